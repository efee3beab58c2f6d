package io.crossdock.transforms.maintenance.machine;

import java.io.Serializable;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Where a step looks machines up: in a book that stays as it was at launch, or in one that changes
 * while the pipeline runs. The latter is a side input, and a step with one is a task of its own on
 * Flink: all that goes there is written and read again. So what does not change should be no view.
 */
public final class MachineLookup implements Serializable {
  private static final long serialVersionUID = 1;

  private final MachineBook fixed;
  private final @Nullable PCollectionView<MachineBook> changing;

  private MachineLookup(MachineBook fixed, @Nullable PCollectionView<MachineBook> changing) {
    this.fixed = fixed;
    this.changing = changing;
  }

  /** In a book that does not change while the pipeline runs. */
  public static MachineLookup in(MachineBook book) {
    return new MachineLookup(book, null);
  }

  /**
   * In a book that changes: an element sees it as it is when it passes, and waits for the first.
   */
  public static MachineLookup in(PCollectionView<MachineBook> book) {
    return new MachineLookup(MachineBook.EMPTY, book);
  }

  /** A step that may ask for {@link #book}. */
  public <InputT, OutputT> ParDo.SingleOutput<InputT, OutputT> step(DoFn<InputT, OutputT> fn) {
    ParDo.SingleOutput<InputT, OutputT> step = ParDo.of(fn);
    return changing == null ? step : step.withSideInputs(changing);
  }

  /** The book as it is for this element. */
  public MachineBook book(DoFn<?, ?>.ProcessContext context) {
    return changing == null ? fixed : Objects.requireNonNull(context.sideInput(changing));
  }
}
