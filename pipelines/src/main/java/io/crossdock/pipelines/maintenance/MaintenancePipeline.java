package io.crossdock.pipelines.maintenance;

import io.crossdock.io.format.DecodeFeatureRows;
import io.crossdock.io.format.DecodeMachineEvents;
import io.crossdock.io.format.FeatureRowJson;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.lookup.Lookup;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.features.MeasureMachines;
import io.crossdock.transforms.maintenance.features.ProcessFeatures;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.orders.WatchMachines;
import io.crossdock.transforms.maintenance.score.RowFailures;
import io.crossdock.transforms.maintenance.score.ScoreWithModel;
import io.crossdock.transforms.maintenance.score.ToldModels;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import io.crossdock.transforms.maintenance.signal.SignalRules;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * Vibration and process readings of machines to features, probabilities of failure and work orders.
 * {@code --help} lists the options.
 *
 * <p>Exit codes: 0 all is done (a pipeline that reads for ever has none), 1 the pipeline failed, 2
 * the options are wrong.
 */
public final class MaintenancePipeline implements Launchable<MaintenanceOptions> {
  /** The pipeline's name, in failures and metrics. */
  public static final String NAME = "maintenance";

  /** Parses, builds, runs. */
  public static void main(String[] args) {
    System.exit(Launch.run(args, new MaintenancePipeline()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "Machine sensors, measured and scored by models: failure probabilities, work orders.";
  }

  @Override
  public Class<MaintenanceOptions> options() {
    return MaintenanceOptions.class;
  }

  @Override
  public Run open(MaintenanceOptions options, Instant now) throws SQLException {
    MaintenanceSettings settings = MaintenanceSettings.parse(options, now);
    Doors doors = Doors.open(settings.doors());
    return new Run() {
      private ToldModels told = ToldModels.NONE;

      @Override
      public void prepare() {
        doors.prepare(options);
        told = KnownModels.told(settings);
      }

      @Override
      public void build(Pipeline pipeline) {
        MaintenancePipeline.build(pipeline, settings, told, doors);
      }

      @Override
      public void done() throws SQLException {
        doors.close();
      }
    };
  }

  /** Wires the pipeline and does not run it. */
  static void build(Pipeline pipeline, MaintenanceSettings settings, ToldModels told, Doors doors) {
    List<PCollection<Failure>> failures = new ArrayList<>();
    MaintenanceRows rows = new MaintenanceRows(settings, doors, failures);
    Lookup<MachineBook> machines = KnownMachines.of(pipeline, settings);
    PCollection<SourceMessage> messages = pipeline.apply("ReadMessages", doors.input());
    boolean replay = settings.doors().input() == DoorSettings.Input.REPLAY;
    PCollection<SourceMessage> events =
        replay ? messages.apply("EventMessages", Filter.by(message -> !isRow(message))) : messages;
    PCollectionTuple measured =
        events
            .apply(
                "DecodeEvents",
                DecodeMachineEvents.of(
                    NAME,
                    settings.doors().formats(),
                    new MachineLateness(settings.times().lateness())))
            .failuresTo(failures)
            .apply(
                "MeasureMachines",
                MeasureMachines.with(
                    new MeasureVibration(SignalRules.STANDARD, settings.zones()), machines));
    rows.vibration(measured.get(MeasureMachines.VIBRATION));
    rows.process(measured.get(MeasureMachines.PROCESS));
    PCollection<FeatureRow> features =
        measured.apply(
            "JoinFeatures",
            JoinFeatures.in(settings.times(), new ProcessFeatures(settings.variants()), machines));
    rows.features(features);
    PCollection<FeatureRow> toScore =
        replay
            ? PCollectionList.of(features)
                .and(again(messages, settings, failures))
                .apply("AllRows", Flatten.pCollections())
            : features;
    if (!settings.models().isEmpty() || settings.modelsTopic() != null) {
      PCollection<Prediction> predictions =
          toScore
              .apply(
                  "ScoreRows",
                  ScoreWithModel.by(
                      Lookup.changing(KnownModels.of(pipeline, settings, told, failures)),
                      new StoredModelFiles(),
                      new RowFailures(NAME, "ScoreRows", FeatureRowJson::bytes)))
              .failuresTo(failures);
      rows.predictions(predictions);
      // What is replayed came too late, or was mended by hand: it belongs to the record, but one
      // window without those around it is nothing to send anybody for.
      if (!replay) {
        rows.orders(
            predictions.apply(
                "WatchMachines", WatchMachines.by(settings.orders(), settings.times().lateness())));
      }
    }
    PCollectionList.of(failures)
        .apply("AllFailures", Flatten.pCollections())
        .apply("WriteFailures", doors.failures());
  }

  /** Rows that a model could not score, to be scored again. */
  private static PCollection<FeatureRow> again(
      PCollection<SourceMessage> messages,
      MaintenanceSettings settings,
      List<PCollection<Failure>> failures) {
    return messages
        .apply("RowMessages", Filter.by(MaintenancePipeline::isRow))
        .apply(
            "DecodeFeatureRows", DecodeFeatureRows.of(NAME, settings.doors().formats(), row -> ""))
        .failuresTo(failures);
  }

  private static boolean isRow(SourceMessage message) {
    return message.contentType().equals(FeatureRowJson.CONTENT_TYPE);
  }
}
