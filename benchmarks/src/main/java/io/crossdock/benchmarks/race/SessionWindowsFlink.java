package io.crossdock.benchmarks.race;

import io.crossdock.pipelines.launch.EmbeddedFlink;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.DiscardingSink;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.streaming.api.windowing.time.Time;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * What a book on Flink teaches: Jackson's databind to a class of public fields, session windows by
 * event time, everything else as it comes. Its rows come when a session is over, not at once.
 */
@SuppressWarnings("deprecation") // see FlinkMemory
final class SessionWindowsFlink implements Engine {
  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(
            settings.parallelism(), Configuration.fromMap(EmbeddedFlink.settings()));
    DataStream<JsonScan> scans =
        scans(env, input, settings)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<JsonScan>forBoundedOutOfOrderness(Duration.ofSeconds(10))
                    .withTimestampAssigner((scan, old) -> scan.eventMicros / 1_000));
    scans
        .union(scans.keyBy(scan -> scan.scannerId).process(new JsonPaceFunction()))
        .keyBy(scan -> scan.item)
        .window(EventTimeSessionWindows.withGap(gap()))
        .allowedLateness(Time.hours(2))
        .process(new JudgeWindow())
        .addSink(new DiscardingSink<>());
    env.execute("session windows");
  }

  private static DataStream<JsonScan> scans(
      StreamExecutionEnvironment env, RaceInput input, Settings settings) {
    return settings.topic() == null
        ? env.addSource(FlinkMemory.of(input), "messages").map(JsonScan::of)
        : env.fromSource(
            FlinkTopic.of(settings.topic(), JsonScan::of, TypeInformation.of(JsonScan.class)),
            WatermarkStrategy.noWatermarks(),
            "scans");
  }

  private static Time gap() {
    return Time.milliseconds(Micros.of(RaceInput.RULES.standard().sessionGap()) / 1_000);
  }

  private static final class JudgeWindow
      extends ProcessWindowFunction<JsonScan, Integer, String, TimeWindow> {
    private static final long serialVersionUID = 1;

    @Override
    public void process(
        String item, Context context, Iterable<JsonScan> scans, Collector<Integer> out) {
      SessionVerdicts verdicts = SessionVerdicts.of(scans);
      verdicts.tally();
      out.collect(verdicts.rows.size());
    }
  }
}
