package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Moments as a sender writes them: by a pattern, and in a zone that the text does not name. */
final class XmlTime {
  private final DateTimeFormatter formatter;
  private final String pattern;
  private final @Nullable ZoneId zone;

  XmlTime(String pattern, String zone) {
    this.formatter = formatter(pattern);
    this.pattern = pattern;
    this.zone = zone.isEmpty() ? null : ZoneId.of(zone);
  }

  /**
   * What reads moments of this pattern. It is strict, so that 31 February is none.
   *
   * @throws IllegalArgumentException saying what is wrong with the pattern
   */
  static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1) // else yyyy, a year of an era, says no year
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * The moment that a text says, microseconds since the epoch. Of an hour that comes twice, when
   * clocks go back, it is the first.
   *
   * @param name the field's
   * @throws MessageException when it says none, such as one that clocks leap over
   */
  long micros(String name, String text) throws MessageException {
    try {
      TemporalAccessor time = formatter.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
      return micros(time instanceof OffsetDateTime moment ? moment.toInstant() : local(time));
    } catch (DateTimeException | ArithmeticException e) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          name + " " + EpcisProblems.quoted(text) + " is no moment as " + pattern + in());
    }
  }

  private String in() {
    return zone == null ? ", and no zone is known" : " in " + zone;
  }

  private Instant local(TemporalAccessor time) {
    LocalDateTime local = LocalDateTime.from(time);
    List<ZoneOffset> offsets = zone == null ? List.of() : zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      throw new DateTimeException("there is no such time");
    }
    return local.toInstant(offsets.get(0));
  }

  private static long micros(Instant moment) {
    return Math.addExact(
        Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000);
  }
}
