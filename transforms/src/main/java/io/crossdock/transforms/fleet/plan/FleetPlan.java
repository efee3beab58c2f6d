package io.crossdock.transforms.fleet.plan;

import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.Truck;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of the trucks beforehand, each thing as of its time. */
public final class FleetPlan implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String UNKNOWN_ZONE = "UTC";

  private final Map<String, Truck> trucks = new HashMap<>();
  private final Map<String, TreeMap<Long, Duty>> duties = new HashMap<>();
  private final Map<String, PlannedRoute> routes = new HashMap<>();
  private final Map<String, List<ExcursionLimit>> profiles = new HashMap<>();

  private FleetPlan() {}

  /**
   * The plan of these.
   *
   * @throws IllegalArgumentException if a truck or route is there twice, duties of a truck overlap,
   *     or a duty names a route or profile that is not there
   */
  public static FleetPlan of(
      Collection<Truck> trucks,
      Collection<Duty> duties,
      Collection<PlannedRoute> routes,
      Map<String, List<ExcursionLimit>> profiles) {
    FleetPlan plan = new FleetPlan();
    plan.profiles.putAll(profiles);
    for (Truck truck : trucks) {
      if (plan.trucks.put(key(truck.tenant(), truck.truckId()), truck) != null) {
        throw new IllegalArgumentException(
            "truck " + truck.truckId() + " of tenant " + truck.tenant() + " is there twice");
      }
    }
    for (PlannedRoute route : routes) {
      if (plan.routes.put(key(route.tenant(), route.routeId()), route) != null) {
        throw new IllegalArgumentException(
            "route " + route.routeId() + " of tenant " + route.tenant() + " is there twice");
      }
    }
    duties.forEach(plan::add);
    return plan;
  }

  private void add(Duty duty) {
    String of = " of truck " + duty.truckId() + " of tenant " + duty.tenant();
    TreeMap<Long, Duty> own =
        duties.computeIfAbsent(key(duty.tenant(), duty.truckId()), truck -> new TreeMap<>());
    Map.Entry<Long, Duty> before = own.lowerEntry(duty.toMicros());
    if (before != null && before.getValue().toMicros() > duty.fromMicros()) {
      throw new IllegalArgumentException("two duties" + of + " overlap");
    }
    if (!duty.routeId().isEmpty() && route(duty) == null) {
      throw new IllegalArgumentException("route " + duty.routeId() + of + " is not there");
    }
    if (!duty.profile().isEmpty() && !profiles.containsKey(duty.profile())) {
      throw new IllegalArgumentException(
          "profile "
              + duty.profile()
              + of
              + " is not there; there are "
              + profiles.keySet().stream().sorted().toList());
    }
    own.put(duty.fromMicros(), duty);
  }

  /** The duty that a truck is on at this time, or null. */
  public @Nullable Duty dutyAt(String tenant, String truckId, long micros) {
    TreeMap<Long, Duty> own = duties.get(key(tenant, truckId));
    Map.Entry<Long, Duty> entry = own == null ? null : own.floorEntry(micros);
    return entry == null || entry.getValue().toMicros() <= micros ? null : entry.getValue();
  }

  /** The first duty of a truck that begins at this time or later, or null. */
  public @Nullable Duty dutyFrom(String tenant, String truckId, long micros) {
    TreeMap<Long, Duty> own = duties.get(key(tenant, truckId));
    Map.Entry<Long, Duty> entry = own == null ? null : own.ceilingEntry(micros);
    return entry == null ? null : entry.getValue();
  }

  /** The route of a duty, or null where it may go anywhere. */
  public @Nullable PlannedRoute route(Duty duty) {
    return routes.get(key(duty.tenant(), duty.routeId()));
  }

  /** The limits of a duty's profile; none where it has no profile. */
  public List<ExcursionLimit> limits(Duty duty) {
    return profiles.getOrDefault(duty.profile(), List.of());
  }

  /** The zone by whose days a truck's ledger is kept: UTC for one that is not known. */
  public String zone(String tenant, String truckId) {
    Truck truck = trucks.get(key(tenant, truckId));
    return truck == null ? UNKNOWN_ZONE : truck.zone();
  }

  /** The temperature sensors that must be heard of a truck. */
  public List<String> sensors(String tenant, String truckId) {
    Truck truck = trucks.get(key(tenant, truckId));
    return truck == null ? List.of() : truck.sensors();
  }

  private static String key(String tenant, String id) {
    return tenant + '\0' + id;
  }
}
