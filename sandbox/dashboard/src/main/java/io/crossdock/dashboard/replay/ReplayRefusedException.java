package io.crossdock.dashboard.replay;

/** A replay that is not begun. The message says why, to a person. */
public final class ReplayRefusedException extends Exception {
  private static final long serialVersionUID = 1;

  /** Refused for this reason. */
  public ReplayRefusedException(String message) {
    super(message);
  }
}
