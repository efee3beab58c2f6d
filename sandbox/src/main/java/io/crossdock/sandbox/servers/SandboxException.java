package io.crossdock.sandbox.servers;

/** Something around the pipeline does not work. The message says what to do. */
public class SandboxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With a message for the person at the keyboard. */
  public SandboxException(String message) {
    super(message);
  }
}
