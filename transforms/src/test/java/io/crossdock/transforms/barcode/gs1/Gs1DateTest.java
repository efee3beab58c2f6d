package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import org.junit.Test;

public class Gs1DateTest {
  @Test
  public void dayZeroIsTheLastDayOfTheMonth() {
    assertThat(Gs1Date.resolve("270200", 2026), is(LocalDate.of(2027, 2, 28)));
    assertThat(Gs1Date.resolve("280200", 2026), is(LocalDate.of(2028, 2, 29)));
    assertThat(Gs1Date.resolve("261200", 2026), is(LocalDate.of(2026, 12, 31)));
    assertThat(Gs1Date.resolve("260400", 2026), is(LocalDate.of(2026, 4, 30)));
  }

  @Test
  public void centuryIsTheOneInTheWindowOfFiftyYears() {
    assertThat(Gs1Date.resolve("260101", 2026), is(LocalDate.of(2026, 1, 1)));
    assertThat(Gs1Date.resolve("760101", 2026), is(LocalDate.of(2076, 1, 1)));
    assertThat(Gs1Date.resolve("770101", 2026), is(LocalDate.of(1977, 1, 1)));
    assertThat(Gs1Date.resolve("990101", 2026), is(LocalDate.of(1999, 1, 1)));
    assertThat(Gs1Date.resolve("000101", 1999), is(LocalDate.of(2000, 1, 1)));
    assertThat(Gs1Date.resolve("490101", 1999), is(LocalDate.of(2049, 1, 1)));
    assertThat(Gs1Date.resolve("500101", 1999), is(LocalDate.of(1950, 1, 1)));
    assertThat(Gs1Date.resolve("450101", 2095), is(LocalDate.of(2145, 1, 1)));
    assertThat(Gs1Date.resolve("460101", 2095), is(LocalDate.of(2046, 1, 1)));
  }

  @Test
  public void everyYearOfTheWindowIsWithinFiftyYearsOfTheReference() {
    for (int reference = 1990; reference < 2110; reference++) {
      for (int yy = 0; yy < 100; yy++) {
        String text = (yy < 10 ? "0" : "") + yy + "0115";
        int ahead = Gs1Date.resolve(text, reference).getYear() - reference;
        assertThat(text + " in " + reference, ahead >= -49 && ahead <= 50, is(true));
      }
    }
  }

  @Test
  public void whatIsNoDateIsRefused() {
    for (String text :
        new String[] {"", "2601", "26010", "2601011", "261301", "260001", "260230", "26O101"}) {
      assertThrows(text, IllegalArgumentException.class, () -> Gs1Date.resolve(text, 2026));
    }
  }

  @Test
  public void leapDayOfACenturyThatHasNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Gs1Date.resolve("000229", 2095));
    assertThat(Gs1Date.resolve("000228", 2095), is(LocalDate.of(2100, 2, 28)));
  }
}
