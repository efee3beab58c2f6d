package io.crossdock.transforms.maintenance.score;

/** A model that cannot be loaded, or that gives no probabilities. */
public final class ScoringException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong, for a person. */
  public ScoringException(String message) {
    super(message);
  }

  /** Says what is wrong, for a person, and what caused it. */
  public ScoringException(String message, Throwable cause) {
    super(message, cause);
  }
}
