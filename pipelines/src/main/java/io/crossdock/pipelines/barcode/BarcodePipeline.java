package io.crossdock.pipelines.barcode;

import io.crossdock.io.format.DecodeScans;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.FlagScans;
import io.crossdock.transforms.barcode.LatenessLimit;
import io.crossdock.transforms.epcis.EpcisScans;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Scans to checked and flagged rows, sessions and anomalies. {@code --help} lists the options.
 *
 * <p>Exit codes: 0 all is done (a pipeline that reads for ever has none), 1 the pipeline failed, 2
 * the options are wrong.
 */
public final class BarcodePipeline implements Launchable<BarcodeOptions> {
  /** The pipeline's name, in failures and metrics. */
  public static final String NAME = "barcode";

  /** Parses, builds, runs. */
  public static void main(String[] args) {
    System.exit(Launch.run(args, new BarcodePipeline()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Barcode scans, checked and flagged: rows, sessions, anomalies.";
  }

  @Override
  public Class<BarcodeOptions> options() {
    return BarcodeOptions.class;
  }

  @Override
  public Run open(BarcodeOptions options, Instant now) throws SQLException {
    BarcodeSettings settings = BarcodeSettings.parse(options, now);
    Doors doors = Doors.open(settings.doors());
    return new Run() {
      @Override
      public void prepare() {
        doors.prepare(options);
      }

      @Override
      public void build(Pipeline pipeline) {
        BarcodePipeline.build(pipeline, settings, doors);
      }

      @Override
      public void done() throws SQLException {
        doors.close();
      }
    };
  }

  /** Wires the pipeline and does not run it. */
  static void build(Pipeline pipeline, BarcodeSettings settings, Doors doors) {
    BarcodeDoors outputs = new BarcodeDoors(doors, settings.anomaliesTopic());
    List<PCollection<Failure>> failures = new ArrayList<>();
    PCollection<SourceMessage> messages = pipeline.apply("ReadMessages", doors.input());
    PCollection<CheckedScan> scans =
        messages
            .apply(
                "DecodeScans",
                DecodeScans.of(
                    NAME,
                    settings.doors().formats(),
                    new LatenessLimit(settings.rules()),
                    EpcisScans::of))
            .failuresTo(failures)
            .apply("CheckScans", CheckScans.by(settings.rules()));
    PCollectionTuple flagged =
        scans.apply(
            "FlagScans",
            FlagScans.by(settings.rules(), settings.places(), settings.shards(), settings.tick()));
    failures.add(flagged.get(FlagScans.ROWS).apply("WriteScans", outputs.scans()));
    failures.add(flagged.get(FlagScans.SESSIONS).apply("WriteSessions", outputs.sessions()));
    failures.add(flagged.get(FlagScans.COPIES).apply("WriteCopies", outputs.copies()));
    if (outputs.sendsAnomalies()) {
      flagged.get(FlagScans.ANOMALIES).apply("WriteAnomalies", outputs.anomalies());
    }
    PCollectionList.of(failures)
        .apply("AllFailures", Flatten.pCollections())
        .apply("WriteFailures", doors.failures());
  }
}
