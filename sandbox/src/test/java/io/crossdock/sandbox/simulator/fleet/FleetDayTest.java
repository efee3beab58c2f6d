package io.crossdock.sandbox.simulator.fleet;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.fleet.judge.TruckHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class FleetDayTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final long MINUTE = 60_000_000;

  @Test
  public void theSameSeedGivesTheSameEventsAndTruth() {
    FleetDay once = FleetDay.of(7, 8, 3, DAY);
    FleetDay again = FleetDay.of(7, 8, 3, DAY);
    assertThat(again.events(), is(once.events()));
    assertThat(again.truth(), is(once.truth()));
    assertThat(again.duties(), is(once.duties()));
    assertThat(again.routesGeoJson(), is(once.routesGeoJson()));
    assertThat(again.withDisorder(3, 0.2).events(), is(once.withDisorder(3, 0.2).events()));
    assertThat(FleetDay.of(8, 8, 3, DAY).events(), is(not(once.events())));
  }

  @Test
  public void sizesOutOfBoundsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> FleetDay.of(1, 1, 8, DAY));
    assertThrows(IllegalArgumentException.class, () -> FleetDay.of(1, 501, 8, DAY));
    assertThrows(IllegalArgumentException.class, () -> FleetDay.of(1, 8, 1, DAY));
    assertThrows(IllegalArgumentException.class, () -> FleetDay.of(1, 8, 49, DAY));
  }

  @Test
  public void eventsArriveInOrderAndSoon() {
    FleetDay day = FleetDay.of(2, 16, 8, DAY);
    long before = 0;
    for (TruckEvent event : day.events()) {
      long arrival = event.arrivalMicros();
      assertThat(arrival, greaterThanOrEqualTo(before));
      assertThat(arrival % 1_000, is(0L));
      assertThat(event.source(), is(new Source("", 0, -1, "")));
      long delay = arrival - event.eventTimeMicros();
      if (isAhead(day, event)) {
        assertThat(-delay, greaterThan((24 * 60 - 12) * MINUTE));
      } else {
        assertThat(delay, is(both(greaterThan(0L)).and(lessThanOrEqualTo(12 * MINUTE))));
      }
      before = arrival;
    }
  }

  @Test
  public void disorderIsBoundedAndLeavesTheRest() {
    FleetDay day = FleetDay.of(2, 8, 4, DAY);
    FleetDay late = day.withDisorder(5, 0.2);
    assertThat(late.events(), hasSize(day.events().size()));
    long before = 0;
    for (TruckEvent event : late.events()) {
      assertThat(event.arrivalMicros(), greaterThanOrEqualTo(before));
      assertThat(event.arrivalMicros() - event.eventTimeMicros(), lessThanOrEqualTo(110 * MINUTE));
      before = event.arrivalMicros();
    }
    List<TruckEvent> moved = new ArrayList<>(late.events());
    moved.removeAll(new HashSet<>(day.events()));
    double share = (double) moved.size() / day.events().size();
    assertThat(share, is(both(greaterThan(0.18)).and(lessThanOrEqualTo(0.22))));
    assertThat(late.truth(), is(day.truth()));
  }

  @Test
  public void manyTrucksHaveEpisodesOfEveryRule() {
    FleetDay day = FleetDay.of(1, 50, 24, DAY);
    Map<AlertRule, Integer> counts = day.truth().counts();
    for (AlertRule rule : AlertRule.values()) {
      assertThat(rule.name(), counts.getOrDefault(rule, 0), is(greaterThan(5)));
    }
    assertThat(day.truth().ghosts().size(), is(greaterThan(100)));
    assertThat(day.truth().nullIslands().size(), is(greaterThan(100)));
    assertThat(day.truth().poorAccuracies().size(), is(greaterThan(100)));
    assertThat(day.truth().clocksAhead(), hasSize(1));
    assertThat(day.trucks(), hasSize(50));
    assertThat(day.duties(), hasSize(50));
    assertThat(day.routes(), hasSize(50));
  }

  @Test
  public void whatIsFoundIsTheTruth() {
    for (int seed = 1; seed <= 5; seed++) {
      assertIsTheTruth("seed " + seed, FleetDay.of(seed, 16, 8, DAY));
    }
  }

  @Test
  public void theSmallestDaysAreTrueToo() {
    for (int seed = 1; seed <= 5; seed++) {
      assertIsTheTruth("8 trucks, 6 h, seed " + seed, FleetDay.of(seed, 8, 6, DAY));
      assertIsTheTruth("8 trucks, 2 h, seed " + seed, FleetDay.of(seed, 8, 2, DAY));
    }
  }

  @Test
  public void disorderChangesNothingInTheEnd() {
    FleetDay day = FleetDay.of(1, 16, 8, DAY);
    JudgedFleet inOrder = JudgedFleet.of(day, false);
    assertIsTheSame(JudgedFleet.of(day, true), inOrder);
    FleetDay late = day.withDisorder(11, 0.2);
    assertIsTheTruth("in disorder", late);
    assertIsTheSame(JudgedFleet.of(late, false), inOrder);
    assertIsTheSame(JudgedFleet.of(late, true), inOrder);
  }

  private static void assertIsTheSame(JudgedFleet judged, JudgedFleet other) {
    assertThat(judged.alerts(), is(other.alerts()));
    assertThat(judged.stops(), is(other.stops()));
    assertThat(judged.days(), is(other.days()));
  }

  private static void assertIsTheTruth(String what, FleetDay day) {
    JudgedFleet judged = JudgedFleet.of(day, true);
    FleetTruth truth = day.truth();
    List<Alert> wrong = new ArrayList<>(judged.alerts());
    List<FleetTruth.Episode> missed = new ArrayList<>();
    for (FleetTruth.Episode episode : truth.episodes()) {
      Alert found = wrong.stream().filter(alert -> isOf(alert, episode)).findFirst().orElse(null);
      if (found == null) {
        missed.add(episode);
      } else {
        wrong.remove(found);
      }
    }
    assertThat(what + " missed", missed, is(empty()));
    assertThat(what + " false", wrong, is(empty()));
    assertThat(judged.flagged(EventFlag.IMPOSSIBLE_SPEED), is(truth.ghosts()));
    assertThat(judged.flagged(EventFlag.NULL_ISLAND), is(truth.nullIslands()));
    assertThat(judged.flagged(EventFlag.POOR_ACCURACY), is(truth.poorAccuracies()));
    assertThat(judged.flagged(EventFlag.SAME_TIME), is(empty()));
    long ahead = day.events().stream().filter(event -> isAhead(day, event)).count();
    assertThat((long) judged.ahead(), is(ahead));
    assertThat(
        judged.outcomes().keySet(),
        containsInAnyOrder(TruckHistory.Outcome.JUDGED, TruckHistory.Outcome.KNOWN));
  }

  private static boolean isOf(Alert alert, FleetTruth.Episode episode) {
    return alert.tenant().equals(episode.tenant())
        && alert.truckId().equals(episode.truckId())
        && alert.rule() == episode.rule()
        && alert.subject().equals(episode.subject())
        && alert.beganMicros() >= episode.fromMicros()
        && alert.beganMicros() <= episode.toMicros();
  }

  private static boolean isAhead(FleetDay day, TruckEvent event) {
    return day.truth()
        .clocksAhead()
        .contains(new FleetTruth.ClockAhead(event.tenant(), event.truckId()));
  }
}
