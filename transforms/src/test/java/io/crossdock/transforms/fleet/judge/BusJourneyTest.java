package io.crossdock.transforms.fleet.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.transforms.fleet.ReferenceData;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.geo.RouteLine;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/** One real bus journey with its silences, along its own line. */
public class BusJourneyTest {
  private static final String FOLDER = "gps_limerick_bus304";
  private static final double SECOND = 1e6;
  private static final int TO_SEE_THE_STREET = 40;
  private static final FleetRules RULES =
      FleetRules.STANDARD.with(
          Map.of(
              FleetRule.GAP_AFTER, 10 * SECOND,
              FleetRule.STOP_AFTER, 20 * SECOND,
              FleetRule.STOP_DIAMETER, 30.0,
              FleetRule.CORRIDOR_OUTER, 50.0,
              FleetRule.CORRIDOR_INNER, 40.0));

  /** Latitude, longitude, seconds since the epoch. */
  private List<double[]> track = List.of();

  @Before
  public void read() throws IOException {
    track = ReferenceData.numbers(FOLDER, "track.csv", 3);
  }

  private static long micros(double[] row) {
    return (long) (row[2] * SECOND);
  }

  private long end() {
    return micros(track.get(track.size() - 1));
  }

  /** The journey's own line, to some ten metres. */
  private FleetPlan plan() {
    Coordinate[] points =
        track.stream().map(row -> new Coordinate(row[1], row[0])).toArray(Coordinate[]::new);
    Coordinate[] line =
        DouglasPeuckerSimplifier.simplify(
                new GeometryFactory().createLineString(points), 10 / 111_320.0)
            .getCoordinates();
    assertThat(line.length, is(91));
    return FleetPlan.of(
        List.of(),
        List.of(
            new Duty(
                TruckRun.TENANT,
                TruckRun.TRUCK,
                micros(track.get(0)),
                end() + 1,
                "304",
                Double.NaN,
                0,
                "")),
        List.of(new PlannedRoute(TruckRun.TENANT, "304", RouteLine.of(line), List.of())),
        Map.of());
  }

  /** The fix with this number, so many metres to the left of the street; no accuracy: as it is. */
  private TruckInput fix(int number, double metresLeft, @Nullable Double accuracy) {
    double[] row = track.get(number);
    double[] before = track.get(Math.max(0, number - TO_SEE_THE_STREET));
    double[] behind = track.get(Math.min(track.size() - 1, number + TO_SEE_THE_STREET));
    LocalPlane plane = new LocalPlane(row[0], row[1]);
    double east = plane.east(behind[1]) - plane.east(before[1]);
    double north = plane.north(behind[0]) - plane.north(before[0]);
    double length = Math.hypot(east, north);
    return TruckRun.fix(
        micros(row),
        row[0] + metresLeft * east / length / plane.north(row[0] + 1),
        row[1] - metresLeft * north / length / plane.east(row[1] + 1),
        accuracy);
  }

  /** The journey, from one fix to before another so many metres to the left. */
  private List<TruckInput> shifted(int from, int to, double metres) {
    List<TruckInput> inputs = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      inputs.add(fix(i, i >= from && i < to ? metres : 0, null));
    }
    return inputs;
  }

  private TruckRun journey() {
    return new TruckRun(plan(), RULES).addAll(shifted(0, 0, 0));
  }

  @Test
  public void everyFixIsBelievedAndNothingIsWrong() {
    TruckRun run = journey().finish();
    assertThat(run.table.flagged(), is(empty()));
    assertThat(run.table.alerts(), is(empty()));
    assertThat(run.table.news, is(empty()));
    TruckDay day = run.table.days().get(0);
    assertThat(day.fixes(), is(2_144));
    assertThat(day.flaggedFixes(), is(0));
  }

  @Test
  public void aStreetBesideForTheMiddlePartIsOneEpisode() {
    int from = track.size() / 3;
    int to = 2 * track.size() / 3;
    TruckRun run = new TruckRun(plan(), RULES).addAll(shifted(from, to, 120)).finish();
    assertThat(run.table.alerts(), hasSize(1));
    Alert alert = run.table.alerts().get(0);
    assertThat(alert.rule(), is(AlertRule.ROUTE_DEVIATION));
    assertThat(alert.state(), is(Alert.State.CLEARED));
    // No bus jumps 120 m: the first fix there and the first one back are doubted, the next is not.
    assertThat(run.table.flagged(), hasSize(2));
    assertThat(alert.beganMicros(), is(micros(track.get(from + 1))));
    assertThat("two fixes to be sure", alert.raisedMicros(), is(micros(track.get(from + 2))));
    assertThat(alert.endedMicros(), is(micros(track.get(to + 2))));
    assertThat(alert.extreme(), closeTo(120, 15));
  }

  @Test
  public void aStreetBesideAllTheWayIsAnEpisodeThatLasts() {
    TruckRun run = new TruckRun(plan(), RULES).addAll(shifted(0, track.size(), 120));
    assertThat(run.table.alerts(), hasSize(1));
    Alert alert = run.table.alerts().get(0);
    assertThat(alert.rule(), is(AlertRule.ROUTE_DEVIATION));
    assertThat(alert.state(), is(Alert.State.RAISED));
    assertThat(alert.beganMicros(), is(micros(track.get(0))));
    run.finish();
    assertThat(run.table.alerts(), hasSize(1));
    assertThat(run.table.alerts().get(0).state(), is(Alert.State.ENDED));
    assertThat(run.table.alerts().get(0).endedMicros(), is(end() + 1));
  }

  @Test
  public void oneGhostThatIsSureOfItselfRaisesNothing() {
    FleetRules anySpeed = RULES.with(Map.of(FleetRule.MAX_SPEED_KMH, 1e6));
    for (int at = 50; at < track.size(); at += 190) {
      for (FleetRules rules : List.of(RULES, anySpeed)) {
        List<TruckInput> inputs = shifted(0, 0, 0);
        inputs.set(at, fix(at, 200, 2.0));
        TruckRun run = new TruckRun(plan(), rules).addAll(inputs).finish();
        assertThat("ghost at " + at, run.table.news, is(empty()));
      }
    }
  }

  @Test
  public void theSpeedFilterFindsAGhost() {
    List<TruckInput> inputs = shifted(0, 0, 0);
    inputs.set(1_000, fix(1_000, 200, 2.0));
    TruckRun run = new TruckRun(plan(), RULES).addAll(inputs).finish();
    assertThat(run.table.flagged(), hasSize(1));
    assertThat(run.table.flagged().get(0).event(), is(inputs.get(1_000).event()));
    assertThat(run.table.days().get(0).flaggedFixes(), is(1));
  }

  @Test
  public void silenceIsUnknownAndNoStop() {
    double silent = 0;
    int silences = 0;
    for (int i = 1; i < track.size(); i++) {
      double seconds = track.get(i)[2] - track.get(i - 1)[2];
      silences += seconds > 10 ? 1 : 0;
      silent += seconds > 10 ? seconds : 0;
    }
    assertThat(silences, is(61));
    TruckRun run = journey().finish();
    assertThat(run.table.days(), hasSize(1));
    TruckDay day = run.table.days().get(0);
    assertThat(day.unknownSeconds(), is(silent));
    double stopped = 0;
    for (Stop stop : run.table.stops()) {
      stopped += (stop.toMicros() - stop.fromMicros()) / SECOND;
      for (int i = 1; i < track.size(); i++) {
        if (micros(track.get(i - 1)) >= stop.fromMicros()
            && micros(track.get(i)) <= stop.toMicros()) {
          assertThat(track.get(i)[2] - track.get(i - 1)[2] <= 10, is(true));
        }
      }
    }
    assertThat(day.stoppedSeconds(), is(stopped));
    assertThat(stopped, greaterThan(0.0));
    double all = (end() - micros(track.get(0))) / SECOND;
    assertThat(day.movingSeconds(), closeTo(all - silent - stopped, 1e-6));
    assertThat(day.stops(), is(run.table.stops().size()));
  }

  /**
   * The phone says nothing while the bus stands, so most halts are silences and only some are seen.
   * Measured: 6 stops of 20 s, 4 of them at bus stops, and 12 of 15 s, 9 of them; the others are at
   * crossings.
   */
  @Test
  public void mostStopsThatAreSeenAreAtBusStops() throws IOException {
    assertStops(RULES, 6, 4);
    assertStops(RULES.with(Map.of(FleetRule.STOP_AFTER, 15 * SECOND)), 12, 9);
  }

  private void assertStops(FleetRules rules, int count, int atBusStops) throws IOException {
    List<double[]> busStops = ReferenceData.numbers(FOLDER, "stops_304_to_ul.csv", 2);
    TruckRun run = new TruckRun(plan(), rules).addAll(shifted(0, 0, 0)).finish();
    assertThat(run.table.stops(), hasSize(count));
    int there = 0;
    for (Stop stop : run.table.stops()) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] busStop : busStops) {
        least =
            Math.min(
                least,
                LocalPlane.metres(stop.latitude(), stop.longitude(), busStop[1], busStop[0]));
      }
      there += least <= 60 ? 1 : 0;
    }
    assertThat(there, is(atBusStops));
  }
}
