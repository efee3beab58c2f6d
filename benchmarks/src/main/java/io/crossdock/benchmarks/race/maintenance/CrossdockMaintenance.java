package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.BeamOnFlink;
import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.MemoryMessages;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.pipelines.maintenance.StoredModelFiles;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.transforms.lookup.Lookup;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.features.MeasureMachines;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.orders.WatchMachines;
import io.crossdock.transforms.maintenance.score.ScoreWithModel;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;

/** The maintenance pipeline's own transforms on Beam's Flink runner, between memory and tally. */
final class CrossdockMaintenance implements Engine {
  @Override
  public void run(RaceInput input, Settings settings) throws IOException {
    Pipeline pipeline = BeamOnFlink.pipeline(settings);
    List<PCollection<Failure>> failures = new ArrayList<>();
    Lookup<MachineBook> machines = Lookup.fixed(MaintenanceRace.book());
    PCollection<FeatureRow> features =
        pipeline
            .apply("ReadMessages", Read.from(MemoryMessages.of(input, 0)))
            .apply("DecodeEvents", MaintenanceRace.DECODER)
            .failuresTo(failures)
            .apply("MeasureMachines", MeasureMachines.with(MeasureVibration.standard(), machines))
            .apply(
                "JoinFeatures",
                JoinFeatures.in(MaintenanceRace.TIMES, MaintenanceRace.PROCESS, machines));
    features.apply("TallyFeatures", ParDo.of(new FeatureFn()));
    PCollection<Prediction> predictions =
        features
            .apply(
                "ScoreRows",
                ScoreWithModel.by(
                    Lookup.fixed(MaintenanceRace.models(settings.directory())),
                    new StoredModelFiles(),
                    MaintenanceRace.FAILURES))
            .failuresTo(failures);
    predictions.apply("TallyPredictions", ParDo.of(new PredictionFn()));
    PCollectionTuple orders =
        predictions.apply(
            "WatchMachines", WatchMachines.by(MaintenanceRace.ORDERS, MaintenanceRace.LATENESS));
    orders.get(WatchMachines.ENDED).apply("TallyOrders", ParDo.of(new OrderFn()));
    pipeline.run().waitUntilFinish();
  }

  private static final class FeatureFn extends DoFn<FeatureRow, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element FeatureRow row) {
      MaintenanceTally.features(row);
    }
  }

  private static final class PredictionFn extends DoFn<Prediction, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Prediction prediction) {
      MaintenanceTally.prediction(prediction);
    }
  }

  private static final class OrderFn extends DoFn<WorkOrder, Void> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element WorkOrder order) {
      MaintenanceTally.settled(order);
    }
  }
}
