package io.crossdock.notifier.channel;

/**
 * An address that may not be called. What it says continues "the address …" and does not repeat it.
 */
final class WrongAddressException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  WrongAddressException(String message) {
    super(message);
  }
}
