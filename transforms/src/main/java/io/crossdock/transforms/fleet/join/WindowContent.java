package io.crossdock.transforms.fleet.join;

import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a truck happened in a window; the same event counts once. */
public final class WindowContent {
  private static final double MICROS = 1e6;
  private static final Comparator<TruckEvent> BY_TIME =
      Comparator.comparingLong(TruckEvent::eventTimeMicros).thenComparing(TruckEvent::id);

  private final long fromMicros;
  private final long toMicros;
  private final Map<UUID, TemperatureReading> temperatures = new HashMap<>();
  private final Map<UUID, GpsFix> fixes = new HashMap<>();
  private final Map<UUID, DoorEvent> doors = new HashMap<>();

  /** An empty window; its beginning, and its end, which is not in it, milliseconds. */
  public WindowContent(long fromMillis, long toMillis) {
    this.fromMicros = fromMillis * 1_000;
    this.toMicros = toMillis * 1_000;
  }

  /** Adds a temperature. */
  public void add(TemperatureReading reading) {
    temperatures.put(reading.id(), reading);
  }

  /** Adds a position. */
  public void add(GpsFix fix) {
    fixes.put(fix.id(), fix);
  }

  /** Adds a door's event. */
  public void add(DoorEvent door) {
    doors.put(door.id(), door);
  }

  /** The row of all that was added. */
  public TruckWindow describe(String tenant, String truckId) {
    List<String> missing = new ArrayList<>();
    if (temperatures.isEmpty()) {
      missing.add("temperature");
    }
    if (fixes.isEmpty()) {
      missing.add("gps");
    }
    if (doors.isEmpty()) {
      missing.add("door");
    }
    List<GpsFix> path = sorted(fixes);
    @Nullable GpsFix last = path.isEmpty() ? null : path.get(path.size() - 1);
    return new TruckWindow(
        tenant,
        truckId,
        fromMicros,
        toMicros,
        temperatures.size(),
        fixes.size(),
        doors.size(),
        missing,
        sensors(),
        last == null ? null : Double.valueOf(last.latitude()),
        last == null ? null : Double.valueOf(last.longitude()),
        metres(path),
        doorOpenSeconds(),
        temperatures.size() + fixes.size() + doors.size());
  }

  private List<SensorWindow> sensors() {
    TreeMap<String, List<TemperatureReading>> bySensor = new TreeMap<>();
    for (TemperatureReading reading : sorted(temperatures)) {
      bySensor.computeIfAbsent(reading.sensorId(), id -> new ArrayList<>()).add(reading);
    }
    List<SensorWindow> sensors = new ArrayList<>();
    bySensor.forEach((id, readings) -> sensors.add(sensor(id, readings)));
    return sensors;
  }

  private SensorWindow sensor(String id, List<TemperatureReading> readings) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    double weights = 0;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < readings.size(); i++) {
      double celsius = readings.get(i).celsius();
      least = Math.min(least, celsius);
      most = Math.max(most, celsius);
      double weight = (endOf(readings, i) - readings.get(i).eventTimeMicros()) / MICROS;
      if (weight > 0) {
        // West, "Updating mean and variance estimates", CACM 22 (1979): no large sums cancel.
        weights += weight;
        double difference = celsius - mean;
        mean += difference * weight / weights;
        squares += weight * difference * (celsius - mean);
      }
    }
    return new SensorWindow(
        id, readings.size(), least, most, mean, Math.sqrt(Math.max(0, squares / weights)));
  }

  /** Until when a reading or a door's state holds. */
  private long endOf(List<? extends TruckEvent> events, int at) {
    return at + 1 < events.size() ? events.get(at + 1).eventTimeMicros() : toMicros;
  }

  private static double metres(List<GpsFix> path) {
    double metres = 0;
    for (int i = 1; i < path.size(); i++) {
      GpsFix from = path.get(i - 1);
      GpsFix to = path.get(i);
      metres += LocalPlane.metres(from.latitude(), from.longitude(), to.latitude(), to.longitude());
    }
    return metres;
  }

  private double doorOpenSeconds() {
    TreeMap<String, List<DoorEvent>> byDoor = new TreeMap<>();
    for (DoorEvent door : sorted(doors)) {
      byDoor.computeIfAbsent(door.doorId(), id -> new ArrayList<>()).add(door);
    }
    long micros = 0;
    for (List<DoorEvent> events : byDoor.values()) {
      for (int i = 0; i < events.size(); i++) {
        if (events.get(i).open()) {
          micros += endOf(events, i) - events.get(i).eventTimeMicros();
        }
      }
    }
    return micros / MICROS;
  }

  private static <T extends TruckEvent> List<T> sorted(Map<UUID, T> events) {
    List<T> sorted = new ArrayList<>(events.values());
    sorted.sort(BY_TIME);
    return sorted;
  }
}
