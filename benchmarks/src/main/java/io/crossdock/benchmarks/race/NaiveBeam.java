package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.pipelines.launch.EmbeddedFlink;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * What Beam's guide teaches: session windows and GroupByKey, twice (a burst of a scanner is a
 * session of its own), a coder that is inferred from a schema, and no option of the runner set.
 */
@SuppressWarnings("deprecation") // allowedTimestampSkew: the reader's time is that of arrival
final class NaiveBeam implements Engine {
  private static final long OUT_OF_ORDER_MILLIS = 10_000;

  /** A millisecond more than the rule's interval, which is in microseconds. */
  private static final Duration BURST_GAP =
      millis(RaceInput.RULES.standard().minScanInterval()).plus(Duration.millis(1));

  /** With hours a scanner's thousands of bursts would be one value of state. */
  private static final Duration BURST_LATENESS = Duration.standardMinutes(10);

  private static final Duration LATENESS = Duration.standardHours(2);

  @Override
  public void run(RaceInput input, Settings settings) {
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(
                    "--runner=FlinkRunner",
                    "--flinkMaster=[local]",
                    EmbeddedFlink.configuration(Path.of(settings.directory()).resolve("conf")),
                    "--streaming=true",
                    "--parallelism=" + settings.parallelism(),
                    "--shutdownSourcesAfterIdleMs=0")
                .create());
    PCollection<SourceMessage> messages = messages(pipeline, input, settings);
    PCollection<JsonScan> scans = messages.apply("Decode", ParDo.of(new DecodeFn()));
    PCollection<JsonScan> findings =
        scans
            .apply(
                "ByScanner",
                WithKeys.of((JsonScan scan) -> scan.scannerId)
                    .withKeyType(TypeDescriptors.strings()))
            .apply("Bursts", sessions(BURST_GAP, BURST_LATENESS))
            .apply("GroupBursts", GroupByKey.create())
            .apply("FindFast", ParDo.of(new FastFn()));
    PCollection<KV<Integer, Integer>> last =
        PCollectionList.of(scans.apply("Global", global()))
            .and(findings.apply("AlsoGlobal", global()))
            .apply("Both", Flatten.pCollections())
            .apply(
                "ByItem",
                WithKeys.of((JsonScan scan) -> scan.item).withKeyType(TypeDescriptors.strings()))
            .apply("Sessions", sessions(millis(RaceInput.RULES.standard().sessionGap()), LATENESS))
            .apply("GroupSessions", GroupByKey.create())
            .apply("Judge", ParDo.of(new JudgeFn()));
    if (settings.topic() == null) {
      pipeline.run().waitUntilFinish();
    } else {
      BeamEnd.runUntil(
          pipeline,
          messages.apply("EndOfTopic", ParDo.of(new EndFn())),
          List.of(last.apply("GlobalLast", global())));
    }
  }

  private static PCollection<SourceMessage> messages(
      Pipeline pipeline, RaceInput input, Settings settings) {
    if (settings.topic() == null) {
      return pipeline.apply("Read", Read.from(MemoryMessages.of(input, OUT_OF_ORDER_MILLIS)));
    }
    Map<String, Object> configuration = new HashMap<>(RaceTopic.counted());
    configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return pipeline
        .apply(
            "Read",
            KafkaIO.<byte[], byte[]>read()
                .withBootstrapServers(settings.topic().bootstrapServers())
                .withTopic(RaceTopic.NAME)
                .withKeyDeserializerAndCoder(
                    ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
                .withValueDeserializer(ByteArrayDeserializer.class)
                .withConsumerConfigUpdates(configuration)
                .withCreateTime(Duration.millis(OUT_OF_ORDER_MILLIS)))
        .apply(
            "AsMessage",
            MapElements.into(TypeDescriptor.of(SourceMessage.class)).via(NaiveBeam::message))
        .setCoder(SourceMessageCoder.of());
  }

  private static SourceMessage message(KafkaRecord<byte[], byte[]> record) {
    return RaceTopic.message(
        record.getPartition(),
        record.getOffset(),
        record.getTimestamp(),
        requireNonNull(record.getKV().getValue()));
  }

  private static Duration millis(java.time.Duration duration) {
    return Duration.millis(Micros.of(duration) / 1_000);
  }

  private static <T> Window<T> global() {
    return Window.<T>into(new GlobalWindows())
        .triggering(DefaultTrigger.of())
        .withAllowedLateness(Duration.ZERO)
        .discardingFiredPanes();
  }

  private static <T> Window<T> sessions(Duration gap, Duration lateness) {
    return Window.<T>into(Sessions.withGapDuration(gap))
        .triggering(
            AfterWatermark.pastEndOfWindow().withLateFirings(AfterPane.elementCountAtLeast(1)))
        .withAllowedLateness(lateness)
        .accumulatingFiredPanes();
  }

  private static final class DecodeFn extends DoFn<SourceMessage, JsonScan> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element SourceMessage message, OutputReceiver<JsonScan> out)
        throws IOException {
      if (RaceTopic.isEnd(message.payload())) {
        return;
      }
      JsonScan scan = JsonScan.of(message);
      out.outputWithTimestamp(scan, Instant.ofEpochMilli(scan.eventMicros / 1_000));
    }

    @Override
    public Duration getAllowedTimestampSkew() {
      return LATENESS;
    }
  }

  private static final class EndFn extends DoFn<SourceMessage, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element SourceMessage message, OutputReceiver<KV<Integer, Integer>> out) {
      if (RaceTopic.isEnd(message.payload())) {
        out.output(KV.of(0, 0));
      }
    }
  }

  private static final class FastFn extends DoFn<KV<String, Iterable<JsonScan>>, JsonScan> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<JsonScan>> burst, OutputReceiver<JsonScan> out) {
      List<JsonScan> scans = new ArrayList<>();
      burst.getValue().forEach(scans::add);
      scans.sort(Comparator.comparingLong(scan -> scan.eventMicros));
      long interval = Micros.of(RaceInput.RULES.standard().minScanInterval());
      for (int i = 1; i < scans.size(); i++) {
        for (int j = i - 1; j >= 0; j--) {
          long apart = scans.get(i).eventMicros - scans.get(j).eventMicros;
          if (apart >= interval) {
            break;
          }
          if (apart > 0 && !scans.get(j).item.equals(scans.get(i).item)) {
            JsonScan found = scans.get(i).foundFast();
            out.outputWithTimestamp(found, Instant.ofEpochMilli(found.eventMicros / 1_000));
            break;
          }
        }
      }
    }

    @Override
    public Duration getAllowedTimestampSkew() {
      return LATENESS;
    }
  }

  private static final class JudgeFn
      extends DoFn<KV<String, Iterable<JsonScan>>, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element KV<String, Iterable<JsonScan>> session) {
      SessionVerdicts.of(session.getValue()).tally();
    }
  }
}
