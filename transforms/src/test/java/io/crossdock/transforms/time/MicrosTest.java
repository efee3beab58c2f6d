package io.crossdock.transforms.time;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.Random;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;
import org.junit.Test;

public class MicrosTest {
  @Test
  public void aDurationLosesItsNanosecondsTowardsThePast() {
    assertThat(Micros.of(Duration.ofSeconds(1, 999_999)), equalTo(1_000_999L));
    assertThat(Micros.of(Duration.ofNanos(999)), equalTo(0L));
    assertThat(Micros.of(Duration.ofNanos(-1)), equalTo(-1L));
    assertThat(Micros.of(Duration.ofMillis(-1_500)), equalTo(-1_500_000L));
  }

  @Test
  public void aDurationThatDoesNotFitIsAnError() {
    assertThat(Micros.of(Duration.ofDays(100_000_000)), equalTo(8_640_000_000_000_000_000L));
    assertThrows(ArithmeticException.class, () -> Micros.of(Duration.ofDays(110_000_000)));
    assertThrows(ArithmeticException.class, () -> Micros.of(Duration.ofSeconds(Long.MAX_VALUE)));
  }

  @Test
  public void beamsMomentIsTheNextWholeMillisecond() {
    assertThat(Micros.toInstant(0), equalTo(Instant.ofEpochMilli(0)));
    assertThat(Micros.toInstant(1), equalTo(Instant.ofEpochMilli(1)));
    assertThat(Micros.toInstant(1_000), equalTo(Instant.ofEpochMilli(1)));
    assertThat(Micros.toInstant(1_001), equalTo(Instant.ofEpochMilli(2)));
    assertThat(Micros.toInstant(-1), equalTo(Instant.ofEpochMilli(0)));
    assertThat(Micros.toInstant(-999), equalTo(Instant.ofEpochMilli(0)));
    assertThat(Micros.toInstant(-1_000), equalTo(Instant.ofEpochMilli(-1)));
  }

  @Test
  public void everyMomentOfBeamsComesBack() {
    assertThat(
        Micros.toInstant(Micros.of(BoundedWindow.TIMESTAMP_MIN_VALUE)),
        equalTo(BoundedWindow.TIMESTAMP_MIN_VALUE));
    assertThat(
        Micros.toInstant(Micros.of(BoundedWindow.TIMESTAMP_MAX_VALUE)),
        equalTo(BoundedWindow.TIMESTAMP_MAX_VALUE));
    Random random = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      Instant instant = Instant.ofEpochMilli(random.nextLong() / 1_001);
      assertThat(Micros.toInstant(Micros.of(instant)), equalTo(instant));
    }
  }
}
