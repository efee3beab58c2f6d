package io.crossdock.schemas.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.Test;

public class ScanFlagTest {
  @Test
  public void bitsAreThoseOfTheDatabasesThatAreOutThere() {
    assertThat(
        Arrays.stream(ScanFlag.values())
            .map(flag -> flag.bit() + " " + flag)
            .collect(Collectors.joining(", ")),
        equalTo(
            "0 EMPTY_CODE, 1 NOT_DIGITS, 2 WRONG_LENGTH, 3 WRONG_CHECK_DIGIT, 4 BAD_ELEMENTS,"
                + " 5 BOUNCE, 6 TOO_FAST, 7 IMPOSSIBLE_TRAVEL, 8 CLOCK_SUSPECT, 9 CLOCK_AHEAD,"
                + " 10 LATE, 11 RETRACTED, 12 CORRECTION"));
  }

  @Test
  public void aSetOfBitsIsASetOfFlags() {
    int flags = ScanFlag.BOUNCE.mask() | ScanFlag.LATE.mask();
    assertThat(ScanFlag.setOf(flags), contains(ScanFlag.BOUNCE, ScanFlag.LATE));
    assertThat(ScanFlag.setOf(0), is(empty()));
    assertThat(ScanFlag.LATE.in(flags), is(true));
    assertThat(ScanFlag.TOO_FAST.in(flags), is(false));
  }
}
