package io.crossdock.io.secret;

/** A reference to a secret that leads nowhere. The message names the reference, never a secret. */
public final class MissingSecretException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  MissingSecretException(String message) {
    super(message);
  }
}
