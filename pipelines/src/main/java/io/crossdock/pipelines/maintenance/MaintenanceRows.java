package io.crossdock.pipelines.maintenance;

import static java.util.Objects.requireNonNull;

import io.crossdock.io.cmms.DeliverWorkOrders;
import io.crossdock.io.format.FeatureRowJson;
import io.crossdock.io.influx.InfluxOutput;
import io.crossdock.io.influx.MachinePoints;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.io.postgres.FeatureRowTable;
import io.crossdock.io.postgres.PostgresOutput;
import io.crossdock.io.postgres.PredictionTable;
import io.crossdock.io.postgres.ProcessReadingTable;
import io.crossdock.io.postgres.Refusal;
import io.crossdock.io.postgres.SettledOrdersTable;
import io.crossdock.io.postgres.VibrationTable;
import io.crossdock.io.postgres.WorkOrderTable;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.pipelines.doors.Doors;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.transforms.maintenance.orders.WatchMachines;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Wait;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.joda.time.Instant;

/** Where the pipeline's rows go. */
final class MaintenanceRows {
  private final MaintenanceSettings settings;
  private final Doors doors;
  private final List<PCollection<Failure>> failures;

  MaintenanceRows(MaintenanceSettings settings, Doors doors, List<PCollection<Failure>> failures) {
    this.settings = settings;
    this.doors = doors;
    this.failures = failures;
  }

  void vibration(PCollection<VibrationFeatures> blocks) {
    failures.add(
        blocks.apply(
            "WriteVibration",
            doors.rows(
                "vibration",
                new VibrationTable(settings.times().ahead()),
                MaintenanceJson::encode,
                Refusal.never())));
    if (settings.influx() != null) {
      failures.add(
          blocks.apply(
              "SendVibration",
              InfluxOutput.of(
                  MachinePoints::of,
                  settings.influx(),
                  Refusal.of(
                      MaintenancePipeline.NAME, "SendVibration", RowMessages::ofVibration))));
    }
  }

  void process(PCollection<ProcessReading> readings) {
    failures.add(
        readings.apply(
            "WriteReadings",
            doors.rows(
                "readings",
                new ProcessReadingTable(settings.times().ahead()),
                MaintenanceJson::encode,
                Refusal.of(MaintenancePipeline.NAME, "WriteReadings", RowMessages::ofReading))));
  }

  void features(PCollection<FeatureRow> rows) {
    failures.add(
        rows.apply(
            "WriteFeatures",
            doors.rows(
                "features", new FeatureRowTable(), FeatureRowJson::encode, Refusal.never())));
  }

  void predictions(PCollection<Prediction> predictions) {
    failures.add(
        predictions.apply(
            "WritePredictions",
            doors.rows(
                "predictions", new PredictionTable(), MaintenanceJson::encode, Refusal.never())));
    if (settings.influx() != null) {
      failures.add(
          predictions.apply(
              "SendPredictions",
              InfluxOutput.of(
                  MachinePoints::of,
                  settings.influx(),
                  Refusal.of(
                      MaintenancePipeline.NAME, "SendPredictions", RowMessages::ofPrediction))));
    }
    if (settings.predictionsTopic() != null) {
      predictions.apply(
          "TellPredictions",
          doors.send("predictions", settings.predictionsTopic(), MaintenanceJson::message));
    }
  }

  void orders(PCollectionTuple said) {
    PCollection<WorkOrder> news = said.get(WatchMachines.ORDERS);
    PCollection<Failure> written =
        PCollectionList.of(news)
            .and(said.get(WatchMachines.ENDED))
            .apply("AllOrders", Flatten.pCollections())
            .apply(
                "WriteOrders",
                doors.rows(
                    "orders", new WorkOrderTable(), MaintenanceJson::encode, Refusal.never()));
    failures.add(written);
    if (settings.ordersTopic() != null) {
      news.apply(
          "TellOrders", doors.send("orders", settings.ordersTopic(), MaintenanceJson::message));
    }
    if (settings.doors().output() != DoorSettings.Output.POSTGRES) {
      return;
    }
    PCollection<Failure> settled =
        said.get(WatchMachines.SETTLED)
            .apply(
                "SettleOrders",
                PostgresOutput.into(
                    new SettledOrdersTable(),
                    requireNonNull(settings.doors().postgres()),
                    Refusal.never()));
    failures.add(settled);
    if (settings.cmms() != null) {
      deliver(written, settled);
    }
  }

  /** At each tick; a pipeline that ends delivers when all orders are written. */
  private void deliver(PCollection<Failure> written, PCollection<Failure> settled) {
    boolean ends = settings.doors().ends();
    PCollection<Instant> ticks =
        written
            .getPipeline()
            .apply("DeliveryTicks", Ticks.every(requireNonNull(settings.cmms()).every(), !ends));
    if (ends) {
      ticks = ticks.apply("AfterAllOrders", Wait.on(List.of(written, settled)));
    }
    DeliverWorkOrders<Instant> deliver =
        DeliverWorkOrders.from(
            requireNonNull(settings.doors().postgres()), requireNonNull(settings.cmms()));
    ticks.apply("DeliverOrders", ends ? deliver.untilNoneWaits() : deliver);
  }
}
