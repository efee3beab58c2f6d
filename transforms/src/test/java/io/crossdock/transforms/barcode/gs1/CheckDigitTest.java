package io.crossdock.transforms.barcode.gs1;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class CheckDigitTest {
  private static final String[] RIGHT = {
    "02345673", "416000336108", "1234567890128", "12345678901231", "123456789012345675"
  };

  @Test
  public void keysOfAllLengthsHaveTheirCheckDigit() {
    for (String key : RIGHT) {
      assertThat(key, CheckDigit.isValid(key), is(true));
      int last = key.length() - 1;
      assertThat(key, CheckDigit.of(key.substring(0, last)), is(key.charAt(last) - '0'));
    }
  }

  @Test
  public void everyOtherLastDigitIsWrong() {
    for (String key : RIGHT) {
      String body = key.substring(0, key.length() - 1);
      int right = 0;
      for (char digit = '0'; digit <= '9'; digit++) {
        right += CheckDigit.isValid(body + digit) ? 1 : 0;
      }
      assertThat(key, right, is(1));
    }
  }

  @Test
  public void zerosOnTheLeftDoNotChangeIt() {
    assertThat(CheckDigit.isValid("00416000336108"), is(true));
    assertThat(CheckDigit.isValid("0000000000416000336108"), is(true));
  }

  @Test
  public void itIsNotTheLuhnDigit() {
    // 7992739871 has the Luhn digit 3.
    assertThat(CheckDigit.isValid("79927398713"), is(false));
  }

  @Test
  public void otherCharactersAreNeverRight() {
    for (String text : new String[] {"", "0", "7", " ", "0234567 ", "0234 673", "\u0660\u0660"}) {
      assertThat(text, CheckDigit.isValid(text), is(false));
    }
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CheckDigit.of("12a4"));
    assertThat(e.getMessage(), is("not a digit at position 2"));
  }
}
