package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.TruckDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a truck did in a day, as sums. */
final class DayTotals {
  private static final double MICROS = 1e6;

  int events;
  int fixes;
  int flaggedFixes;
  double metres;
  long movingMicros;
  long stoppedMicros;
  long unknownMicros;
  long doorOpenMicros;
  int stops;

  /** Distance driven so far in a place where it may turn out to stand, metres. */
  double slowMetres;

  /** How many events of the truck were known when the last came that could change this day. */
  int known;

  private final TreeMap<String, SensorTotals> sensors = new TreeMap<>();

  SensorTotals sensor(String sensorId) {
    return sensors.computeIfAbsent(sensorId, id -> new SensorTotals());
  }

  TruckDay told(String tenant, String truckId, long day, String zone) {
    List<SensorDay> measured = new ArrayList<>();
    sensors.forEach((id, totals) -> measured.add(totals.told(id)));
    return new TruckDay(
        tenant,
        truckId,
        day,
        zone,
        events,
        fixes,
        flaggedFixes,
        metres + slowMetres,
        movingMicros / MICROS,
        stoppedMicros / MICROS,
        unknownMicros / MICROS,
        doorOpenMicros / MICROS,
        stops,
        measured,
        // Those of the days before, too: what they say of a door or a position matters here.
        known);
  }

  void write(CompactOutput out) {
    out.writeInt(events);
    out.writeInt(fixes);
    out.writeInt(flaggedFixes);
    out.writeDouble(metres);
    out.writeLong(movingMicros);
    out.writeLong(stoppedMicros);
    out.writeLong(unknownMicros);
    out.writeLong(doorOpenMicros);
    out.writeInt(stops);
    out.writeDouble(slowMetres);
    out.writeInt(known);
    out.writeInt(sensors.size());
    for (Map.Entry<String, SensorTotals> entry : sensors.entrySet()) {
      out.writeString(entry.getKey());
      entry.getValue().write(out);
    }
  }

  static DayTotals read(CompactInput in) {
    DayTotals totals = new DayTotals();
    totals.events = in.readInt();
    totals.fixes = in.readInt();
    totals.flaggedFixes = in.readInt();
    totals.metres = in.readDouble();
    totals.movingMicros = in.readLong();
    totals.stoppedMicros = in.readLong();
    totals.unknownMicros = in.readLong();
    totals.doorOpenMicros = in.readLong();
    totals.stops = in.readInt();
    totals.slowMetres = in.readDouble();
    totals.known = in.readInt();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      totals.sensors.put(in.readString(), SensorTotals.read(in));
    }
    return totals;
  }
}
