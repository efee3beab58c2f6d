package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.PlannedPlace;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.geo.RouteLine;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** A random truck's duties and events: everything goes wrong now and then. */
final class RandomTruck {
  private static final long MINUTE = 60_000_000L;
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");
  private static final List<String> PROFILES = List.of("", "who-type-1", "refrigerator");
  private static final List<String> DOORS = List.of("rear", "side");
  private static final double METRES_PER_LATITUDE = 111_229;
  private static final double METRES_PER_LONGITUDE = 71_696;

  final NaiveTruck.Setting setting;

  /** The rules of tenants that have none of their own. */
  final FleetRules standard;

  /** In the order of time, none twice. */
  final List<TruckInput> inputs = new ArrayList<>();

  private final Random random;
  private final String tenant;
  private final @Nullable FleetRules own;
  private final Set<UUID> ids = new HashSet<>();
  private final boolean[] open = new boolean[DOORS.size()];
  private long now;
  private double east;
  private double north;
  private double speed = 15;
  private double celsius = 4;
  private boolean defrosting;

  /** Every second truck is of a tenant with rules of its own. */
  RandomTruck(int seed) {
    random = new Random(seed);
    tenant = seed % 2 == 0 ? TruckRun.TENANT : "other";
    FleetRules rules = rules();
    standard = seed % 2 == 0 ? rules : FleetRules.STANDARD;
    own = seed % 2 == 0 ? null : rules;
    String zone = pick(ZONES);
    // The night in which clocks are put forward in Europe, or the one in America, or another.
    LocalDate day =
        LocalDate.of(2026, 3, random.nextBoolean() ? 28 : random.nextBoolean() ? 7 : 14);
    long midnight = day.plusDays(1).atStartOfDay(ZoneId.of(zone)).toEpochSecond() * 1_000_000;
    now = midnight - random.nextInt(300) * MINUTE;
    List<Duty> duties = duties(now - random.nextInt(120) * MINUTE);
    FleetPlan plan =
        FleetPlan.of(
            List.of(new Truck(tenant, TruckRun.TRUCK, zone, List.of("supply", "return"))),
            duties,
            routes(),
            Profiles.STANDARD);
    setting = new NaiveTruck.Setting(tenant, TruckRun.TRUCK, plan, duties, rules);
    int count = 150 + random.nextInt(350);
    while (inputs.size() < count) {
      step();
    }
    inputs.sort(null);
  }

  /**
   * The same events by rules that change every forty minutes, some of them so slow that a day can
   * be changed by what comes long after it. The lateness is never longer than it was.
   */
  List<TruckInput> byChangingRules() {
    double lateness = setting.rules().value(FleetRule.ALLOWED_LATENESS);
    List<FleetRules> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(
          rules()
              .with(
                  Map.of(
                      FleetRule.LATE_AFTER,
                      0.0,
                      FleetRule.ALLOWED_LATENESS,
                      lateness,
                      FleetRule.STOP_AFTER,
                      minutes(1, 90),
                      FleetRule.GAP_AFTER,
                      minutes(1, 150),
                      FleetRule.SILENT_AFTER,
                      minutes(1, 150),
                      FleetRule.STOP_DIAMETER,
                      20.0 + random.nextInt(3_000))));
    }
    return inputs.stream()
        .map(
            input -> {
              long period = input.event().eventTimeMicros() / (40 * MINUTE);
              FleetRules rules = all.get((int) Math.floorMod(period, (long) all.size()));
              return new TruckInput(input.event(), input.flags(), rules);
            })
        .toList();
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private double minutes(int from, int to) {
    return (double) ((from + random.nextInt(to - from + 1)) * MINUTE);
  }

  private FleetRules rules() {
    return FleetRules.STANDARD
        .with(
            Map.of(
                FleetRule.ON_DELAY, minutes(0, 6),
                FleetRule.OFF_DELAY, minutes(0, 4),
                FleetRule.DOOR_GRACE, minutes(0, 5),
                FleetRule.DEFROST_GRACE, minutes(2, 8),
                FleetRule.DOOR_LIMIT, minutes(2, 8),
                FleetRule.SILENT_AFTER, minutes(4, 20),
                FleetRule.STOP_LIMIT, minutes(2, 8),
                FleetRule.ESCALATE_AFTER, minutes(1, 15),
                FleetRule.GAP_AFTER, minutes(2, 4),
                FleetRule.STOP_AFTER, minutes(1, 4)))
        .with(
            Map.of(
                FleetRule.DWELL, minutes(0, 1),
                FleetRule.CONFIRM_FIXES, 1.0 + random.nextInt(3),
                FleetRule.LATE_AFTER, minutes(1, 10),
                FleetRule.ALLOWED_LATENESS, minutes(20, 120)));
  }

  private List<Duty> duties(long from) {
    List<Duty> duties = new ArrayList<>();
    long begin = from;
    while (duties.size() < 12) {
      long end = begin + (10 + random.nextInt(200)) * MINUTE;
      boolean cold = random.nextInt(4) > 0;
      duties.add(
          new Duty(
              tenant,
              TruckRun.TRUCK,
              begin,
              end,
              pick(List.of("", "line", "line", "anywhere")),
              cold ? 4 : Double.NaN,
              cold ? 2 : 0,
              pick(PROFILES)));
      begin = end + (random.nextInt(3) == 0 ? 0 : random.nextInt(150) * MINUTE);
    }
    return duties;
  }

  private List<PlannedRoute> routes() {
    List<PlannedPlace> places =
        List.of(
            new PlannedPlace("depot", 50, 10.02, 1_500), new PlannedPlace("shop", 50, 10.1, 1_500));
    return List.of(
        new PlannedRoute(
            tenant, "line", RouteLine.of(new Coordinate(9, 50), new Coordinate(11, 50)), places),
        new PlannedRoute(tenant, "anywhere", null, places));
  }

  private void add(TruckEvent event, int flags) {
    if (ids.add(event.id())) {
      inputs.add(new TruckInput(event, flags, own));
    }
  }

  private Source source() {
    return Source.kafka("t", 0, inputs.size());
  }

  private void step() {
    long before = now;
    now += 1_000L * (1 + random.nextInt(45_000));
    if (random.nextInt(8) == 0) {
      now = (now / MINUTE + 1) * MINUTE; // several things at one time, and right at a limit
    }
    if (random.nextInt(60) == 0) {
      now += random.nextInt(30) * MINUTE;
    } else if (random.nextInt(250) == 0) {
      now += random.nextInt(16 * 60) * MINUTE;
    }
    if (random.nextInt(25) == 0) {
      speed = random.nextInt(3) == 0 ? 0 : 25 * (random.nextDouble() - 0.5);
    }
    if (random.nextInt(30) == 0) {
      north = random.nextInt(2) * (30 + 100 * random.nextDouble());
    }
    east += speed * Math.min(600, (now - before) / 1e6);
    if (random.nextInt(20) == 0) {
      celsius = 4 + 5 * random.nextGaussian();
    }
    for (int again = random.nextInt(6) == 0 ? 3 : 1; again > 0; again--) {
      switch (random.nextInt(12)) {
        case 0 -> turnDoor();
        case 1, 2, 3, 4, 5 -> measure();
        default -> locate();
      }
    }
  }

  private void turnDoor() {
    int door = random.nextInt(DOORS.size());
    open[door] = random.nextInt(5) == 0 ? open[door] : !open[door];
    add(DoorEvent.of(tenant, TruckRun.TRUCK, DOORS.get(door), open[door], now, now, source()), 0);
  }

  private void measure() {
    if (random.nextInt(25) == 0) {
      defrosting = !defrosting;
    }
    String sensor = pick(List.of("supply", "supply", "return", "spare"));
    double value = random.nextInt(100) == 0 ? 50 : celsius + 0.5 * random.nextGaussian();
    add(
        TemperatureReading.of(
            tenant,
            TruckRun.TRUCK,
            sensor,
            Math.round(value * 10) / 10.0,
            defrosting && sensor.equals("return"),
            now,
            now,
            source()),
        0);
  }

  private void locate() {
    boolean ghost = random.nextInt(40) == 0;
    double away = ghost ? 20_000 * random.nextDouble() : 0;
    double accuracy = 1 + 20 * random.nextDouble();
    boolean poor = random.nextInt(50) == 0;
    add(
        GpsFix.of(
            tenant,
            TruckRun.TRUCK,
            50 + (north + away + 3 * random.nextGaussian()) / METRES_PER_LATITUDE,
            10 + (east + 3 * random.nextGaussian()) / METRES_PER_LONGITUDE,
            poor ? Double.valueOf(500) : random.nextBoolean() ? accuracy : null,
            now,
            now,
            source()),
        poor ? EventFlag.POOR_ACCURACY.mask() : 0);
  }
}
