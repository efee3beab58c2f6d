package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Duration;
import org.junit.Test;

public class BackoffTest {
  private static Duration after(int failures, double random) {
    return new Backoff(Duration.ofMillis(100), Duration.ofSeconds(15), () -> random)
        .after(failures);
  }

  @Test
  public void doublesUpToItsLimit() {
    assertThat(after(1, 1), equalTo(Duration.ofMillis(100)));
    assertThat(after(2, 1), equalTo(Duration.ofMillis(200)));
    assertThat(after(8, 1), equalTo(Duration.ofMillis(12_800)));
    assertThat(after(9, 1), equalTo(Duration.ofSeconds(15)));
    assertThat(after(5_000, 1), equalTo(Duration.ofSeconds(15)));
  }

  @Test
  public void waitsAtLeastHalf() {
    assertThat(after(2, 0), equalTo(Duration.ofMillis(100)));
    for (int i = 1; i < 100; i++) {
      assertThat(Backoff.DEFAULT.after(3), greaterThanOrEqualTo(Duration.ofMillis(200)));
      assertThat(Backoff.DEFAULT.after(3), lessThanOrEqualTo(Duration.ofMillis(400)));
    }
  }
}
