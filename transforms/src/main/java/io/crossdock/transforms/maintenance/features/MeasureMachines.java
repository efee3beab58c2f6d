package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.ProcessReadingCoder;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import java.util.Objects;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Measures each block of vibration by itself, with the bearing and the limits of the machine as of
 * its time; readings of the process go on as they are. Samples end here: what goes on is small.
 */
public final class MeasureMachines extends PTransform<PCollection<MachineEvent>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** What blocks of vibration come down to. */
  public static final TupleTag<VibrationFeatures> VIBRATION = new TupleTag<>("vibration") {};

  /** Readings of the process. */
  public static final TupleTag<ProcessReading> PROCESS = new TupleTag<>("process") {};

  private final MeasureVibration measure;
  private final PCollectionView<MachineBook> machines;

  private MeasureMachines(MeasureVibration measure, PCollectionView<MachineBook> machines) {
    this.measure = measure;
    this.machines = machines;
  }

  /** Measures machines that are looked up in a book. */
  public static MeasureMachines with(
      MeasureVibration measure, PCollectionView<MachineBook> machines) {
    return new MeasureMachines(measure, machines);
  }

  @Override
  public PCollectionTuple expand(PCollection<MachineEvent> events) {
    PCollectionTuple measured =
        events.apply(
            "MeasureMachine",
            ParDo.of(new MeasureFn(measure, machines))
                .withSideInputs(machines)
                .withOutputTags(VIBRATION, TupleTagList.of(PROCESS)));
    measured.get(VIBRATION).setCoder(VibrationFeaturesCoder.of());
    measured.get(PROCESS).setCoder(ProcessReadingCoder.of());
    return measured;
  }

  private static final class MeasureFn extends DoFn<MachineEvent, VibrationFeatures> {
    private static final long serialVersionUID = 1;

    private final MeasureVibration measure;
    private final PCollectionView<MachineBook> machines;
    private final Counter withoutVerdict = Metrics.counter("maintenance", "blocks_no_verdict");

    MeasureFn(MeasureVibration measure, PCollectionView<MachineBook> machines) {
      this.measure = measure;
      this.machines = machines;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      MachineEvent event = Objects.requireNonNull(context.element());
      if (event instanceof VibrationBlock block) {
        MachineBook book = Objects.requireNonNull(context.sideInput(machines));
        VibrationFeatures features =
            measure.measure(
                block, book.at(block.tenant(), block.machineId(), block.eventTimeMicros()));
        if (Double.isNaN(features.accelerationRms())) {
          withoutVerdict.inc();
        }
        context.output(VIBRATION, features);
      } else if (event instanceof ProcessReading reading) {
        context.output(PROCESS, reading);
      }
    }
  }
}
