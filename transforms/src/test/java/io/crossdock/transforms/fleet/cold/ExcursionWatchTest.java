package io.crossdock.transforms.fleet.cold;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.ExcursionLimit.Activation;
import io.crossdock.schemas.fleet.ExcursionLimit.Side;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** The limits of R22 and R23 at the limit itself: readings every ten minutes unless said. */
public class ExcursionWatchTest {
  private static final long STEP = Micros.of(Duration.ofMinutes(10));
  private static final long BEGIN = Micros.of(Duration.ofDays(20_000));

  private ExcursionWatch watch = new ExcursionWatch();
  private double before = Double.NaN;
  private long now = BEGIN;

  private static ExcursionLimit limit(String profile, String name) {
    for (ExcursionLimit limit : Profiles.STANDARD.getOrDefault(profile, List.of())) {
      if (limit.name().equals(name)) {
        return limit;
      }
    }
    throw new AssertionError(profile + " has no " + name);
  }

  private void read(ExcursionLimit limit, double celsius, long held) {
    now += held;
    watch.take(limit, before, held, celsius, now);
    before = celsius;
  }

  /** A first reading, and one for each further ten minutes. */
  private void hold(ExcursionLimit limit, double celsius, Duration time) {
    read(limit, celsius, Double.isNaN(before) ? 0 : STEP);
    for (long held = STEP; held <= Micros.of(time); held += STEP) {
      read(limit, celsius, STEP);
    }
  }

  private boolean alarms(String profile, String name, double celsius, Duration time) {
    watch = new ExcursionWatch();
    before = Double.NaN;
    hold(limit(profile, name), celsius, time);
    return watch.alarmMicros() != 0;
  }

  @Test
  public void theThresholdItselfAlarmsAndATenthLessDoesNot() {
    Duration day = Duration.ofDays(1);
    for (String profile : List.of("who-type-1", "who-type-2")) {
      assertThat(alarms(profile, "30C-10h", 30.0, day), is(true));
      assertThat(alarms(profile, "30C-10h", 29.9, day), is(false));
      assertThat(alarms(profile, "45C-1h", 45.0, day), is(true));
      assertThat(alarms(profile, "45C-1h", 44.9, day), is(false));
    }
    assertThat(alarms("who-type-1", "-0.5C-1h", -0.5, day), is(true));
    assertThat(alarms("who-type-1", "-0.5C-1h", -0.4, day), is(false));
    assertThat(alarms("who-type-2", "10C-20h", 10.0, day), is(true));
    assertThat(alarms("who-type-2", "10C-20h", 9.9, day), is(false));
    assertThat(alarms("refrigerator", "8C-600m", 8.0, day), is(true));
    assertThat(alarms("refrigerator", "8C-600m", 7.9, day), is(false));
    assertThat(alarms("refrigerator", "-0.5C-60m", -0.5, day), is(true));
    assertThat(alarms("refrigerator", "-0.5C-60m", -0.4, day), is(false));
  }

  @Test
  public void exactlyTheTimeAlarmsAndAReadingLessDoesNot() {
    Duration less = Duration.ofMinutes(-10);
    for (var profile : Profiles.STANDARD.entrySet()) {
      for (ExcursionLimit limit : profile.getValue()) {
        Duration time = Duration.ofNanos(limit.micros() * 1_000);
        String name = limit.name();
        assertThat(name, alarms(profile.getKey(), name, limit.celsius(), time), is(true));
        assertThat(watch.countedMicros(limit), is(limit.micros()));
        assertThat(alarms(profile.getKey(), name, limit.celsius(), time.plus(less)), is(false));
        assertThat(watch.countedMicros(limit), is(limit.micros() - STEP));
      }
    }
  }

  @Test
  public void theAlarmKeepsTheTimeOfTheReadingThatMadeItGoOff() {
    ExcursionLimit limit = limit("who-type-1", "45C-1h");
    hold(limit, 50, Duration.ofHours(5));
    assertThat(watch.alarmMicros(), is(BEGIN + 6 * STEP));
    hold(limit, 20, Duration.ofHours(5));
    assertThat(watch.alarmMicros(), is(BEGIN + 6 * STEP));
  }

  @Test
  public void ofASingleEventOnlyOneStretchCounts() {
    ExcursionLimit limit = limit("who-type-1", "45C-1h");
    for (int i = 0; i < 20; i++) {
      hold(limit, 45, Duration.ofMinutes(40));
      read(limit, 44.9, STEP);
    }
    // 40 minutes and the 10 until the reading on the right side.
    assertThat(watch.countedMicros(limit), is(5 * STEP));
    assertThat(watch.alarmMicros(), is(0L));
    hold(limit, 45, Duration.ofMinutes(60));
    assertThat(watch.alarmMicros(), is(now));
  }

  @Test
  public void ofACumulativeOneAllStretchesCount() {
    ExcursionLimit limit = limit("who-type-1", "30C-10h");
    for (int i = 0; i < 11; i++) {
      hold(limit, 31, Duration.ofMinutes(40));
      read(limit, 20, STEP);
    }
    assertThat(watch.countedMicros(limit), is(55 * STEP));
    assertThat(watch.alarmMicros(), is(0L));
    hold(limit, 31, Duration.ofMinutes(40));
    assertThat(watch.alarmMicros(), is(0L));
    read(limit, 20, STEP);
    assertThat(watch.alarmMicros(), is(now));
  }

  @Test
  public void timeThatNobodyObservedCountsNothingAndEndsNoStretch() {
    ExcursionLimit limit = limit("who-type-1", "45C-1h");
    hold(limit, 45, Duration.ofMinutes(50));
    now += Micros.of(Duration.ofHours(9));
    read(limit, 45, 0);
    assertThat(watch.countedMicros(limit), is(5 * STEP));
    assertThat(watch.alarmMicros(), is(0L));
    read(limit, 45, STEP);
    assertThat(watch.alarmMicros(), is(now));
  }

  @Test
  public void oneReadingIsEnoughForAnInstantLimit() {
    ExcursionLimit limit =
        new ExcursionLimit(
            "frozen", Side.COLD, 0, Micros.of(Duration.ofHours(1)), Activation.INSTANT);
    read(limit, 0.1, 0);
    assertThat(watch.alarmMicros(), is(0L));
    read(limit, 0.0, STEP);
    assertThat(watch.alarmMicros(), is(now));
    assertThat(watch.countedMicros(limit), is(0L));
  }
}
