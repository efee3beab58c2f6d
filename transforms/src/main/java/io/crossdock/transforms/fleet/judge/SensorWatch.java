package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.transforms.fleet.cold.ExcursionWatch;
import io.crossdock.transforms.fleet.rules.FleetRule;
import java.util.ArrayList;
import java.util.List;

/**
 * What one temperature sensor says. A reading holds until the next one, but no longer than a sensor
 * may be silent: a rule of so many minutes runs over observed time (R47).
 */
final class SensorWatch {
  private boolean heard;
  private double celsius;
  private long micros;
  private boolean defrosting;
  private long defrostMicros = Long.MIN_VALUE;
  private long dutyMicros = Long.MIN_VALUE;
  private OutOfTolerance hot = new OutOfTolerance();
  private OutOfTolerance cold = new OutOfTolerance();
  private List<ExcursionWatch> excursions = new ArrayList<>();

  /** The beginning of the last defrost, microseconds since the epoch. */
  long defrostMicros() {
    return defrostMicros;
  }

  void take(TemperatureReading reading, Scene scene) {
    long now = reading.eventTimeMicros();
    if (reading.defrosting() && !defrosting) {
      defrostMicros = now;
    }
    defrosting = reading.defrosting();
    boolean observed = heard && now - micros <= scene.rules().micros(FleetRule.SILENT_AFTER);
    SensorTotals today = scene.day(now).sensor(reading.sensorId());
    today.reading(reading.celsius());
    if (observed) {
      scene
          .ledger()
          .add(
              scene.days(),
              micros,
              now,
              (day, held) -> day.sensor(reading.sensorId()).held(celsius, held));
    }
    Duty duty = scene.duty();
    if (duty != null) {
      if (dutyMicros != duty.fromMicros()) {
        beginDuty(duty, scene.limits().size());
      }
      long since = observed ? Math.max(micros, duty.fromMicros()) : now;
      long from = Ledger.begin(scene.days(), since, now);
      countExcursions(reading, from, scene);
      if (!Double.isNaN(duty.setPointCelsius())) {
        judge(reading, from, duty, scene);
      }
    }
    heard = true;
    celsius = reading.celsius();
    micros = now;
  }

  private void beginDuty(Duty duty, int limits) {
    dutyMicros = duty.fromMicros();
    hot = new OutOfTolerance();
    cold = new OutOfTolerance();
    excursions = new ArrayList<>();
    for (int i = 0; i < limits; i++) {
      excursions.add(new ExcursionWatch());
    }
  }

  /** Counts by day; at midnight the temperature is what it was. */
  private void countExcursions(TemperatureReading reading, long from, Scene scene) {
    long now = reading.eventTimeMicros();
    for (int i = 0; i < excursions.size(); i++) {
      ExcursionLimit limit = scene.limits().get(i);
      ExcursionWatch watch = excursions.get(i);
      if (from == now) {
        count(limit, watch, 0, reading.celsius(), now, reading.sensorId(), scene);
      }
      scene
          .days()
          .split(
              from,
              now,
              (day, begin, end) ->
                  count(
                      limit,
                      watch,
                      end - begin,
                      end == now ? reading.celsius() : celsius,
                      end,
                      reading.sensorId(),
                      scene));
    }
  }

  private void count(
      ExcursionLimit limit,
      ExcursionWatch watch,
      long held,
      double next,
      long at,
      String sensorId,
      Scene scene) {
    watch.take(limit, celsius, held, next, at);
    long beyond = held > 0 && limit.isBeyond(celsius) ? held : 0;
    // The end of a day is the beginning of the next: what ends there belongs to the day before.
    scene
        .day(held > 0 ? at - 1 : at)
        .sensor(sensorId)
        .limit(limit.name(), beyond, watch.countedMicros(limit), watch.alarmMicros());
  }

  private void judge(TemperatureReading reading, long from, Duty duty, Scene scene) {
    double high = duty.setPointCelsius() + duty.toleranceCelsius();
    double low = duty.setPointCelsius() - duty.toleranceCelsius();
    long now = reading.eventTimeMicros();
    if (celsius > high) {
      scene
          .ledger()
          .add(scene.days(), from, now, (day, held) -> day.sensor(reading.sensorId()).above(held));
    }
    if (celsius < low) {
      scene
          .ledger()
          .add(scene.days(), from, now, (day, held) -> day.sensor(reading.sensorId()).below(held));
    }
    hot.take(
        AlertRule.CARGO_OVERHEATING,
        reading,
        from,
        celsius > high,
        reading.celsius() > high,
        duty,
        scene);
    cold.take(
        AlertRule.CARGO_FREEZING,
        reading,
        from,
        celsius < low,
        reading.celsius() < low,
        duty,
        scene);
  }

  void write(CompactOutput out) {
    out.writeBoolean(heard);
    out.writeDouble(celsius);
    out.writeLong(micros);
    out.writeBoolean(defrosting);
    out.writeLong(defrostMicros);
    out.writeLong(dutyMicros);
    hot.write(out);
    cold.write(out);
    out.writeInt(excursions.size());
    excursions.forEach(watch -> watch.write(out));
  }

  static SensorWatch read(CompactInput in) {
    SensorWatch watch = new SensorWatch();
    watch.heard = in.readBoolean();
    watch.celsius = in.readDouble();
    watch.micros = in.readLong();
    watch.defrosting = in.readBoolean();
    watch.defrostMicros = in.readLong();
    watch.dutyMicros = in.readLong();
    watch.hot = OutOfTolerance.read(in);
    watch.cold = OutOfTolerance.read(in);
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      watch.excursions.add(ExcursionWatch.read(in));
    }
    return watch;
  }
}
