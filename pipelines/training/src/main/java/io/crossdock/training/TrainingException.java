package io.crossdock.training;

/** Data or parameters that no model can be trained with; the message is for a person. */
public final class TrainingException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong. */
  public TrainingException(String message) {
    super(message);
  }

  /** Says what is wrong, and what caused it. */
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
