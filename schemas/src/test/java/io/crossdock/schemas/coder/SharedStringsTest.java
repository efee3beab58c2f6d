package io.crossdock.schemas.coder;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class SharedStringsTest {

  @Test
  public void aShortStringIsMadeOnce() {
    assertThat(shared("scanner-17"), sameInstance(shared("scanner-17")));
  }

  @Test
  public void aLongOneIsMadeAnew() {
    String code = "]d2010401234500000921S1234567890123456";
    assertThat(shared(code), is(code));
    assertThat(shared(code), not(sameInstance(shared(code))));
  }

  @Test
  public void whatIsNotAsciiComesBackEqual() {
    for (String text : List.of("", "é", "Ã©", "dock-Ä", "倉庫", "😀", "a\u0000b")) {
      assertThat(shared(text), is(text));
      assertThat(shared(text), is(text));
    }
  }

  @Test
  public void ofMoreThanItKeepsEachComesBackEqual() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      String text = Integer.toString(random.nextInt(100_000), 36);
      assertThat(shared(text), equalTo(text));
    }
  }

  @Test
  public void stringsOfOneHashStayApart() {
    // "Aa" and "BB" have the same hash, and so has what is put together from them.
    assertThat(shared("AaAa"), is("AaAa"));
    assertThat(shared("BBBB"), is("BBBB"));
    assertThat(shared("AaBB"), is("AaBB"));
    assertThat(shared("AaAa"), is("AaAa"));
  }

  private static String shared(String text) {
    byte[] bytes = ("!" + text + "!").getBytes(StandardCharsets.UTF_8);
    return SharedStrings.of(bytes, 1, bytes.length - 2);
  }
}
