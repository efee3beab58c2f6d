package io.crossdock.bridge;

/** What only the person who started the bridge can change. The message says what to do. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
