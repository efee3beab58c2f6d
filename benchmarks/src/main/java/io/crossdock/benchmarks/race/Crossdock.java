package io.crossdock.benchmarks.race;

import io.crossdock.io.format.DecodeScans;
import io.crossdock.io.kafka.ArrivalSettings;
import io.crossdock.io.kafka.KafkaInput;
import io.crossdock.io.kafka.KafkaInputSettings;
import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.FlagScans;
import io.crossdock.transforms.barcode.LatenessLimit;
import io.crossdock.transforms.epcis.EpcisScans;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The barcode pipeline's own transforms on Beam's Flink runner, between memory and tally. */
final class Crossdock implements Engine {
  private static final int SHARDS = 128;

  @Override
  public void run(RaceInput input, Settings settings) throws IOException {
    Pipeline pipeline = BeamOnFlink.pipeline(settings);
    List<PCollection<Failure>> failures = new ArrayList<>();
    PCollectionTuple flagged =
        pipeline
            .apply("ReadMessages", messages(input, settings))
            .apply(
                "DecodeScans",
                DecodeScans.of(
                    "race", Decoding.FORMATS, new LatenessLimit(RaceInput.RULES), EpcisScans::of))
            .failuresTo(failures)
            .apply("CheckScans", CheckScans.by(RaceInput.RULES))
            .apply(
                "FlagScans",
                FlagScans.by(RaceInput.RULES, RaceInput.places(), SHARDS, Duration.ofSeconds(1)));
    List<PCollection<KV<Integer, Integer>>> last =
        List.of(
            flagged.get(FlagScans.ROWS).apply("TallyRows", ParDo.of(new RowFn())),
            flagged.get(FlagScans.SESSIONS).apply("TallySessions", ParDo.of(new SessionFn())),
            flagged.get(FlagScans.COPIES).apply("TallyCopies", ParDo.of(new CopyFn())));
    if (settings.topic() == null) {
      pipeline.run().waitUntilFinish();
    } else {
      PCollection<KV<Integer, Integer>> ends =
          PCollectionList.of(failures)
              .apply("Failures", Flatten.pCollections())
              .apply("EndOfTopic", ParDo.of(new EndFn()));
      BeamEnd.runUntil(pipeline, ends, last);
    }
  }

  private static PTransform<PBegin, PCollection<SourceMessage>> messages(
      RaceInput input, Settings settings) throws IOException {
    if (settings.topic() == null) {
      return Read.from(MemoryMessages.of(input, 0));
    }
    Path file = Path.of(settings.directory(), "consumer.properties");
    Properties properties = new Properties();
    properties.putAll(RaceTopic.counted());
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    Duration second = Duration.ofSeconds(1);
    return KafkaInput.of(
        new KafkaInputSettings(
            new KafkaSettings(settings.topic().bootstrapServers(), file.toString(), null),
            List.of(RaceTopic.NAME),
            "race",
            Instant.EPOCH,
            null,
            new ArrivalSettings(second, second, ArrivalSettings.IdlePartitions.ADVANCE, second)));
  }

  private static final class EndFn extends DoFn<Failure, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Failure failure, OutputReceiver<KV<Integer, Integer>> out) {
      if (!RaceTopic.isEnd(failure.payload())) {
        throw new IllegalStateException("a scan of the race failed: " + failure.message());
      }
      out.output(KV.of(0, 0));
    }
  }

  private static final class RowFn extends DoFn<CheckedScan, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element CheckedScan row) {
      Tally.own().row(row);
    }
  }

  private static final class SessionFn extends DoFn<Session, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Session session) {
      Tally.own().session(session);
    }
  }

  private static final class CopyFn extends DoFn<ScanCopy, KV<Integer, Integer>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element ScanCopy copy) {
      Tally.own().copy(copy);
    }
  }
}
