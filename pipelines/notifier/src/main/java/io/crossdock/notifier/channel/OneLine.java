package io.crossdock.notifier.channel;

import java.util.regex.Pattern;

/** Text of scanners, trucks and machines as one line: with no end of a header or a line in it. */
final class OneLine {
  /** Control, format (such as those that turn the direction of writing) and line separators. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private OneLine() {}

  /** The text, no longer than {@code most} characters. */
  static String of(String text, int most) {
    String line = UNSEEN.matcher(text).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
  }
}
