package io.crossdock.bridge;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the bridge tells whoever watches it: lines with the time before them. */
final class Say {
  private final PrintStream out;

  Say(PrintStream out) {
    this.out = out;
  }

  /** Prints a line. */
  void line(String text) {
    out.println(Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
  }
}
