package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.geo.RouteLine;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/**
 * What trucks say that go round and round, the same for the same numbers. Each has a position every
 * half a minute, a temperature of two sensors every minute and, where it stands, a door that opens
 * and closes. It stands ten minutes of sixty, every third time where it should not and for twenty;
 * it leaves its route for five minutes of ninety; its cargo is too warm for twenty-five minutes of
 * three hours. One event in five hundred comes five and a half minutes late, one twice, and one
 * position in five hundred is a poor one.
 */
final class TruckDays {
  private static final String TENANT = "acme";
  private static final int POINTS = 72;
  private static final double LATITUDE = 50;
  private static final double LONGITUDE = 10;

  /** Half the width of the route, degrees of latitude: some 20 km. */
  private static final double RADIUS = 0.18;

  private static final double ROUND_MINUTES = 120;
  private static final long HALF_MINUTE = 30_000_000;
  private static final long LATE_MICROS = 330_000_000;
  private static final long START =
      Instant.parse("2026-01-05T06:00:00Z").getEpochSecond() * 1_000_000;
  private static final long DAYS = 10 * 86_400_000_000L;

  private final int trucks;
  private final Random random = new Random(42);
  private final List<RaceInput.Arrival> arrivals = new ArrayList<>();
  private long delay;

  TruckDays(int trucks) {
    this.trucks = trucks;
  }

  /** All trucks on duty all the time, on one route. */
  FleetPlan plan() {
    Coordinate[] points = new Coordinate[POINTS + 1];
    for (int i = 0; i <= POINTS; i++) {
      double[] point = point(2 * Math.PI * i / POINTS);
      points[i] = new Coordinate(point[1], point[0]);
    }
    List<PlannedPlace> places = new ArrayList<>();
    // Where a truck stands that has driven for fifty minutes of each hour.
    for (int hour = 0; hour < 12; hour++) {
      double[] point = point(angle(50 * hour));
      places.add(new PlannedPlace("depot-" + hour, point[0], point[1], 200));
    }
    List<Truck> all = new ArrayList<>();
    List<Duty> duties = new ArrayList<>();
    for (int number = 0; number < trucks; number++) {
      String id = "truck-" + number;
      all.add(new Truck(TENANT, id, "Europe/Berlin", List.of("front", "rear")));
      duties.add(new Duty(TENANT, id, START, START + DAYS, "round", 5, 3, "who-type-2"));
    }
    return FleetPlan.of(
        all,
        duties,
        List.of(new PlannedRoute(TENANT, "round", RouteLine.of(points), places)),
        Profiles.STANDARD);
  }

  /** The first so many events by their arrival. */
  RaceInput first(int size) {
    // What comes late stands behind: some more than are asked for, and the last are left out.
    long more = size + size / 5L;
    for (int step = 0; arrivals.size() < more; step++) {
      for (int number = 0; number < trucks; number++) {
        add(number, step);
      }
    }
    return RaceInput.of(size, arrivals);
  }

  private void add(int number, int step) {
    // What a unit says at a time comes in the order in which it is said.
    delay = 1_000_000L + random.nextInt(1_000_000);
    long micros = START + step * HALF_MINUTE + number * 10_000L;
    int minute = step / 2 + number * 7;
    int hour = minute / 60;
    boolean stray = hour % 3 == 2;
    int standing = stray ? 20 : 10;
    boolean stands = minute % 60 < standing;
    double driven = 50 * hour + Math.max(0, minute % 60 - standing) + (step % 2) * 0.5;
    position(number, micros, angle(stray ? driven + 5 : driven), minute % 90 >= 85);
    if (step % 2 == 0) {
      double warm = minute % 180 >= 155 ? 6 : 0;
      temperature(number, micros + 1_000, "front", 5 + warm);
      temperature(number, micros + 2_000, "rear", 4.5 + warm);
      if (stands && (minute % 60 == 2 || minute % 60 == 7)) {
        door(number, micros + 3_000, minute % 60 == 2);
      }
    }
  }

  private void position(int number, long micros, double angle, boolean off) {
    double[] point = point(angle);
    double away = off ? 0.004 : 0;
    int dice = random.nextInt(500);
    arrive(
        micros,
        number,
        String.format(
            Locale.ROOT,
            "\"latitude\":%.6f,\"longitude\":%.6f,\"accuracy\":%d",
            point[0] + away + random.nextGaussian() * 2e-5,
            point[1] + away + random.nextGaussian() * 3e-5,
            dice == 0 ? 500 : 5));
  }

  private void temperature(int number, long micros, String sensor, double celsius) {
    arrive(
        micros,
        number,
        String.format(
            Locale.ROOT,
            "\"sensorId\":\"%s\",\"celsius\":%.1f",
            sensor,
            celsius + random.nextGaussian() / 2));
  }

  private void door(int number, long micros, boolean open) {
    arrive(micros, number, "\"doorId\":\"rear\",\"open\":" + open);
  }

  private void arrive(long micros, int number, String fields) {
    byte[] payload =
        ("{\"tenant\":\""
                + TENANT
                + "\",\"truckId\":\"truck-"
                + number
                + "\",\"timestamp\":\""
                + Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
                + "\","
                + fields
                + "}")
            .getBytes(StandardCharsets.UTF_8);
    int dice = random.nextInt(500);
    long arrival = micros + delay + (dice == 0 ? LATE_MICROS : 0);
    arrivals.add(new RaceInput.Arrival(arrival, payload));
    if (dice == 1) {
      arrivals.add(new RaceInput.Arrival(arrival + 1_000, payload));
    }
  }

  private static double angle(double minutes) {
    return 2 * Math.PI * minutes / ROUND_MINUTES;
  }

  private static double[] point(double angle) {
    double wide = RADIUS / Math.cos(Math.toRadians(LATITUDE));
    return new double[] {LATITUDE + RADIUS * Math.sin(angle), LONGITUDE + wide * Math.cos(angle)};
  }
}
