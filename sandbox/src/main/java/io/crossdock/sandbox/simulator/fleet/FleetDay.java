package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day of the refrigerated trucks of three tenants, from five in the morning, UTC. What goes wrong
 * is injected and told in its {@link #truth}; nothing else is wrong by the standard rules. The same
 * seed, size and day give the same events.
 */
public final class FleetDay {
  /** The fewest trucks. */
  public static final int FEWEST_TRUCKS = 2;

  /** The most trucks: their events are kept in memory. */
  public static final int MOST_TRUCKS = 500;

  /** The shortest day, hours. */
  public static final int SHORTEST = 2;

  /** The longest day, hours. */
  public static final int LONGEST = 48;

  private static final LocalTime START = LocalTime.of(5, 0);
  private static final Comparator<TruckEvent> BY_ARRIVAL =
      Comparator.comparingLong(TruckEvent::arrivalMicros);

  private final List<TruckEvent> events;
  private final FleetTruth truth;
  private final List<Truck> trucks;
  private final List<Duty> duties;
  private final List<SimulatedRoute> routes;

  private FleetDay(
      List<TruckEvent> events,
      FleetTruth truth,
      List<Truck> trucks,
      List<Duty> duties,
      List<SimulatedRoute> routes) {
    events.sort(BY_ARRIVAL);
    this.events = Collections.unmodifiableList(events);
    this.truth = truth;
    this.trucks = List.copyOf(trucks);
    this.duties = List.copyOf(duties);
    this.routes = List.copyOf(routes);
  }

  /**
   * Simulates a day.
   *
   * @param seed all chance comes from it
   * @param trucks how many trucks there are, 2 to 500
   * @param hours how long it is, 2 to 48 hours
   * @param day the date
   * @throws IllegalArgumentException if a size is out of bounds
   */
  public static FleetDay of(long seed, int trucks, int hours, LocalDate day) {
    if (trucks < FEWEST_TRUCKS || trucks > MOST_TRUCKS) {
      throw new IllegalArgumentException(
          trucks + " trucks: a simulated fleet has " + FEWEST_TRUCKS + " to " + MOST_TRUCKS);
    }
    if (hours < SHORTEST || hours > LONGEST) {
      throw new IllegalArgumentException(
          hours + " hours: a simulated day has " + SHORTEST + " to " + LONGEST);
    }
    SplittableRandom random = new SplittableRandom(seed);
    long startMs = day.atTime(START).toInstant(ZoneOffset.UTC).toEpochMilli();
    int turn = random.nextInt(SimulatedTruck.KINDS);
    Chronicle chronicle = new Chronicle();
    for (int i = 0; i < trucks; i++) {
      new SimulatedTruck(i, turn, startMs, hours, random.split()).live(chronicle);
    }
    return new FleetDay(
        chronicle.events, chronicle.truth(), chronicle.trucks, chronicle.duties, chronicle.routes);
  }

  /**
   * The same events, of which some arrive late by a second to 100 minutes, but none more than 110
   * minutes after it happened. The truth is the same.
   *
   * @param seed all chance comes from it
   * @param share how many are late, 0 to 1
   */
  public FleetDay withDisorder(long seed, double share) {
    List<TruckEvent> delayed = Uplink.delay(events, share, new SplittableRandom(seed));
    return new FleetDay(delayed, truth, trucks, duties, routes);
  }

  /** What the trucks' units say, in the order of arrival. */
  public List<TruckEvent> events() {
    return events;
  }

  /** What was injected. */
  public FleetTruth truth() {
    return truth;
  }

  /** All trucks. */
  public List<Truck> trucks() {
    return trucks;
  }

  /** What they are to do: one duty each. */
  public List<Duty> duties() {
    return duties;
  }

  /** Where they are to go: one route each. */
  public List<PlannedRoute> routes() {
    return routes.stream().map(SimulatedRoute::planned).toList();
  }

  /** All of that, with the standard profiles. */
  public FleetPlan plan() {
    return FleetPlan.of(trucks, duties, routes(), Profiles.STANDARD);
  }

  /** The trucks as a CSV file with a header; sensors have blanks between them. */
  public String trucksCsv() {
    return FleetFiles.trucks(trucks);
  }

  /** The duties as a CSV file with a header: ISO 8601 instants, degrees Celsius. */
  public String dutiesCsv() {
    return FleetFiles.duties(duties);
  }

  /**
   * The routes as a GeoJSON feature collection. A feature has the properties tenant, route, and
   * role: "line", "area", or "stop" with name and radiusMetres.
   */
  public String routesGeoJson() {
    return FleetFiles.routes(routes);
  }
}
