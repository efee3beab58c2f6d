package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;

import io.crossdock.schemas.maintenance.Bearing;
import org.junit.Test;

/** The 6205 of R37, by turn of the shaft. */
public class FaultFrequenciesTest {
  @Test
  public void ofA6205AsPublished() {
    FaultFrequencies turn = FaultFrequencies.of(Waves.BEARING_6205, 1);
    assertThat(turn.outerRace(), closeTo(3.5848, 0.0005));
    assertThat(turn.innerRace(), closeTo(5.4152, 0.0005));
    assertThat(turn.element(), closeTo(2.3575, 0.0005)); // 4.7135 by both races
    assertThat(turn.cage(), closeTo(0.39828, 0.0005));
  }

  @Test
  public void withTheNarrowerPitch() {
    FaultFrequencies turn = FaultFrequencies.of(new Bearing(9, 7.938, 38.5, 0), 1);
    assertThat(turn.outerRace(), closeTo(3.572, 0.0005));
    assertThat(turn.innerRace(), closeTo(5.428, 0.0005));
  }

  @Test
  public void bothRacesTogetherSeeEachElementOnceATurn() {
    for (double contact = 0; contact < 60; contact += 7.3) {
      FaultFrequencies at = FaultFrequencies.of(new Bearing(13, 9, 60, contact), 24.7);
      assertThat(at.outerRace() + at.innerRace(), closeTo(13 * 24.7, 1e-9));
      assertThat(at.cage() * 13, closeTo(at.outerRace(), 1e-9));
    }
  }

  @Test
  public void contactAngleShortensTheWay() {
    // 60 degrees halve the share of the ball: 8 / 2 * 10 * (1 - 0.2 / 2).
    FaultFrequencies at = FaultFrequencies.of(new Bearing(8, 10, 50, 60), 10);
    assertThat(at.outerRace(), closeTo(36, 1e-9));
    assertThat(at.innerRace(), closeTo(44, 1e-9));
    assertThat(at.element(), closeTo(10 / 0.4 * (1 - 0.01), 1e-9));
    assertThat(at.cage(), closeTo(4.5, 1e-9));
  }
}
