package io.crossdock.transforms.maintenance.score;

/** A model that has been loaded: features in, probabilities of a failure out. For many threads. */
public interface Model extends AutoCloseable {
  /** What the model says of itself. */
  ModelMetadata metadata();

  /**
   * The probability of a failure for each row, 0 to 1; the same rows give the same numbers in
   * whatever company they come.
   *
   * @param rows one value per input of {@link ModelMetadata#inputs()}, in that order
   * @throws ScoringException when the model gives no probabilities for these rows
   */
  double[] score(float[][] rows);

  /** Frees what it holds outside the heap. */
  @Override
  void close();
}
