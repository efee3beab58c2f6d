package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MachineEventCoder;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.ProcessReadingCoder;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.VibrationFeaturesCoder;
import io.crossdock.transforms.lookup.Lookup;
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

  private static final TupleTag<MachineEvent> BLOCKS = new TupleTag<>("blocks") {};

  private final MeasureVibration measure;
  private final Lookup<MachineBook> machines;

  private MeasureMachines(MeasureVibration measure, Lookup<MachineBook> machines) {
    this.measure = measure;
    this.machines = machines;
  }

  /** Measures machines that are looked up in a book. */
  public static MeasureMachines with(MeasureVibration measure, Lookup<MachineBook> machines) {
    return new MeasureMachines(measure, machines);
  }

  @Override
  public PCollectionTuple expand(PCollection<MachineEvent> events) {
    PCollectionTuple split =
        events.apply(
            "SplitEvents",
            ParDo.of(new SplitFn()).withOutputTags(BLOCKS, TupleTagList.of(PROCESS)));
    PCollection<VibrationFeatures> vibration =
        split
            .get(BLOCKS)
            .setCoder(MachineEventCoder.of())
            .apply("MeasureMachine", machines.step(new MeasureFn(measure, machines)))
            .setCoder(VibrationFeaturesCoder.of());
    return PCollectionTuple.of(VIBRATION, vibration)
        .and(PROCESS, split.get(PROCESS).setCoder(ProcessReadingCoder.of()));
  }

  /**
   * Only blocks are measured: where the book changes, that step is a task of its own on Flink, and
   * all that goes there is written and read again.
   */
  private static final class SplitFn extends DoFn<MachineEvent, MachineEvent> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element MachineEvent event, MultiOutputReceiver out) {
      if (event instanceof ProcessReading reading) {
        out.get(PROCESS).output(reading);
      } else {
        out.get(BLOCKS).output(event);
      }
    }
  }

  private static final class MeasureFn extends DoFn<MachineEvent, VibrationFeatures> {
    private static final long serialVersionUID = 1;

    private final MeasureVibration measure;
    private final Lookup<MachineBook> machines;
    private final Counter withoutVerdict = Metrics.counter("maintenance", "blocks_no_verdict");

    MeasureFn(MeasureVibration measure, Lookup<MachineBook> machines) {
      this.measure = measure;
      this.machines = machines;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      MachineEvent event = Objects.requireNonNull(context.element());
      if (event instanceof VibrationBlock block) {
        Machine machine =
            machines.book(context).at(block.tenant(), block.machineId(), block.eventTimeMicros());
        VibrationFeatures features = measure.measure(block, machine);
        if (Double.isNaN(features.accelerationRms())) {
          withoutVerdict.inc();
        }
        context.output(features);
      }
    }
  }
}
