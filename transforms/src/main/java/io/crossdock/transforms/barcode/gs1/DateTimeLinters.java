package io.crossdock.transforms.barcode.gs1;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** Linters of dates and times of day (R7). */
final class DateTimeLinters {
  private DateTimeLinters() {}

  static @Nullable LintFault yymmdd(String text) {
    return date(text, 2, false);
  }

  static @Nullable LintFault yymmd0(String text) {
    return date(text, 2, true);
  }

  static @Nullable LintFault yyyymmdd(String text) {
    return date(text, 4, false);
  }

  static @Nullable LintFault yyyymmd0(String text) {
    return date(text, 4, true);
  }

  private static @Nullable LintFault date(String text, int yearDigits, boolean dayMayBeZero) {
    int length = yearDigits + 4;
    if (text.length() != length) {
      return Linter.whole(
          text.length() < length ? LintReason.DATE_TOO_SHORT : LintReason.DATE_TOO_LONG, text);
    }
    LintFault fault = Linter.digits(text);
    if (fault != null) {
      return fault;
    }
    int month = twoDigits(text, yearDigits);
    if (month < 1 || month > 12) {
      return new LintFault(LintReason.ILLEGAL_MONTH, yearDigits, 2);
    }
    // A year of two digits is taken as of the 21st century: 1900 is the only multiple of four that
    // the sliding window could yield and that is no leap year, and it has left the window.
    int year = yearDigits == 2 ? 2000 + twoDigits(text, 0) : Integer.parseInt(text.substring(0, 4));
    int day = twoDigits(text, yearDigits + 2);
    boolean legal = day == 0 ? dayMayBeZero : day <= YearMonth.of(year, month).lengthOfMonth();
    return legal ? null : new LintFault(LintReason.ILLEGAL_DAY, yearDigits + 2, 2);
  }

  static @Nullable LintFault hour(String text) {
    return twoDigitsBelow(
        text, 24, LintReason.HOUR_TOO_SHORT, LintReason.HOUR_TOO_LONG, LintReason.ILLEGAL_HOUR);
  }

  static @Nullable LintFault minute(String text) {
    return twoDigitsBelow(
        text,
        60,
        LintReason.MINUTE_TOO_SHORT,
        LintReason.MINUTE_TOO_LONG,
        LintReason.ILLEGAL_MINUTE);
  }

  static @Nullable LintFault second(String text) {
    return twoDigitsBelow(
        text,
        60,
        LintReason.SECOND_TOO_SHORT,
        LintReason.SECOND_TOO_LONG,
        LintReason.ILLEGAL_SECOND);
  }

  private static @Nullable LintFault twoDigitsBelow(
      String text, int limit, LintReason tooShort, LintReason tooLong, LintReason illegal) {
    if (text.length() != 2) {
      return Linter.whole(text.length() < 2 ? tooShort : tooLong, text);
    }
    LintFault fault = Linter.digits(text);
    return fault == null && twoDigits(text, 0) >= limit ? Linter.whole(illegal, text) : fault;
  }

  static @Nullable LintFault hourAndMinute(String text) {
    if (text.length() != 4) {
      return Linter.whole(
          text.length() < 4
              ? LintReason.HOUR_WITH_MINUTE_TOO_SHORT
              : LintReason.HOUR_WITH_MINUTE_TOO_LONG,
          text);
    }
    LintFault fault = hour(text.substring(0, 2));
    if (fault != null) {
      return fault;
    }
    fault = minute(text.substring(2));
    return fault == null ? null : fault.shifted(2);
  }

  private static int twoDigits(String text, int from) {
    return (text.charAt(from) - '0') * 10 + text.charAt(from + 1) - '0';
  }
}
