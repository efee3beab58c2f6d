package io.crossdock.transforms.fleet.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.transforms.fleet.ReferenceData;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/**
 * A real vaccine-refrigerator logger's sixty days: what it counted itself, against what the ledger
 * counts of readings that fit its days. Its times are local and have no zone: the truck's counts
 * (R49).
 */
public class FridgeTagTest {
  private static final String SENSOR = "fridge-tag";
  private static final ZoneId ZONE = ZoneId.of("Africa/Blantyre");
  private static final int INTERVAL_MINUTES = 10;
  private static final LocalDateTime REPORT = LocalDateTime.parse("2026-04-29T16:21");

  /**
   * A day of the export.
   *
   * @param date the day
   * @param minimum lowest temperature, degrees Celsius
   * @param maximum highest temperature, degrees Celsius
   * @param average mean temperature, degrees Celsius
   * @param coldMinutes at -0.5 degrees or below
   * @param hotMinutes at 8.0 degrees or above
   */
  private record Day(
      LocalDate date,
      double minimum,
      double maximum,
      double average,
      int coldMinutes,
      int hotMinutes) {}

  /** In the order of time; the file has the last first. */
  private final List<Day> days = new ArrayList<>();

  @Before
  public void read() throws IOException {
    List<String> lines = ReferenceData.lines("coldchain_fridgetag", "sample-fridge-tag.txt");
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("  Date: ")) {
        days.add(
            0,
            new Day(
                LocalDate.parse(value(lines.get(i), "Date")),
                Double.parseDouble(value(lines.get(i + 1), "Min T")),
                Double.parseDouble(value(lines.get(i + 2), "Max T")),
                Double.parseDouble(value(lines.get(i + 3), "Avrg T")),
                Integer.parseInt(value(lines.get(i + 6), "t Acc")),
                Integer.parseInt(value(lines.get(i + 8), "t Acc"))));
      }
    }
    assertThat(days, hasSize(60));
  }

  private static String value(String line, String name) {
    int from = line.indexOf(name + ": ") + name.length() + 2;
    int comma = line.indexOf(',', from);
    return comma < 0 ? line.substring(from) : line.substring(from, comma);
  }

  private static long micros(LocalDateTime local) {
    return local.atZone(ZONE).toEpochSecond() * 1_000_000;
  }

  /**
   * A reading every ten minutes: one lowest, one highest, and the others level, for the average.
   */
  private List<TruckInput> readings() {
    List<TruckInput> readings = new ArrayList<>();
    for (Day day : days) {
      LocalDateTime midnight = day.date.atStartOfDay();
      LocalDateTime end = midnight.plusDays(1).isAfter(REPORT) ? REPORT : midnight.plusDays(1);
      List<LocalDateTime> times = new ArrayList<>();
      for (LocalDateTime at = midnight; at.isBefore(end); at = at.plusMinutes(INTERVAL_MINUTES)) {
        times.add(at);
      }
      int count = times.size();
      double rest = (day.average * count - day.minimum - day.maximum) / (count - 2);
      // The average is rounded, and so near the minimum on some days that the rest were below it.
      double level = Math.min(Math.max(rest, day.minimum), day.maximum);
      for (int i = 0; i < count; i++) {
        double celsius = i == count / 3 ? day.minimum : i == count / 2 ? day.maximum : level;
        readings.add(TruckRun.temperature(micros(times.get(i)), SENSOR, celsius, false));
      }
    }
    return readings;
  }

  private TruckRun run() {
    FleetPlan plan =
        FleetPlan.of(
            List.of(new Truck(TruckRun.TENANT, TruckRun.TRUCK, ZONE.getId(), List.of(SENSOR))),
            List.of(
                new Duty(
                    TruckRun.TENANT,
                    TruckRun.TRUCK,
                    micros(days.get(0).date.atStartOfDay()),
                    micros(REPORT),
                    "",
                    Double.NaN,
                    0,
                    "refrigerator")),
            List.of(),
            Profiles.STANDARD);
    TruckRun run = new TruckRun(plan, FleetRules.STANDARD);
    for (TruckInput reading : readings()) {
      run.pass(reading.event().eventTimeMicros());
      run.add(reading);
    }
    return run.finish();
  }

  private static Excursion limit(TruckDay day, String name) {
    List<Excursion> found =
        day.sensors().get(0).excursions().stream().filter(one -> one.limit().equals(name)).toList();
    assertThat(found, hasSize(1));
    return found.get(0);
  }

  /**
   * The first day of the file is whole, though not the logger's first. The last is cut off by the
   * report at 16:21. There the logger counted 974 minutes of 981: how far it had come is not in the
   * file, so it may differ by the interval.
   */
  @Test
  public void theLedgersMinutesAreTheLoggersOwn() {
    TruckRun run = run();
    List<TruckDay> told = run.table.days();
    assertThat(told, hasSize(60));
    for (int i = 0; i < told.size(); i++) {
      Day day = days.get(i);
      TruckDay row = told.get(i);
      assertThat(row.day(), is(day.date.toEpochDay()));
      assertThat(row.zone(), is(ZONE.getId()));
      boolean whole = i < told.size() - 1;
      double tolerance = whole ? 0 : INTERVAL_MINUTES;
      double hot = limit(row, "8C-600m").daySeconds() / 60;
      double cold = limit(row, "-0.5C-60m").daySeconds() / 60;
      assertThat(day.date.toString(), hot, closeTo(day.hotMinutes, tolerance));
      assertThat(day.date.toString(), cold, is((double) day.coldMinutes));
      assertThat(day.hotMinutes, is(whole ? 1_440 : 974));
    }
  }

  @Test
  public void hotOnSixtyOfSixtyDaysAndColdOnNone() {
    int hot = 0;
    int cold = 0;
    for (TruckDay day : run().table.days()) {
      Excursion warm = limit(day, "8C-600m");
      hot += warm.daySeconds() >= 600 * 60 && warm.alarmMicros() != 0 ? 1 : 0;
      Excursion frost = limit(day, "-0.5C-60m");
      cold += frost.daySeconds() > 0 || frost.alarmMicros() != 0 ? 1 : 0;
    }
    assertThat(hot, is(60));
    assertThat(cold, is(0));
  }

  /** 974 minutes of the last day and 59 whole days, less the interval that is not over. */
  @Test
  public void whatCountsForTheAlarmCrossesMidnightAndTheAlarmGoesOffOnce() {
    List<TruckDay> told = run().table.days();
    double before = 0;
    for (TruckDay day : told) {
      Excursion hot = limit(day, "8C-600m");
      before += hot.daySeconds();
      assertThat(hot.dutySeconds(), is(before));
      assertThat(hot.alarmMicros(), is(micros(days.get(0).date.atStartOfDay()) + 36_000_000_000L));
    }
    assertThat(before / 60, closeTo(59 * 1_440 + 974, INTERVAL_MINUTES));
  }

  @Test
  public void theDaysAreMeasuredAsTheLoggerMeasuredThem() {
    List<TruckDay> told = run().table.days();
    for (int i = 0; i < told.size(); i++) {
      Day day = days.get(i);
      assertThat(told.get(i).sensors(), hasSize(1));
      SensorDay row = told.get(i).sensors().get(0);
      assertThat(row.minimum(), is(day.minimum));
      assertThat(row.maximum(), is(day.maximum));
      assertThat(row.mean(), closeTo(day.average, 0.05));
      assertThat(row.kineticMean(), allOf(greaterThanOrEqualTo(row.mean()), lessThan(day.maximum)));
      assertThat(row.readings(), greaterThan(90));
    }
  }

  @Test
  public void fridgesHaveNoPositionsSoTheirSilenceIsSaid() {
    assertThat(
        run().table.alerts().stream().map(alert -> alert.subject()).toList(), contains("gps"));
  }
}
