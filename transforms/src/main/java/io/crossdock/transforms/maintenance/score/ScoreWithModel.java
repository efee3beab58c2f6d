package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.PredictionCoder;
import io.crossdock.transforms.lookup.Lookup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has each row judged by every model of its kind of machine: one prediction or one failure for each
 * model, or one failure of kind SCORING where there is no model at all. Rows of a bundle are scored
 * together, and leave at its end with their own timestamps and windows.
 *
 * <p>What cannot be judged is a prediction with that verdict and without a probability, never a
 * healthy one (R38). A row is scored by the models that are in the book when it comes, and tells
 * their versions.
 */
public final class ScoreWithModel
    extends PTransform<
        PCollection<FeatureRow>, WithFailures.Result<PCollection<Prediction>, Failure>> {
  private static final long serialVersionUID = 1;

  private final ModelFiles files;
  private final RowFailures failures;
  private final Lookup<ModelBook> models;

  private ScoreWithModel(ModelFiles files, RowFailures failures, Lookup<ModelBook> models) {
    this.files = files;
    this.failures = failures;
    this.models = models;
  }

  /** Scores with models that are looked up in a book. */
  public static ScoreWithModel by(
      Lookup<ModelBook> models, ModelFiles files, RowFailures failures) {
    return new ScoreWithModel(files, failures, models);
  }

  @Override
  public WithFailures.Result<PCollection<Prediction>, Failure> expand(
      PCollection<FeatureRow> rows) {
    TupleTag<Prediction> predictions = new TupleTag<>("predictions");
    TupleTag<Failure> refused = new TupleTag<>("failures");
    PCollectionTuple outputs =
        rows.apply(
            "ScoreRows",
            models
                .step(new ScoreFn(files, failures, models, predictions, refused))
                .withOutputTags(predictions, TupleTagList.of(refused)));
    return WithFailures.Result.of(
        outputs.get(predictions).setCoder(PredictionCoder.of()),
        outputs.get(refused).setCoder(FailureCoder.of()));
  }

  private static final class ScoreFn extends DoFn<FeatureRow, Prediction> {
    private static final long serialVersionUID = 1;

    /** Rows that are scored at once, at most: more make a row no cheaper. */
    private static final int ROWS_AT_ONCE = 1_024;

    private final ModelFiles files;
    private final RowFailures failures;
    private final Lookup<ModelBook> models;
    private final TupleTag<Prediction> predictionTag;
    private final TupleTag<Failure> failureTag;
    private final Counter scored = Metrics.counter("maintenance", "rows_scored");
    private final Counter unjudged = Metrics.counter("maintenance", "rows_without_verdict");
    private final Counter failed = Metrics.counter("maintenance", "scoring_failures");
    private final Counter unknown = Metrics.counter("maintenance", "rows_machine_unknown");
    private final Counter loads = Metrics.counter("maintenance", "model_loads");
    private final Distribution batches = Metrics.distribution("maintenance", "rows_a_batch");

    private transient @Nullable BundleScorer<Place> scorer;
    private transient @Nullable ModelBook last;
    private transient @Nullable List<Placed<Prediction>> predictions;
    private transient @Nullable List<Placed<Failure>> refused;

    /** Where a row belongs: what comes of it leaves with the bundle, in another's window. */
    private record Place(Instant timestamp, BoundedWindow window) {}

    private record Placed<V>(Place place, V value) {}

    ScoreFn(
        ModelFiles files,
        RowFailures failures,
        Lookup<ModelBook> models,
        TupleTag<Prediction> predictionTag,
        TupleTag<Failure> failureTag) {
      this.files = files;
      this.failures = failures;
      this.models = models;
      this.predictionTag = predictionTag;
      this.failureTag = failureTag;
    }

    @Setup
    public void setUp() {
      scorer = new BundleScorer<>(files, failures, new Gathering());
    }

    @StartBundle
    public void start() {
      Objects.requireNonNull(scorer).begin();
      last = null;
      predictions = new ArrayList<>();
      refused = new ArrayList<>();
    }

    @ProcessElement
    public void process(ProcessContext context, BoundedWindow window) throws IOException {
      FeatureRow row = Objects.requireNonNull(context.element());
      ModelBook now = models.book(context);
      last = now;
      if (!row.known()) {
        unknown.inc();
      }
      BundleScorer<Place> rows = Objects.requireNonNull(scorer);
      if (rows.add(row, now, new Place(context.timestamp(), window)) >= ROWS_AT_ONCE) {
        rows.score();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) throws IOException {
      BundleScorer<Place> rows = Objects.requireNonNull(scorer);
      rows.score();
      for (Placed<Prediction> one : Objects.requireNonNull(predictions)) {
        context.output(predictionTag, one.value(), one.place().timestamp(), one.place().window());
      }
      for (Placed<Failure> one : Objects.requireNonNull(refused)) {
        context.output(failureTag, one.value(), one.place().timestamp(), one.place().window());
      }
      predictions = null;
      refused = null;
      if (last != null) {
        rows.keepOnly(last);
      }
    }

    @Teardown
    public void close() {
      if (scorer != null) {
        scorer.close();
        scorer = null;
      }
    }

    /** Keeps what comes of rows until the bundle ends, and counts it. */
    private final class Gathering implements BundleScorer.Output<Place> {
      @Override
      public void prediction(Place place, Prediction prediction) {
        Objects.requireNonNull(predictions).add(new Placed<>(place, prediction));
        (Double.isNaN(prediction.probability()) ? unjudged : scored).inc();
      }

      @Override
      public void failure(Place place, Failure failure) {
        Objects.requireNonNull(refused).add(new Placed<>(place, failure));
        failed.inc();
      }

      @Override
      public void asked(int rows) {
        batches.update(rows);
      }

      @Override
      public void loaded() {
        loads.inc();
      }
    }
  }
}
