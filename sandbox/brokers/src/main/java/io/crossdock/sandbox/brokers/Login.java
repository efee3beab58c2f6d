package io.crossdock.sandbox.brokers;

import java.io.IOException;

/** Who may use the brokers. */
final class Login {
  /** The one user. */
  static final String USER = "crossdock";

  /** Its password, and that of a key store. */
  static final String PASSWORD = "sandbox";

  private Login() {}

  /** Waits until whoever started this process closes its input, or has gone. */
  static void awaitEndOfInput() throws IOException {
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
  }
}
