package io.crossdock.transforms.barcode.gs1;

import java.time.LocalDate;
import java.time.YearMonth;

/** Dates in elements such as AI (17), expiry, and (15), best before (R7). */
public final class Gs1Date {
  private Gs1Date() {}

  /**
   * The day that six digits mean. The century is the one that brings the year closest to the
   * reference: not more than 50 years ahead, not more than 49 back. Day 00 is the last day of the
   * month.
   *
   * @param yymmdd two digits each of year, month and day
   * @param referenceYear the year the code was scanned in, such as 2026
   * @throws IllegalArgumentException if these are not the digits of a date
   */
  public static LocalDate resolve(String yymmdd, int referenceYear) {
    LintFault fault = DateTimeLinters.yymmd0(yymmdd);
    if (fault != null) {
      throw new IllegalArgumentException("no date: " + fault.reason());
    }
    int year = Integer.parseInt(yymmdd.substring(0, 2)) + referenceYear / 100 * 100;
    if (year - referenceYear >= 51) {
      year -= 100;
    } else if (year - referenceYear <= -50) {
      year += 100;
    }
    YearMonth month = YearMonth.of(year, Integer.parseInt(yymmdd.substring(2, 4)));
    int day = Integer.parseInt(yymmdd.substring(4));
    // The linter takes the year as of the 21st century: 29 February of a leap year there may be
    // none
    // in another century.
    if (day > month.lengthOfMonth()) {
      throw new IllegalArgumentException("no date: ILLEGAL_DAY");
    }
    return day == 0 ? month.atEndOfMonth() : month.atDay(day);
  }
}
