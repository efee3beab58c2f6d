package io.crossdock.io.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/**
 * ISO 8601 moments to microseconds since the epoch. The usual form is read digit by digit: the
 * general parser of the Java library costs more than all else in a message together.
 */
final class IsoTime {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MOST_OFFSET_SECONDS = 18 * 3_600L;

  private IsoTime() {}

  /**
   * The moment that a text such as {@code 2026-01-05T06:00:00.123456+01:00} says.
   *
   * @throws DateTimeException when it says none; a moment without an offset is none
   */
  static long micros(String text) {
    long usual = usual(text);
    return usual == Long.MIN_VALUE ? general(text) : usual;
  }

  /** The form YYYY-MM-DDTHH:MM:SS[.f to .ffffff](Z|+HH:MM|-HH:MM), else Long.MIN_VALUE. */
  private static long usual(String text) {
    int length = text.length();
    if (length < 20
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Long.MIN_VALUE;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (year < 1 || month < 1 || month > 12 || day < 1 || !isDay(year, month, day)) {
      return Long.MIN_VALUE;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return Long.MIN_VALUE;
    }
    int at = 19;
    long micros = 0;
    if (text.charAt(at) == '.') {
      int digits = 0;
      for (at++; at < length && digit(text, at) >= 0; at++) {
        micros = micros * 10 + digit(text, at);
        digits++;
      }
      if (digits == 0 || digits > 6) {
        return Long.MIN_VALUE;
      }
      for (; digits < 6; digits++) {
        micros *= 10;
      }
    }
    long offset = offsetSeconds(text, at);
    if (offset == Long.MIN_VALUE) {
      return Long.MIN_VALUE;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = days * 86_400 + hour * 3_600L + minute * 60L + second - offset;
    return seconds * MICROS_PER_SECOND + micros;
  }

  private static boolean isDay(int year, int month, int day) {
    return day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static long offsetSeconds(String text, int at) {
    int left = text.length() - at;
    if (left == 1 && text.charAt(at) == 'Z') {
      return 0;
    }
    if (left != 6 || text.charAt(at + 3) != ':') {
      return Long.MIN_VALUE;
    }
    char sign = text.charAt(at);
    int hours = number(text, at + 1, at + 3);
    int minutes = number(text, at + 4, at + 6);
    if ((sign != '+' && sign != '-') || hours < 0 || minutes < 0 || minutes > 59) {
      return Long.MIN_VALUE;
    }
    long seconds = hours * 3_600L + minutes * 60L;
    if (seconds > MOST_OFFSET_SECONDS) {
      return Long.MIN_VALUE;
    }
    return sign == '-' ? -seconds : seconds;
  }

  private static long general(String text) {
    Instant moment = OffsetDateTime.parse(text).toInstant();
    try {
      return Math.addExact(
          Math.multiplyExact(moment.getEpochSecond(), MICROS_PER_SECOND), moment.getNano() / 1_000);
    } catch (ArithmeticException e) {
      throw new DateTimeException("out of bounds", e);
    }
  }

  /** The number that these digits say, or -1. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      int digit = digit(text, at);
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static int digit(String text, int at) {
    int digit = text.charAt(at) - '0';
    return digit >= 0 && digit <= 9 ? digit : -1;
  }
}
