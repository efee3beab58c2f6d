package io.crossdock.benchmarks.race;

import io.crossdock.io.format.DecodeScans;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.FlagScans;
import io.crossdock.transforms.barcode.LatenessLimit;
import io.crossdock.transforms.epcis.EpcisScans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The barcode pipeline's own transforms on Beam's Flink runner, between memory and tally. */
final class Crossdock implements Engine {
  private static final int SHARDS = 128;

  @Override
  public void run(RaceInput input, Settings settings) {
    Pipeline pipeline = BeamOnFlink.pipeline(settings);
    List<PCollection<Failure>> failures = new ArrayList<>();
    PCollectionTuple flagged =
        pipeline
            .apply("ReadMessages", Read.from(MemoryMessages.of(input, 0)))
            .apply(
                "DecodeScans",
                DecodeScans.of(
                    "race", Decoding.FORMATS, new LatenessLimit(RaceInput.RULES), EpcisScans::of))
            .failuresTo(failures)
            .apply("CheckScans", CheckScans.by(RaceInput.RULES))
            .apply(
                "FlagScans",
                FlagScans.by(RaceInput.RULES, RaceInput.places(), SHARDS, Duration.ofSeconds(1)));
    flagged.get(FlagScans.ROWS).apply("TallyRows", ParDo.of(new RowFn()));
    flagged.get(FlagScans.SESSIONS).apply("TallySessions", ParDo.of(new SessionFn()));
    flagged.get(FlagScans.COPIES).apply("TallyCopies", ParDo.of(new CopyFn()));
    pipeline.run().waitUntilFinish();
  }

  private static final class RowFn extends DoFn<CheckedScan, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element CheckedScan row) {
      Tally.own().row(row);
    }
  }

  private static final class SessionFn extends DoFn<Session, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Session session) {
      Tally.own().session(session);
    }
  }

  private static final class CopyFn extends DoFn<ScanCopy, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element ScanCopy copy) {
      Tally.own().copy(copy);
    }
  }
}
