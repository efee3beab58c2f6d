package io.crossdock.io.settings;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them, with units: {@code 250ms}, {@code 30s}, {@code 1h30m}. */
public final class Durations {
  private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}(?:ms|s|m|h|d))+");
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private Durations() {}

  /**
   * Reads a duration: whole numbers, each with its unit of {@code d h m s ms}, larger units first.
   *
   * @throws IllegalArgumentException when {@code text} is anything else, a bare number among it
   */
  public static Duration parse(String text) {
    String trimmed = text.trim();
    if (!WHOLE.matcher(trimmed).matches()) {
      throw notDuration(text);
    }
    Duration sum = Duration.ZERO;
    Duration last = Duration.ofDays(2);
    Matcher part = PART.matcher(trimmed);
    while (part.find()) {
      Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
      if (unit.compareTo(last) >= 0) {
        throw notDuration(text);
      }
      last = unit;
      sum = sum.plus(unit.multipliedBy(Long.parseLong(part.group(1))));
    }
    return sum;
  }

  private static IllegalArgumentException notDuration(String text) {
    return new IllegalArgumentException(
        "\"" + text + "\" is no duration: write it with units, such as 30s, 5m or 1h30m");
  }
}
