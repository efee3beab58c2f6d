package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckEvent;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** One truck of a day: what it is to do, what becomes of that, and what its unit says of it. */
final class SimulatedTruck {
  /** So many kinds of trucks there are: one for each mishap, and one with a wrong clock. */
  static final int KINDS = Mishap.ALL.size() + 1;

  /** After the first of each kind, every so many trucks nothing happens to one. */
  private static final int LUCKY = 5;

  private static final long MINUTE_MICROS = 60_000_000;
  private static final long DAY_MICROS = 24 * 60 * MINUTE_MICROS;
  private static final int HOUR = 3_600;

  private final int number;
  private final int turn;
  private final Base base;
  private final long startMs;
  private final int seconds;
  private final SplittableRandom random;
  private final Truck truck;

  /**
   * A truck.
   *
   * @param number which of the fleet, from 0
   * @param turn which kind the first is
   * @param dayMs when the day begins, milliseconds since the epoch
   * @param hours how long it is
   */
  SimulatedTruck(int number, int turn, long dayMs, int hours, SplittableRandom random) {
    this.number = number;
    this.turn = turn;
    this.random = random;
    this.base = Base.ALL.get(number % Base.ALL.size());
    this.startMs = dayMs + random.nextInt(90_000);
    this.seconds = hours * HOUR - 120;
    // Tenants do not ask each other: they call their trucks the same.
    String id = String.format(Locale.ROOT, "truck-%03d", number / Base.ALL.size() + 1);
    this.truck = new Truck(base.tenant(), id, base.zone(), Unit.SENSORS);
  }

  /** Lives through the day. */
  void live(Chronicle chronicle) {
    boolean clockIsAhead = number < KINDS && kind() == KINDS - 1;
    double width = number % KINDS == 5 ? random.nextInt(1_200, 3_000) : 0;
    Road road = base.road(number < Base.ALL.size(), random.split());
    int fixSecond = random.nextInt(Unit.FIX_EVERY);
    Trip trip = new Driver(road, width, orders(), fixSecond, seconds, random.split()).drive();
    Load load = Load.ALL.get(random.nextInt(Load.ALL.size()));
    Cargo cargo = new Cargo(load.setPoint(), random.nextInt(18, 31), trip, random.split());
    String sensor = Unit.SENSORS.get(random.nextInt(Unit.SENSORS.size()));
    long ahead = clockIsAhead ? DAY_MICROS : 0;
    Unit unit =
        new Unit(truck.tenant(), truck.truckId(), startMs + ahead / 1_000, trip, random.split());
    Slips slips = new Slips(trip, clockIsAhead, random.split());
    unit.sayPositions(road, fixSecond, slips);
    unit.sayTemperatures(cargo, sensor);
    unit.sayDoor();
    List<TruckEvent> delivered =
        new Uplink(seconds, random.split()).deliver(unit.events(), startMs * 1_000 + ahead, ahead);
    chronicle.events.addAll(delivered);
    chronicle.trucks.add(truck);
    SimulatedRoute route =
        SimulatedRoute.of(truck.tenant(), truck.truckId().replace("truck", "route"), road, width);
    chronicle.routes.add(route);
    chronicle.duties.add(duty(unit.events(), ahead, route.planned().routeId(), load));
    chronicle.slipped(slips);
    if (clockIsAhead) {
      chronicle.clockIsAhead(truck);
    }
    for (Mishap mishap : Mishap.ALL) {
      for (Span span : trip.when(mishap)) {
        chronicle.mustTell(truck, mishap, span, startMs, sensor);
      }
    }
  }

  private int kind() {
    return (number + turn) % KINDS;
  }

  private List<Order> orders() {
    int kind = kind();
    boolean lucky = number >= KINDS && number % LUCKY == 0;
    return lucky || kind >= Mishap.ALL.size()
        ? List.of()
        : Order.of(Mishap.ALL.get(kind), seconds / HOUR + 1, random.split());
  }

  private Duty duty(List<TruckEvent> events, long ahead, String routeId, Load load) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (TruckEvent event : events) {
      first = Math.min(first, event.eventTimeMicros() - ahead);
      last = Math.max(last, event.eventTimeMicros() - ahead);
    }
    return new Duty(
        truck.tenant(),
        truck.truckId(),
        first - Math.floorMod(first, MINUTE_MICROS),
        last - Math.floorMod(last, MINUTE_MICROS) + 4 * MINUTE_MICROS,
        routeId,
        load.setPoint(),
        load.tolerance(),
        load.profile());
  }
}
