package io.crossdock.io.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

public class SettingsTest {

  @Test
  public void durationsCarryUnits() {
    assertThat(Durations.parse("250ms"), equalTo(Duration.ofMillis(250)));
    assertThat(Durations.parse("30s"), equalTo(Duration.ofSeconds(30)));
    assertThat(Durations.parse(" 5m "), equalTo(Duration.ofMinutes(5)));
    assertThat(Durations.parse("1h30m"), equalTo(Duration.ofMinutes(90)));
    assertThat(
        Durations.parse("2d3h4m5s6ms"),
        equalTo(Duration.ofDays(2).plusHours(3).plusMinutes(4).plusSeconds(5).plusMillis(6)));
    assertThat(Durations.parse("0s"), equalTo(Duration.ZERO));
    assertThat(Durations.parse("90m"), equalTo(Duration.ofMinutes(90)));
  }

  @Test
  public void whatIsNoDurationIsRefused() {
    for (String text :
        List.of("", "30", "s", "-5s", "1.5h", "5 m", "5M", "PT5S", "30m1h", "1s1s", "1h30")) {
      IllegalArgumentException thrown =
          assertThrows(text, IllegalArgumentException.class, () -> Durations.parse(text));
      assertThat(thrown.getMessage(), containsString("is no duration"));
    }
  }

  private enum Colour {
    RED,
    GREEN
  }

  @Test
  public void goodValuesAreNoProblem() {
    Problems problems = new Problems();
    assertThat(problems.required("--a", " x "), equalTo("x"));
    assertThat(problems.between("--b", 5, 1, 5), equalTo(5));
    assertThat(problems.choice("--c", "green", Colour.class), equalTo(Colour.GREEN));
    assertThat(problems.names("--d", "x, y,"), contains("x", "y"));
    assertThat(
        problems.duration("--e", "1m", Duration.ofMinutes(1)), equalTo(Duration.ofMinutes(1)));
    assertThat(
        problems.instant("--f", "2026-03-01T12:00:00.5Z"),
        equalTo(Instant.ofEpochMilli(1_772_366_400_500L)));
    problems.throwIfAny();
  }

  @Test
  public void problemsAreSaidTogether() {
    Problems problems = new Problems();
    problems.required("--a", null);
    problems.between("--b", 6, 1, 5);
    problems.choice("--c", "GREEN", Colour.class);
    problems.names("--d", " , ");
    problems.duration("--e", "59s", Duration.ofMinutes(1));
    problems.instant("--f", "noon");
    InvalidSettingsException thrown =
        assertThrows(InvalidSettingsException.class, problems::throwIfAny);
    assertThat(
        thrown.getMessage(),
        equalTo(
            """
            6 options are wrong:
              --a: is needed
              --b: 6 is not from 1 to 5
              --c: "GREEN" is none of [red, green]
              --d: is needed
              --e: "59s" is shorter than the least, 60000ms
              --f: "noon" is no moment such as 2026-03-01T12:00:00Z"""));
  }
}
