package io.crossdock.transforms.lookup;

import java.io.Serializable;
import java.util.Objects;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Where a step looks things up (machines, rules, models): in a book that stays as it was at launch,
 * or in one that changes while the pipeline runs. The latter is a side input, and a step with one
 * is a task of its own on Flink: all that goes there is written and read again. So what does not
 * change should be no view.
 *
 * @param <BookT> the book
 */
public final class Lookup<BookT extends Serializable> implements Serializable {
  private static final long serialVersionUID = 1;

  private final @Nullable BookT fixed;
  private final @Nullable PCollectionView<BookT> changing;

  private Lookup(@Nullable BookT fixed, @Nullable PCollectionView<BookT> changing) {
    this.fixed = fixed;
    this.changing = changing;
  }

  /** In a book that does not change while the pipeline runs. */
  public static <BookT extends Serializable> Lookup<BookT> fixed(BookT book) {
    return new Lookup<>(book, null);
  }

  /**
   * In a book that changes: an element sees it as it is when it passes, and waits for the first.
   */
  public static <BookT extends Serializable> Lookup<BookT> changing(PCollectionView<BookT> book) {
    return new Lookup<>(null, book);
  }

  /** A step that may ask for {@link #book}. */
  public <InputT, OutputT> ParDo.SingleOutput<InputT, OutputT> step(DoFn<InputT, OutputT> fn) {
    ParDo.SingleOutput<InputT, OutputT> step = ParDo.of(fn);
    return changing == null ? step : step.withSideInputs(changing);
  }

  /** The book as it is for this element. */
  public BookT book(DoFn<?, ?>.ProcessContext context) {
    return Objects.requireNonNull(changing == null ? fixed : context.sideInput(changing));
  }
}
