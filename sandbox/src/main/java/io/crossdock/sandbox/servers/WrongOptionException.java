package io.crossdock.sandbox.servers;

/** An option is wrong, or names what is not free; the message says what to choose instead. */
public final class WrongOptionException extends SandboxException {
  private static final long serialVersionUID = 1;

  /** With a message for the person at the keyboard. */
  public WrongOptionException(String message) {
    super(message);
  }
}
