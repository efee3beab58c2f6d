package io.crossdock.pipelines.launch;

/** Something outside the program is not there or says no. The message is for a person. */
public final class OutsideException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message for the person at the keyboard. */
  public OutsideException(String message) {
    super(message);
  }
}
