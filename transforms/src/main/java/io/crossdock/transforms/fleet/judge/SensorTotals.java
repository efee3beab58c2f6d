package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.transforms.fleet.cold.KineticMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a sensor measured in a day, as sums. */
final class SensorTotals {
  private static final double MICROS = 1e6;

  private int readings;
  private long observedMicros;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private double celsiusSeconds;
  private double rateSeconds;
  private long aboveMicros;
  private long belowMicros;
  private final TreeMap<String, LimitTotals> limits = new TreeMap<>();

  private record LimitTotals(long dayMicros, long countedMicros, long alarmMicros) {}

  void reading(double celsius) {
    readings++;
    minimum = Math.min(minimum, celsius);
    maximum = Math.max(maximum, celsius);
  }

  /** A temperature held for so long. */
  void held(double celsius, long micros) {
    observedMicros += micros;
    celsiusSeconds += celsius * (micros / MICROS);
    rateSeconds += KineticMean.rate(celsius) * (micros / MICROS);
  }

  void above(long micros) {
    aboveMicros += micros;
  }

  void below(long micros) {
    belowMicros += micros;
  }

  /**
   * How a limit fares: beyond it for so long more, and so long in all. The alarm of a duty is not
   * undone by the next duty of the day.
   */
  void limit(String name, long moreMicros, long countedMicros, long alarmMicros) {
    LimitTotals before = limits.getOrDefault(name, new LimitTotals(0, 0, 0));
    long alarm = before.alarmMicros == 0 ? alarmMicros : before.alarmMicros;
    limits.put(name, new LimitTotals(before.dayMicros + moreMicros, countedMicros, alarm));
  }

  SensorDay told(String sensorId) {
    List<Excursion> excursions = new ArrayList<>();
    limits.forEach(
        (name, limit) ->
            excursions.add(
                new Excursion(
                    name,
                    limit.dayMicros / MICROS,
                    limit.countedMicros / MICROS,
                    limit.alarmMicros)));
    double seconds = observedMicros / MICROS;
    return new SensorDay(
        sensorId,
        readings,
        seconds,
        minimum,
        maximum,
        observedMicros == 0 ? Double.NaN : celsiusSeconds / seconds,
        observedMicros == 0 ? Double.NaN : KineticMean.celsius(rateSeconds / seconds),
        aboveMicros / MICROS,
        belowMicros / MICROS,
        excursions);
  }

  void write(CompactOutput out) {
    out.writeInt(readings);
    out.writeLong(observedMicros);
    out.writeDouble(minimum);
    out.writeDouble(maximum);
    out.writeDouble(celsiusSeconds);
    out.writeDouble(rateSeconds);
    out.writeLong(aboveMicros);
    out.writeLong(belowMicros);
    out.writeInt(limits.size());
    for (Map.Entry<String, LimitTotals> entry : limits.entrySet()) {
      out.writeString(entry.getKey());
      out.writeLong(entry.getValue().dayMicros);
      out.writeLong(entry.getValue().countedMicros);
      out.writeLong(entry.getValue().alarmMicros);
    }
  }

  static SensorTotals read(CompactInput in) {
    SensorTotals totals = new SensorTotals();
    totals.readings = in.readInt();
    totals.observedMicros = in.readLong();
    totals.minimum = in.readDouble();
    totals.maximum = in.readDouble();
    totals.celsiusSeconds = in.readDouble();
    totals.rateSeconds = in.readDouble();
    totals.aboveMicros = in.readLong();
    totals.belowMicros = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      totals.limits.put(
          in.readString(), new LimitTotals(in.readLong(), in.readLong(), in.readLong()));
    }
    return totals;
  }
}
