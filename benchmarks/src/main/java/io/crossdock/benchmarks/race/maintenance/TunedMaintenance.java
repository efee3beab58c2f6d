package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.CompactInfo;
import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.FlinkMemory;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.benchmarks.race.TunedFlink;
import io.crossdock.io.format.MessageException;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.PredictionCoder;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import io.crossdock.transforms.maintenance.features.Measured;
import io.crossdock.transforms.maintenance.features.MeasuredCoder;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.orders.WatchMachines;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import io.crossdock.transforms.time.Micros;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.util.Collector;

/**
 * The maintenance job as somebody would write it who knows Flink well: blocks measured where they
 * are decoded, each machine's parts in keyed state, an operator that scores rows in batches, orders
 * in keyed state. Decoder, measuring, windows, scoring and rules are Crossdock's, taken as a
 * library, so that the race is one of engines.
 */
@SuppressWarnings("deprecation") // see FlinkMemory
final class TunedMaintenance implements Engine {
  @Override
  public void run(RaceInput input, Settings settings) throws Exception {
    StreamExecutionEnvironment env = TunedFlink.environment(settings);
    TypeInformation<FeatureRow> rows = new CompactInfo<>(FeatureRow.class, FeatureRowCoder.of());
    TypeInformation<Prediction> judged = new CompactInfo<>(Prediction.class, PredictionCoder.of());
    SingleOutputStreamOperator<FeatureRow> features =
        env.addSource(
                FlinkMemory.of(input),
                "messages",
                new CompactInfo<>(SourceMessage.class, SourceMessageCoder.of()))
            .flatMap(new MeasureFunction(MaintenanceRace.book()))
            .returns(new CompactInfo<>(Measured.class, MeasuredCoder.of()))
            .keyBy(event -> event.tenant() + '\0' + event.machineId(), Types.STRING)
            .process(new JoinFunction(MaintenanceRace.book()))
            .returns(rows);
    features.addSink(new FeatureSink());
    SingleOutputStreamOperator<Prediction> predictions =
        features.transform(
            "score", judged, new ScoreOperator(MaintenanceRace.models(settings.directory())));
    predictions.addSink(new PredictionSink());
    predictions
        .filter(Prediction::known)
        .keyBy(WatchMachines::key, Types.STRING)
        .process(new WatchFunction())
        .getSideOutput(WatchFunction.ENDED)
        .addSink(new OrderSink());
    env.execute("tuned maintenance");
  }

  private static final class MeasureFunction extends RichFlatMapFunction<SourceMessage, Measured> {
    private static final long serialVersionUID = 1;
    private static final long AHEAD_MICROS = Micros.of(MaintenanceRace.TIMES.ahead());

    private final MeasureVibration measure = MeasureVibration.standard();
    private final MachineBook book;

    MeasureFunction(MachineBook book) {
      this.book = book;
    }

    @Override
    public void flatMap(SourceMessage message, Collector<Measured> out) throws MessageException {
      for (MachineEvent event : MaintenanceRace.DECODER.decode(message)) {
        if (event.eventTimeMicros() - event.arrivalMicros() > AHEAD_MICROS) {
          continue;
        }
        if (event instanceof VibrationBlock block) {
          out.collect(
              Measured.of(
                  measure.measure(
                      block, book.at(block.tenant(), block.machineId(), block.eventTimeMicros()))));
        } else if (event instanceof ProcessReading reading) {
          out.collect(Measured.of(reading));
        }
      }
    }
  }

  private static final class FeatureSink implements SinkFunction<FeatureRow> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(FeatureRow row, Context context) {
      MaintenanceTally.features(row);
    }
  }

  private static final class PredictionSink implements SinkFunction<Prediction> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(Prediction prediction, Context context) {
      MaintenanceTally.prediction(prediction);
    }
  }

  private static final class OrderSink implements SinkFunction<WorkOrder> {
    private static final long serialVersionUID = 1;

    @Override
    public void invoke(WorkOrder order, Context context) {
      MaintenanceTally.settled(order);
    }
  }
}
