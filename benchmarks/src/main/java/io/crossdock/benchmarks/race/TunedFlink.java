package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.io.format.MessageException;
import io.crossdock.pipelines.launch.EmbeddedFlink;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.ScannerPick;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who knows Flink well would write: keyed process functions, state of immutable
 * values, serializers of their own, objects reused, one timer for each item. The domain's rules and
 * the decoder are Crossdock's, taken as a library, so that the race is one of engines.
 */
@SuppressWarnings("deprecation") // see FlinkMemory
public final class TunedFlink implements Engine {
  private static final String MESSAGES = "messages";

  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    StreamExecutionEnvironment env = environment(settings);
    SingleOutputStreamOperator<CheckedScan> scans =
        messages(env, input, settings)
            .flatMap(new DecodeFunction())
            .returns(new CompactInfo<>(CheckedScan.class, CheckedScanCoder.of()));
    KeyedStream<CheckedScan, String> byItem =
        scans.keyBy(row -> row.scan().tenant() + '\0' + row.item(), Types.STRING);
    KeyedStream<Finding, String> findings =
        scans
            .flatMap(
                (CheckedScan row, Collector<ScannerPick> out) ->
                    ScannerPick.of(row).ifPresent(out::collect))
            .returns(new CompactInfo<>(ScannerPick.class, ScannerPick.ScannerPickCoder.of()))
            .keyBy(pick -> pick.tenant() + '\0' + pick.scannerId(), Types.STRING)
            .process(new PaceFunction())
            .returns(new CompactInfo<>(Finding.class, Finding.FindingCoder.of()))
            .keyBy(found -> found.tenant() + '\0' + found.item(), Types.STRING);
    SingleOutputStreamOperator<CheckedScan> rows =
        byItem
            .connect(findings)
            .process(new JudgeFunction())
            .returns(new CompactInfo<>(CheckedScan.class, CheckedScanCoder.of()));
    rows.addSink(new RowSink());
    rows.getSideOutput(JudgeFunction.SESSIONS).addSink(new SessionSink());
    rows.getSideOutput(JudgeFunction.COPIES).addSink(new CopySink());
    env.execute("tuned");
  }

  private static DataStream<SourceMessage> messages(
      StreamExecutionEnvironment env, RaceInput input, Settings settings) {
    CompactInfo<SourceMessage> type =
        new CompactInfo<>(SourceMessage.class, SourceMessageCoder.of());
    return settings.topic() == null
        ? env.addSource(FlinkMemory.of(input), MESSAGES, type)
        : env.fromSource(
            FlinkTopic.of(settings.topic(), message -> message, type),
            WatermarkStrategy.forMonotonousTimestamps(),
            MESSAGES,
            type);
  }

  /**
   * What RocksDB has for what it reads and writes: the 128 MB of a Flink that runs in a JVM of
   * another would be read from its files again and again.
   */
  static final String ROCKSDB_MEMORY = "1gb";

  /** Flink in this JVM as it costs least: objects reused, no class by Kryo. */
  public static StreamExecutionEnvironment environment(Settings settings) {
    Configuration configuration = Configuration.fromMap(EmbeddedFlink.settings());
    configuration.set(
        StateBackendOptions.STATE_BACKEND, settings.rocksdb() ? "rocksdb" : "hashmap");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + settings.directory());
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(ROCKSDB_MEMORY));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), configuration);
    env.getConfig().enableObjectReuse();
    env.getConfig().disableGenericTypes();
    if (settings.checkpointMillis() > 0) {
      env.enableCheckpointing(settings.checkpointMillis(), CheckpointingMode.EXACTLY_ONCE);
    }
    return env;
  }

  private static final class DecodeFunction
      extends RichFlatMapFunction<SourceMessage, CheckedScan> {
    private static final long serialVersionUID = 1;
    private transient @Nullable Gs1Parser parser;

    @Override
    public void open(OpenContext context) {
      parser = new Gs1Parser();
    }

    @Override
    public void flatMap(SourceMessage message, Collector<CheckedScan> out) throws MessageException {
      for (Scan scan : Decoding.decode(message)) {
        out.collect(
            CheckScans.check(scan, RaceInput.RULES.of(scan.tenant()), requireNonNull(parser)));
      }
    }
  }

  private static final class RowSink implements SinkFunction<CheckedScan> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(CheckedScan row, Context context) {
      Tally.own().row(row);
    }
  }

  private static final class SessionSink implements SinkFunction<Session> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(Session session, Context context) {
      Tally.own().session(session);
    }
  }

  private static final class CopySink implements SinkFunction<ScanCopy> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(ScanCopy copy, Context context) {
      Tally.own().copy(copy);
    }
  }
}
