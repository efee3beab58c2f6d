package io.crossdock.transforms.fleet.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.joda.time.Duration;

/**
 * Gathers changes of rules into a book that all who look at it have: the first one until a change
 * comes, and with each change a new one.
 */
public final class UpdateRuleBook
    extends PTransform<PCollection<RuleChange>, PCollectionView<RuleBook>> {
  private static final long serialVersionUID = 1;

  /** Changes nothing: the book is there before the first change. */
  private static final RuleChange NONE = new RuleChange("", 0, Map.of());

  private final RuleBook first;

  private UpdateRuleBook(RuleBook first) {
    this.first = first;
  }

  /** Begins with this book. */
  public static UpdateRuleBook from(RuleBook first) {
    return new UpdateRuleBook(first);
  }

  @Override
  public PCollectionView<RuleBook> expand(PCollection<RuleChange> changes) {
    Coder<RuleChange> coder = SerializableCoder.of(RuleChange.class);
    PCollection<RuleChange> none =
        changes.getPipeline().apply("NoChange", Create.of(NONE).withCoder(coder));
    return PCollectionList.of(changes)
        .and(none)
        .apply("WithNone", Flatten.pCollections())
        .setCoder(coder)
        .apply(
            "EachAtOnce",
            Window.<RuleChange>into(new GlobalWindows())
                .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                .withAllowedLateness(Duration.ZERO)
                .accumulatingFiredPanes())
        // The view is the combination itself: a view of its outputs would be of several.
        .apply("Gather", Combine.globally(new BookFn(first)).asSingletonView());
  }

  private static final class BookFn
      extends Combine.CombineFn<RuleChange, List<RuleChange>, RuleBook> implements Serializable {
    private static final long serialVersionUID = 1;

    private final RuleBook first;

    BookFn(RuleBook first) {
      this.first = first;
    }

    @Override
    public List<RuleChange> createAccumulator() {
      return new ArrayList<>();
    }

    @Override
    public List<RuleChange> addInput(List<RuleChange> all, RuleChange change) {
      List<RuleChange> more = new ArrayList<>(all);
      if (!change.values().isEmpty()) {
        more.add(change);
      }
      return more;
    }

    @Override
    public List<RuleChange> mergeAccumulators(Iterable<List<RuleChange>> accumulators) {
      List<RuleChange> all = new ArrayList<>();
      accumulators.forEach(all::addAll);
      return all;
    }

    /**
     * Each change made sense with the first book; of two that do not fit, the later is left out.
     */
    @Override
    public RuleBook extractOutput(List<RuleChange> all) {
      RuleBook book = first;
      for (RuleChange change : all.stream().sorted().toList()) {
        book = updated(book, change);
      }
      return book;
    }

    private static RuleBook updated(RuleBook book, RuleChange change) {
      try {
        return book.with(change);
      } catch (IllegalArgumentException e) {
        return book;
      }
    }

    @Override
    public Coder<RuleBook> getDefaultOutputCoder(
        CoderRegistry registry, Coder<RuleChange> inputCoder) {
      return SerializableCoder.of(RuleBook.class);
    }

    @Override
    public Coder<List<RuleChange>> getAccumulatorCoder(
        CoderRegistry registry, Coder<RuleChange> inputCoder) {
      return ListCoder.of(inputCoder);
    }
  }
}
