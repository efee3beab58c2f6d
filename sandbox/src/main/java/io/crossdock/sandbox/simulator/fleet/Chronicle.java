package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.schemas.fleet.TruckEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the trucks of a day do and say, and the truth about it, as it grows. */
final class Chronicle {
  /** An alert may begin so long before what it is about, and so long after, seconds. */
  private static final int ROOM = 180;

  final List<TruckEvent> events = new ArrayList<>();
  final List<Truck> trucks = new ArrayList<>();
  final List<Duty> duties = new ArrayList<>();
  final List<SimulatedRoute> routes = new ArrayList<>();

  private final List<FleetTruth.Episode> episodes = new ArrayList<>();
  private final List<FleetTruth.ClockAhead> clocksAhead = new ArrayList<>();
  private final Set<UUID> ghosts = new HashSet<>();
  private final Set<UUID> nullIslands = new HashSet<>();
  private final Set<UUID> poor = new HashSet<>();

  void clockIsAhead(Truck truck) {
    clocksAhead.add(new FleetTruth.ClockAhead(truck.tenant(), truck.truckId()));
  }

  void slipped(Slips slips) {
    ghosts.addAll(slips.ghosts());
    nullIslands.addAll(slips.nullIslands());
    poor.addAll(slips.poor());
  }

  /**
   * Notes what must be told of a mishap.
   *
   * @param startMs when the truck's first second began, milliseconds since the epoch
   * @param sensor the sensor that dies if one does
   */
  void mustTell(Truck truck, Mishap mishap, Span span, long startMs, String sensor) {
    AlertRule rule =
        switch (mishap) {
          case COMPRESSOR -> AlertRule.CARGO_OVERHEATING;
          case VALVE -> AlertRule.CARGO_FREEZING;
          case DETOUR -> AlertRule.ROUTE_DEVIATION;
          case DOOR -> AlertRule.DOOR_OPEN;
          case STOP -> AlertRule.UNPLANNED_STOP;
          case SENSOR, GPS -> AlertRule.SENSOR_SILENT;
        };
    List<String> subjects =
        switch (mishap) {
          case COMPRESSOR, VALVE -> Unit.SENSORS;
          case DETOUR, STOP -> List.of("");
          case DOOR -> List.of(Unit.DOOR);
          case SENSOR -> List.of(sensor);
          case GPS -> List.of("gps");
        };
    Span bounds = span.widened(ROOM, ROOM);
    for (String subject : subjects) {
      episodes.add(
          new FleetTruth.Episode(
              truck.tenant(),
              truck.truckId(),
              rule,
              subject,
              (startMs + bounds.from() * 1_000L) * 1_000,
              (startMs + bounds.to() * 1_000L) * 1_000));
    }
  }

  FleetTruth truth() {
    return new FleetTruth(episodes, clocksAhead, ghosts, nullIslands, poor);
  }
}
