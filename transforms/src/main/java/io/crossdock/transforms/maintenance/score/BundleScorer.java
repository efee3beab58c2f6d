package io.crossdock.transforms.maintenance.score;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.Prediction.Reason;
import io.crossdock.schemas.maintenance.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Scores the rows of a bundle together, each by every model of its kind of machine: to call a model
 * costs ten times what a row costs it. What cannot be scored is a failure, one for each model. Not
 * for several threads.
 *
 * @param <P> where a row belongs, such as its timestamp and window
 */
public final class BundleScorer<P> implements AutoCloseable {
  private final HeldModels held;
  private final RowFailures failures;
  private final Output<P> output;
  private final List<Pending<P>> pending = new ArrayList<>();
  private final Map<String, ModelInputs> inputs = new HashMap<>();

  /** Takes what comes of rows. */
  public interface Output<P> {
    /** A row was judged by a model. */
    void prediction(P place, Prediction prediction);

    /** A row could not be judged by a model, or there is none for it. */
    void failure(P place, Failure failure);

    /** A model was asked about so many rows at once. */
    void asked(int rows);

    /** A model was loaded. */
    void loaded();
  }

  private record Pending<P>(FeatureRow row, ModelBook book, P place) {}

  /** The rows for one model. */
  private record Batch<P>(ModelEntry entry, List<Pending<P>> rows) {}

  /** A row that is to be scored, and what the model is given of it. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Vector<P>(Pending<P> of, float[] numbers) {}

  /**
   * Has no rows and no models yet.
   *
   * @param files where models are
   * @param failures makes failures of rows
   */
  public BundleScorer(ModelFiles files, RowFailures failures, Output<P> output) {
    this.held = new HeldModels(Models.SHARED, files, output::loaded);
    this.failures = failures;
    this.output = output;
  }

  /** Forgets rows that were not scored: a bundle begins. */
  public void begin() {
    pending.clear();
  }

  /** Adds a row, to be scored by the models of this book; says how many wait now. */
  public int add(FeatureRow row, ModelBook book, P place) {
    pending.add(new Pending<>(row, book, place));
    return pending.size();
  }

  /**
   * Scores the rows that wait.
   *
   * @throws IOException if a model's file cannot be read now
   */
  public void score() throws IOException {
    Map<String, Batch<P>> batches = new LinkedHashMap<>();
    for (Pending<P> one : pending) {
      List<ModelEntry> models = one.book().forType(one.row().machineType());
      if (models.isEmpty()) {
        String type = one.row().machineType();
        String whom = type.isEmpty() ? "machines of unknown type" : "machines of type " + type;
        output.failure(one.place(), failures.of(one.row(), null, "there is no model for " + whom));
      }
      for (ModelEntry model : models) {
        batches
            .computeIfAbsent(model.ref().sha256(), hash -> new Batch<>(model, new ArrayList<>()))
            .rows()
            .add(one);
      }
    }
    for (Batch<P> batch : batches.values()) {
      score(batch);
    }
    pending.clear();
  }

  /** Gives back models that are not in this book; those that are stay for the next bundle. */
  public void keepOnly(ModelBook book) {
    Set<String> hashes = book.hashes();
    held.keepOnly(hashes);
    inputs.keySet().retainAll(hashes);
  }

  /** Gives all models back. */
  @Override
  public void close() {
    held.close();
  }

  private void score(Batch<P> batch) throws IOException {
    ModelMetadata metadata = batch.entry().metadata();
    Model model;
    try {
      model = held.get(batch.entry().ref());
    } catch (ScoringException e) {
      batch.rows().forEach(one -> fail(one, metadata, e));
      return;
    }
    ModelInputs inputs =
        this.inputs.computeIfAbsent(
            batch.entry().ref().sha256(), hash -> new ModelInputs(metadata));
    List<Vector<P>> vectors = new ArrayList<>(batch.rows().size());
    for (Pending<P> one : batch.rows()) {
      try {
        Verdict verdict = inputs.verdict(one.row());
        if (verdict == Verdict.VALID) {
          vectors.add(new Vector<>(one, inputs.vector(one.row())));
        } else {
          tell(one, metadata, inputs, verdict, Double.NaN, List.of());
        }
      } catch (ScoringException e) {
        fail(one, metadata, e);
      }
    }
    score(vectors, model, metadata, inputs);
  }

  private void score(
      List<Vector<P>> vectors, Model model, ModelMetadata metadata, ModelInputs inputs) {
    if (vectors.isEmpty()) {
      return;
    }
    double[] scores;
    List<List<Reason>> reasons;
    try {
      scores = model.score(vectors.stream().map(Vector::numbers).toArray(float[][]::new));
      output.asked(vectors.size());
      reasons = reasons(vectors, scores, model, metadata);
    } catch (ScoringException e) {
      if (vectors.size() == 1) {
        fail(vectors.get(0).of(), metadata, e);
      } else {
        // One row that the model chokes on must not take the others with it.
        vectors.forEach(one -> score(List.of(one), model, metadata, inputs));
      }
      return;
    }
    for (int i = 0; i < scores.length; i++) {
      tell(vectors.get(i).of(), metadata, inputs, Verdict.VALID, scores[i], reasons.get(i));
    }
  }

  /** For each row; without any where the model calls no failure. */
  private static <P> List<List<Reason>> reasons(
      List<Vector<P>> vectors, double[] scores, Model model, ModelMetadata metadata) {
    List<List<Reason>> reasons = new ArrayList<>(vectors.size());
    List<Integer> over = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      reasons.add(List.of());
      if (scores[i] >= metadata.threshold()) {
        over.add(i);
      }
    }
    if (!over.isEmpty()) {
      List<List<Reason>> found =
          new StrongestReasons(model)
              .of(
                  over.stream().map(i -> vectors.get(i).numbers()).toList(),
                  over.stream().map(i -> scores[i]).toList());
      for (int i = 0; i < over.size(); i++) {
        reasons.set(over.get(i), found.get(i));
      }
    }
    return reasons;
  }

  private void fail(Pending<P> one, ModelMetadata metadata, ScoringException why) {
    output.failure(one.place(), failures.of(one.row(), metadata, String.valueOf(why.getMessage())));
  }

  private void tell(
      Pending<P> one,
      ModelMetadata metadata,
      ModelInputs inputs,
      Verdict verdict,
      double probability,
      List<Reason> reasons) {
    FeatureRow row = one.row();
    output.prediction(
        one.place(),
        new Prediction(
            row.tenant(),
            row.machineId(),
            row.machineType(),
            row.location(),
            row.fromMicros(),
            row.toMicros(),
            metadata.name(),
            metadata.version(),
            metadata.failureMode(),
            verdict,
            probability,
            metadata.threshold(),
            reasons,
            inputs.given(row),
            row.known(),
            row.revision()));
  }
}
