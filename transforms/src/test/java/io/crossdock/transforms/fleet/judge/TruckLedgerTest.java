package io.crossdock.transforms.fleet.judge;

import static io.crossdock.transforms.fleet.judge.TruckRun.TENANT;
import static io.crossdock.transforms.fleet.judge.TruckRun.TRUCK;
import static io.crossdock.transforms.fleet.judge.TruckRun.door;
import static io.crossdock.transforms.fleet.judge.TruckRun.fix;
import static io.crossdock.transforms.fleet.judge.TruckRun.temperature;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** What a truck's tables hold in the end, whenever it is looked at: in UTC, by standard rules. */
public class TruckLedgerTest {
  private static final long DAY = 20_000;

  private static long at(int day, int hour, int minute) {
    return Micros.of(Duration.ofDays(DAY + day).plusHours(hour).plusMinutes(minute));
  }

  private static Duty duty(long from, long to, String route, String profile) {
    return new Duty(TENANT, TRUCK, from, to, route, Double.NaN, 0, profile);
  }

  private static FleetPlan plan(Duty... duties) {
    PlannedRoute depot =
        new PlannedRoute(TENANT, "r", null, List.of(new PlannedPlace("depot", 50, 10, 100)));
    return FleetPlan.of(List.of(), List.of(duties), List.of(depot), Profiles.STANDARD);
  }

  /** In order, and looked at whenever it asks for it, or at the end only. */
  private static TruckRun run(FleetPlan plan, boolean looking, List<TruckInput> inputs) {
    TruckRun run = new TruckRun(plan, FleetRules.STANDARD);
    for (TruckInput input : inputs) {
      if (looking) {
        run.pass(input.event().eventTimeMicros());
      }
      run.add(input);
    }
    return run.finish();
  }

  private static TruckRun run(FleetPlan plan, List<TruckInput> inputs) {
    TruckRun looking = run(plan, true, inputs);
    assertThat(run(plan, false, inputs).table.content(), is(looking.table.content()));
    return looking;
  }

  @Test
  public void aDutyThatBeganInSilenceIsLookedAtFromItsBeginning() {
    FleetPlan plan = plan(duty(at(2, 10, 0), at(2, 18, 0), "", ""));
    TruckRun run =
        run(
            plan,
            List.of(
                temperature(at(0, 12, 0), "supply", 4, false),
                temperature(at(2, 12, 0), "supply", 4, false)));
    assertThat(run.table.alerts(AlertRule.SENSOR_SILENT), hasSize(2));
    var gps =
        run.table.alerts().stream().filter(alert -> alert.subject().equals("gps")).toList().get(0);
    assertThat(gps.beganMicros(), is(at(2, 10, 0)));
    assertThat(gps.raisedMicros(), is(at(2, 10, 15)));
  }

  @Test
  public void whatWasDrivenSlowlyBeforeASilenceIsDriven() {
    // 55.3 m north, 10 m of them within the diameter of a stop, each with a silence after it.
    TruckRun run =
        run(
            plan(duty(at(0, 20, 0), at(1, 20, 0), "", "")),
            List.of(
                fix(at(0, 23, 50), 50, 10, null),
                fix(at(0, 23, 51), 50.0001, 10, null),
                fix(at(1, 5, 0), 50.0005, 10, null),
                fix(at(1, 5, 1), 50.0006, 10, null)));
    List<TruckDay> days = run.table.days();
    assertThat(days, hasSize(2));
    assertThat(days.get(0).metres(), closeTo(11.12, 0.01));
    assertThat(days.get(1).metres(), closeTo(55.6, 0.1));
    assertThat(days.get(0).movingSeconds(), is(60.0));
    assertThat(days.get(0).unknownSeconds(), is(0.0));
    assertThat("an hour back at most", days.get(1).unknownSeconds(), is(3_600.0));
  }

  @Test
  public void tremblingWhileStandingIsNoDistanceButMidnightIsTheEndOfADay() {
    List<TruckInput> inputs = new ArrayList<>();
    for (int minute = 0; minute <= 20; minute++) {
      inputs.add(fix(at(0, 23, 50) + minute * 60_000_000L, 50 + minute % 2 * 1e-5, 10, null));
    }
    TruckRun run = run(plan(), inputs);
    assertThat(run.table.days(), hasSize(2));
    assertThat(run.table.stops(), hasSize(1));
    assertThat(run.table.days().get(0).stops(), is(1));
    for (TruckDay day : run.table.days()) {
      assertThat(day.metres(), is(0.0));
      assertThat(day.stoppedSeconds(), is(600.0));
      assertThat(day.movingSeconds(), is(0.0));
    }
  }

  @Test
  public void aDayIsToldBeforeItIsForgottenHoweverSeldomTheLedgerIs() {
    FleetPlan plan = plan(duty(at(0, 0, 0), at(5, 0, 0), "", ""));
    TruckRun run = new TruckRun(TENANT, plan, FleetRules.STANDARD, Duration.ofDays(30));
    for (int hour = 0; hour < 120; hour++) {
      run.pass(at(0, hour, 0));
      run.add(temperature(at(0, hour, 0), "supply", 4, false));
    }
    run.pass(at(4, 23, 0));
    List<TruckDay> told = run.table.days().subList(0, 4);
    assertThat(told.stream().map(TruckDay::events).toList(), contains(24, 24, 24, 24));
    run.finish();
    assertThat(
        run.table.days().stream().map(TruckDay::events).toList(), contains(24, 24, 24, 24, 24));
  }

  @Test
  public void theReadingAtMidnightEndsTheLastStretchOfTheDayBefore() {
    List<TruckInput> inputs = new ArrayList<>();
    for (int tens = 0; tens <= 144; tens++) {
      inputs.add(temperature(at(0, 0, 10 * tens), "supply", 9, false));
    }
    TruckRun run = run(plan(duty(at(0, 0, 0), at(2, 0, 0), "", "refrigerator")), inputs);
    assertThat(run.table.days(), hasSize(2));
    assertThat(run.table.days().get(0).sensors().get(0).observedSeconds(), is(86_400.0));
    assertThat(hot(run.table.days().get(0)).daySeconds(), is(86_400.0));
  }

  @Test
  public void aDayThatWasToldIsToldAnewForWhatIsLateOfTheDayBefore() {
    TruckRun run = new TruckRun(plan(), FleetRules.STANDARD);
    run.add(door(at(0, 23, 50), "rear", false));
    run.add(temperature(at(1, 0, 0), "supply", 4, false));
    run.add(temperature(at(1, 0, 10), "supply", 4, false));
    run.wake(at(1, 0, 30));
    assertThat(run.table.days().get(1).doorOpenSeconds(), is(0.0));
    run.add(door(at(0, 23, 55), "rear", true));
    run.wake(at(1, 0, 40));
    assertThat(run.table.days().get(0).doorOpenSeconds(), is(300.0));
    assertThat(run.table.days().get(1).doorOpenSeconds(), is(600.0));
    // And less is known to have been open: as many events as before reach back to the day before.
    run.add(door(at(0, 23, 56), "rear", false));
    run.wake(at(1, 0, 50));
    assertThat(run.table.days().get(0).doorOpenSeconds(), is(60.0));
    assertThat(run.table.days().get(1).doorOpenSeconds(), is(0.0));
    run.finish();
  }

  @Test
  public void aStopKeepsItsPlaceWhenTheDutyIsOver() {
    FleetPlan plan = plan(duty(at(0, 8, 0), at(0, 9, 0), "r", ""));
    List<TruckInput> inputs = new ArrayList<>();
    for (int minute = 30; minute < 80; minute++) {
      inputs.add(fix(at(0, 8, minute), 50.0001, 10, null));
    }
    TruckRun silent = run(plan, inputs);
    assertThat(silent.table.stops().stream().map(stop -> stop.place()).toList(), contains("depot"));
    assertThat(silent.table.stops().get(0).toMicros(), is(at(0, 9, 19)));
    inputs.add(fix(at(0, 9, 30), 50.1, 10, null));
    TruckRun driven = run(plan, inputs);
    assertThat(driven.table.stops().stream().map(stop -> stop.place()).toList(), contains("depot"));
  }

  @Test
  public void theAlarmOfADutyIsNotUndoneByTheNextOneOfTheDay() {
    FleetPlan plan =
        plan(
            duty(at(0, 0, 0), at(0, 12, 0), "", "refrigerator"),
            duty(at(0, 12, 0), at(0, 14, 0), "", "refrigerator"));
    List<TruckInput> inputs = new ArrayList<>();
    for (int tens = 0; tens < 78; tens++) {
      inputs.add(temperature(at(0, 0, 10 * tens), "supply", 9, false));
    }
    TruckRun run = run(plan, inputs);
    Excursion hot = hot(run.table.days().get(0));
    assertThat(hot.alarmMicros(), is(at(0, 10, 0)));
    assertThat(hot.dutySeconds(), is(3_000.0));
  }

  private static Excursion hot(TruckDay day) {
    for (Excursion one : day.sensors().get(0).excursions()) {
      if (one.limit().equals("8C-600m")) {
        return one;
      }
    }
    throw new AssertionError("the limit is not in " + day);
  }
}
