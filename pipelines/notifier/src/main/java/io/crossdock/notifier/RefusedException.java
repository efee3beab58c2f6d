package io.crossdock.notifier;

/** What only the person who started the notifier can change. The message says what to do. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  RefusedException(String message) {
    super(message);
  }
}
