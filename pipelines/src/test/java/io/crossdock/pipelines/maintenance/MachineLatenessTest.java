package io.crossdock.pipelines.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import java.time.Duration;
import org.junit.Test;

public class MachineLatenessTest {
  private static final long SECOND = 1_000_000;
  private static final MachineLateness TWO_HOURS = new MachineLateness(Duration.ofHours(2));

  private static ProcessReading reading(long eventTimeMicros, long arrivalMicros) {
    return ProcessReading.of(
        "acme",
        "m1",
        "",
        300,
        310,
        1_500,
        40,
        10,
        eventTimeMicros,
        arrivalMicros,
        new Source("topic", 0, 1, ""));
  }

  @Test
  public void whatComesInTimeIsNotLate() {
    assertThat(TWO_HOURS.apply(reading(0, 0)), equalTo(""));
    assertThat(TWO_HOURS.apply(reading(0, 7_200 * SECOND)), equalTo(""));
  }

  @Test
  public void aMicrosecondLaterIsTooLate() {
    assertThat(TWO_HOURS.apply(reading(0, 7_200 * SECOND + 1)), not(equalTo("")));
    assertThat(
        TWO_HOURS.apply(reading(0, 7_201 * SECOND)),
        equalTo("arrived PT2H1S after it happened, later than the allowed lateness of PT2H"));
  }

  @Test
  public void aClockThatIsAheadIsNotLate() {
    assertThat(TWO_HOURS.apply(reading(90_000 * SECOND, 0)), equalTo(""));
  }
}
