package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.maintenance.ModelMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the book of models up to date while the pipeline runs: the first one until a change comes,
 * and with each change a new one. Of {@link #TICKS} each has the files listed again; {@link
 * #MESSAGES} tell of a model by its file's address and hash. Either may be missing. What cannot be
 * loaded changes nothing, is counted as {@code models_refused} and told of in the log.
 *
 * <p>Of two changes at one address the later holds, by the timestamps of ticks and messages.
 */
public final class WatchModels extends PTransform<PCollectionTuple, PCollectionView<ModelBook>> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(WatchModels.class);

  /** Moments at which the files are to be looked at again. */
  public static final TupleTag<Instant> TICKS = new TupleTag<>("ticks") {};

  /** What is said of models. */
  public static final TupleTag<ModelMessage> MESSAGES = new TupleTag<>("messages") {};

  private static final Coder<ModelChange> CHANGES = SerializableCoder.of(ModelChange.class);

  private final ModelBook first;
  private final ModelFiles files;
  private final String pattern;
  private final ToldModels told;

  private WatchModels(ModelBook first, ModelFiles files, String pattern, ToldModels told) {
    this.first = first;
    this.files = files;
    this.pattern = pattern;
    this.told = told;
  }

  /**
   * Begins with a book.
   *
   * @param first what {@link ModelBook#read} found at launch, or an empty one
   * @param pattern which files are listed at each tick; not used without ticks
   */
  public static WatchModels from(ModelBook first, ModelFiles files, String pattern) {
    return new WatchModels(first, files, pattern, ToldModels.NONE);
  }

  /** The same, with what was said already; {@link #MESSAGES} may say it again. */
  public WatchModels after(ToldModels said) {
    return new WatchModels(first, files, pattern, said);
  }

  @Override
  public PCollectionView<ModelBook> expand(PCollectionTuple inputs) {
    ModelChange none = new ModelChange("", Long.MIN_VALUE, null); // no model has this address
    PCollectionList<ModelChange> changes =
        PCollectionList.of(
            inputs.getPipeline().apply("NoChange", Create.of(none).withCoder(CHANGES)));
    if (inputs.has(TICKS)) {
      changes =
          changes.and(
              inputs
                  .get(TICKS)
                  .apply("TicksOfAllTime", Window.into(new GlobalWindows()))
                  .apply("OneFolder", ParDo.of(new OneKeyFn()))
                  .setCoder(KvCoder.of(VarIntCoder.of(), inputs.get(TICKS).getCoder()))
                  .apply("LookAtFiles", ParDo.of(new LookFn(first, files, pattern)))
                  .setCoder(CHANGES));
    }
    if (inputs.has(MESSAGES)) {
      changes =
          changes.and(
              inputs
                  .get(MESSAGES)
                  .apply("MessagesOfAllTime", Window.into(new GlobalWindows()))
                  .apply("TryModel", ParDo.of(new TryFn(files)))
                  .setCoder(CHANGES));
    }
    return changes
        .apply("AllChanges", Flatten.pCollections())
        .setCoder(CHANGES)
        .apply(
            "EachAtOnce",
            Window.<ModelChange>into(new GlobalWindows())
                .triggering(Repeatedly.forever(AfterPane.elementCountAtLeast(1)))
                .withAllowedLateness(Duration.ZERO)
                .accumulatingFiredPanes())
        // The view is the combination itself: a view of its outputs would be of several.
        .apply("Gather", Combine.globally(new BookFn(first, told)).asSingletonView());
  }

  private static final class OneKeyFn extends DoFn<Instant, KV<Integer, Instant>> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Instant tick, OutputReceiver<KV<Integer, Instant>> out) {
      out.output(KV.of(0, tick));
    }
  }

  private static final class LookFn extends DoFn<KV<Integer, Instant>, ModelChange> {
    private static final long serialVersionUID = 1;

    private final ModelBook first;
    private final ModelFiles files;
    private final String pattern;
    private final Counter changed = Metrics.counter("maintenance", "models_changed");
    private final Counter refused = Metrics.counter("maintenance", "models_refused");
    private final Counter failed = Metrics.counter("maintenance", "model_listings_failed");

    @StateId("folder")
    private final StateSpec<ValueState<ModelFolder>> folderSpec =
        StateSpecs.value(SerializableCoder.of(ModelFolder.class));

    LookFn(ModelBook first, ModelFiles files, String pattern) {
      this.first = first;
      this.files = files;
      this.pattern = pattern;
    }

    @ProcessElement
    public void process(
        @Timestamp Instant timestamp,
        @StateId("folder") ValueState<ModelFolder> state,
        OutputReceiver<ModelChange> out) {
      ModelFolder kept = state.read();
      ModelFolder before = kept == null ? ModelFolder.of(first) : kept;
      ModelFolder.Look look = before.look(files, pattern, timestamp.getMillis());
      if (!look.folder().fault().isEmpty()) {
        failed.inc();
      }
      if (!look.fault().isEmpty()) {
        LOG.warn("Models stay as they are: {}", look.fault());
      }
      for (String fault : look.refused()) {
        refused.inc();
        LOG.warn("A model is not used: {}", fault);
      }
      for (ModelChange change : look.changes()) {
        changed.inc();
        LOG.info("A model changed: {}", change);
        out.output(change);
      }
      if (!look.folder().equals(kept)) {
        state.write(look.folder());
      }
    }
  }

  private static final class TryFn extends DoFn<ModelMessage, ModelChange> {
    private static final long serialVersionUID = 1;

    private final ModelFiles files;
    private final Counter changed = Metrics.counter("maintenance", "models_changed");
    private final Counter refused = Metrics.counter("maintenance", "models_refused");

    TryFn(ModelFiles files) {
      this.files = files;
    }

    @ProcessElement
    public void process(
        @Element ModelMessage message,
        @Timestamp Instant timestamp,
        OutputReceiver<ModelChange> out)
        throws IOException {
      try {
        out.output(ToldModels.change(files, message, timestamp.getMillis()));
        changed.inc();
        LOG.info("A model changed: {}", message);
      } catch (ScoringException e) {
        refused.inc();
        LOG.warn("A model is not used: {}", e.getMessage());
      }
    }
  }

  private static final class BookFn
      extends Combine.CombineFn<ModelChange, Map<String, ModelChange>, ModelBook> {
    private static final long serialVersionUID = 1;

    private final ModelBook first;
    private final ToldModels told;

    BookFn(ModelBook first, ToldModels told) {
      this.first = first;
      this.told = told;
    }

    @Override
    public Map<String, ModelChange> createAccumulator() {
      return new TreeMap<>();
    }

    @Override
    public Map<String, ModelChange> addInput(Map<String, ModelChange> last, ModelChange change) {
      Map<String, ModelChange> more = new TreeMap<>(last);
      ToldModels.keepLater(more, change);
      return more;
    }

    @Override
    public Map<String, ModelChange> mergeAccumulators(
        Iterable<Map<String, ModelChange>> accumulators) {
      Map<String, ModelChange> all = new TreeMap<>();
      accumulators.forEach(
          one -> one.values().forEach(change -> ToldModels.keepLater(all, change)));
      return all;
    }

    @Override
    public ModelBook extractOutput(Map<String, ModelChange> last) {
      Map<String, ModelChange> all = new TreeMap<>(last);
      told.changes().forEach(change -> ToldModels.keepLater(all, change));
      return first.with(all.values());
    }

    @Override
    public Coder<Map<String, ModelChange>> getAccumulatorCoder(
        CoderRegistry registry, Coder<ModelChange> inputCoder) {
      return MapCoder.of(StringUtf8Coder.of(), Objects.requireNonNull(inputCoder));
    }

    @Override
    public Coder<ModelBook> getDefaultOutputCoder(
        CoderRegistry registry, Coder<ModelChange> inputCoder) {
      return SerializableCoder.of(ModelBook.class);
    }
  }
}
