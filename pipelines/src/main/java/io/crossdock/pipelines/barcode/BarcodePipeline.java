package io.crossdock.pipelines.barcode;

import io.crossdock.io.format.DecodeScans;
import io.crossdock.pipelines.launch.Launch;
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
import org.apache.beam.sdk.options.PipelineOptionsFactory;
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
public final class BarcodePipeline {
  /** The pipeline's name, in failures and metrics. */
  public static final String NAME = "barcode";

  private BarcodePipeline() {}

  /** Parses, builds, runs. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String[] args) {
    return Launch.run(args, BarcodeOptions.class, BarcodePipeline::work);
  }

  private static void work(String[] args) throws SQLException {
    BarcodeOptions options =
        PipelineOptionsFactory.fromArgs(args).withValidation().as(BarcodeOptions.class);
    options.setStreaming(true);
    BarcodeSettings settings = BarcodeSettings.parse(options, Instant.now());
    BarcodeDoors doors = BarcodeDoors.open(settings);
    Pipeline pipeline = Pipeline.create(options);
    build(pipeline, settings, doors);
    Launch.finish(pipeline.run());
    doors.close();
  }

  /** Wires the pipeline and does not run it. */
  static void build(Pipeline pipeline, BarcodeSettings settings, BarcodeDoors doors) {
    List<PCollection<Failure>> failures = new ArrayList<>();
    PCollection<SourceMessage> messages = pipeline.apply("ReadMessages", doors.input());
    PCollection<CheckedScan> scans =
        messages
            .apply(
                "DecodeScans",
                DecodeScans.of(
                    NAME,
                    settings.defaultTenant(),
                    settings.maxMessageBytes(),
                    new LatenessLimit(settings.rules()),
                    EpcisScans::of))
            .failuresTo(failures)
            .apply("CheckScans", CheckScans.by(settings.rules()));
    PCollectionTuple flagged =
        scans.apply(
            "FlagScans",
            FlagScans.by(settings.rules(), settings.places(), settings.shards(), settings.tick()));
    failures.add(flagged.get(FlagScans.ROWS).apply("WriteScans", doors.scans()));
    failures.add(flagged.get(FlagScans.SESSIONS).apply("WriteSessions", doors.sessions()));
    failures.add(flagged.get(FlagScans.COPIES).apply("WriteCopies", doors.copies()));
    if (doors.sendsAnomalies()) {
      flagged.get(FlagScans.ANOMALIES).apply("WriteAnomalies", doors.anomalies());
    }
    PCollectionList.of(failures)
        .apply("AllFailures", Flatten.pCollections())
        .apply("WriteFailures", doors.failures());
  }
}
