package io.crossdock.notifier;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What the notifier tells whoever watches it: lines with the time before them. */
final class Say {
  private final PrintStream out;

  Say(PrintStream out) {
    this.out = out;
  }

  /** Prints a line; whatever is in the text, it is one. */
  void line(String text) {
    out.println(
        Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + text.replaceAll("\\p{Cntrl}+", " "));
  }
}
