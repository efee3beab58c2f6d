package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.Test;

/** The reader's answers against those of java.time, an implementation of its own. */
public class IsoTimeTest {
  private static long byTheLibrary(String text) {
    Instant moment = OffsetDateTime.parse(text).toInstant();
    return Math.addExact(moment.getEpochSecond() * 1_000_000, moment.getNano() / 1_000);
  }

  private static void assertMicros(String text, long micros) {
    assertThat(text, IsoTime.micros(text), is(micros));
  }

  private static void assertRefused(String text) {
    assertThrows(text, DateTimeException.class, () -> IsoTime.micros(text));
  }

  @Test
  public void aHundredThousandMomentsAreReadAsTheLibraryReadsThem() {
    Random random = new Random(1_988);
    for (int i = 0; i < 100_000; i++) {
      String text = randomMoment(random);
      assertMicros(text, byTheLibrary(text));
    }
  }

  /** Years 1 to 9999, fractions of none to nine digits, offsets of all sorts, or no seconds. */
  private static String randomMoment(Random random) {
    long first = LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    long last = LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    long second =
        random.nextBoolean() ? random.nextLong(first, last) : random.nextLong(0, 4_000_000_000L);
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(40);
    int form = random.nextInt(12);
    if (form == 0) {
      text.append(time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT)));
    } else {
      text.append(time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)));
      int digits = random.nextInt(10);
      for (int digit = 0; digit < digits; digit++) {
        text.append(digit == 0 ? "." : "").append(random.nextInt(10));
      }
    }
    int offset = random.nextInt(6);
    if (offset < 2) {
      text.append(offset == 0 ? 'Z' : 'z');
    } else {
      int hours = random.nextInt(19);
      int minutes = hours == 18 ? 0 : random.nextInt(60);
      char sign = random.nextBoolean() ? '+' : '-';
      text.append(String.format(Locale.ROOT, "%c%02d:%02d", sign, hours, minutes));
      if (offset == 2 && hours < 18) {
        text.append(String.format(Locale.ROOT, ":%02d", random.nextInt(60)));
      }
    }
    return random.nextInt(20) == 0 ? text.toString().replace('T', 't') : text.toString();
  }

  @Test
  public void theUsualForms() {
    assertMicros("1970-01-01T00:00:00Z", 0);
    assertMicros("2026-01-05T06:00:00Z", 1_767_592_800_000_000L);
    assertMicros("2026-01-05T07:00:00+01:00", 1_767_592_800_000_000L);
    assertMicros("2026-01-05T00:30:00-05:30", 1_767_592_800_000_000L);
    assertMicros("2026-01-05T06:00:00.1Z", 1_767_592_800_100_000L);
    assertMicros("2026-01-05T06:00:00.123456Z", 1_767_592_800_123_456L);
    assertMicros("2026-01-05T06:00:00.123456999Z", 1_767_592_800_123_456L);
    assertMicros("2026-01-05T06:00Z", 1_767_592_800_000_000L);
    assertMicros("2026-01-05T06:00:00.Z", 1_767_592_800_000_000L); // as the library does
  }

  @Test
  public void beforeTheEpochAFractionStillGoesForward() {
    assertMicros("1969-12-31T23:59:59.999999Z", -1);
    assertMicros("1969-12-31T23:59:59.9999991Z", -1);
    assertMicros("1969-12-31T23:59:59Z", -1_000_000);
    assertMicros("0000-01-01T00:00:00Z", byTheLibrary("0000-01-01T00:00:00Z"));
    assertMicros("-0044-03-15T12:00:00Z", byTheLibrary("-0044-03-15T12:00:00Z"));
  }

  @Test
  public void leapDaysAreThoseOfTheGregorianCalendar() {
    for (String year : new String[] {"2024", "2000", "1600"}) {
      assertMicros(year + "-02-29T12:00:00Z", byTheLibrary(year + "-02-29T12:00:00Z"));
    }
    for (String year : new String[] {"2023", "1900", "2100"}) {
      assertRefused(year + "-02-29T12:00:00Z");
    }
  }

  @Test
  public void whatIsNoMomentIsRefused() {
    String[] malformed = {
      "",
      "now",
      "2026-01-05",
      "2026-01-05T06:00:00", // no offset: whose six o'clock?
      "2026-01-05 06:00:00Z",
      "2026-01-05T06:00:00 Z",
      " 2026-01-05T06:00:00Z",
      "2026-01-05T06:00:00Z ",
      "2026-01-05T06:00:00ZZ",
      "2026-01-05T06:00:00+0100",
      "2026-01-05T06:00:00+1",
      "2026-01-05T06:00:00*01:00",
      "2026-01-05T06:00:00+18:01",
      "2026-01-05T06:00:00-18:30",
      "2026-01-05T06:00:00+19:00",
      "2026-01-05T06:00:00+01:60",
      "2026-01-05T06:00:00.1234567890Z",
      "2026-01-05T06:00:00,123Z",
      "2026-01-05T24:00:01Z",
      "2026-01-05T25:00:00Z",
      "2026-01-05T06:60:00Z",
      "2026-01-05T06:00:60Z", // a leap second has no moment of its own in POSIX time
      "2026-00-05T06:00:00Z",
      "2026-13-05T06:00:00Z",
      "2026-01-00T06:00:00Z",
      "2026-01-32T06:00:00Z",
      "2026-04-31T06:00:00Z",
      "26-01-05T06:00:00Z",
      "12026-01-05T06:00:00Z",
      "2026-1-5T06:00:00Z",
      "20260105T060000Z",
      "2026-W02-1T06:00:00Z",
      "2026/01/05T06:00:00Z",
      "２０２６-01-05T06:00:00Z", // full-width digits
      "2026-01-05T06:00:00Z[UTC]",
      "1767592800000"
    };
    for (String text : malformed) {
      assertRefused(text);
    }
  }

  @Test
  public void whatDoesNotFitIntoMicrosecondsIsRefused() {
    assertMicros("+290000-01-01T00:00:00Z", byTheLibrary("+290000-01-01T00:00:00Z"));
    assertRefused("+300000-01-01T00:00:00Z");
    assertRefused("-300000-01-01T00:00:00Z");
    assertRefused("+999999999-12-31T23:59:59Z");
  }

  /** A reader of its own must not take what the library would refuse, nor refuse what it takes. */
  @Test
  public void withAnyCharacterChangedTheAnswerIsStillTheLibrarys() {
    Random random = new Random(4);
    String alphabet = "0123456789-+:.TZtz ,9٣";
    int taken = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder(randomMoment(random));
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
      }
      taken += agrees(text.toString()) ? 1 : 0;
    }
    assertThat(taken + " taken", taken > 10_000 && taken < 90_000, is(true));
  }

  private static boolean agrees(String text) {
    long expected;
    try {
      expected = byTheLibrary(text);
    } catch (DateTimeException e) {
      assertRefused(text);
      return false;
    }
    assertMicros(text, expected);
    return true;
  }
}
