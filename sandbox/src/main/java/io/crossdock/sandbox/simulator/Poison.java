package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Messages in which no scan can be read: each spoils a good one.
 *
 * @param kind as what it must fail
 * @param spoil makes it from the text of a good message; ISO 8859-1, so that any byte can be made
 */
record Poison(FailureKind kind, UnaryOperator<String> spoil) {
  /** Any way of spoiling a message, one after another. */
  static final List<Poison> ALL =
      List.of(
          malformed(good -> "SCANNER READY\r\n"),
          malformed(good -> good.substring(0, good.length() / 2)),
          malformed(good -> "[" + good + "]"),
          malformed(good -> ""),
          malformed(good -> good.replace("\"step\":\"", "\"step\":\"\u00c3(")),
          malformed(good -> good + good),
          malformed(good -> good.replace("\"location\":", "\"scannerId\":")),
          violation(good -> good.replace("\"location\":", "\"where\":")),
          violation(
              good -> good.replaceFirst("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"soon\"")),
          violation(good -> good.replaceFirst("(\"timestamp\":\"[^\"]*)Z\"", "$1\"")),
          violation(good -> good.replaceFirst("\"location\":\"[^\"]*\"", "\"location\":17")),
          violation(good -> good.replaceFirst("\"scannerId\":\"[^\"]*\"", "\"scannerId\":\" \"")),
          violation(good -> good.replaceFirst("\"tenant\":\"[^\"]*\"", "\"tenant\":\"\"")));

  byte[] payload(byte[] good) {
    String text = new String(good, StandardCharsets.ISO_8859_1);
    return spoil.apply(text).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Poison malformed(UnaryOperator<String> spoil) {
    return new Poison(FailureKind.MALFORMED, spoil);
  }

  private static Poison violation(UnaryOperator<String> spoil) {
    return new Poison(FailureKind.SCHEMA_VIOLATION, spoil);
  }
}
