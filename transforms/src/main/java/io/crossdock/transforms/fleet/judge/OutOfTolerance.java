package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.transforms.fleet.rules.FleetRule;

/**
 * One side of the tolerance of one sensor: out of it for long enough raises, in it for long enough
 * clears, and what is warm by a door or a defrost does not count at first (R27).
 */
final class OutOfTolerance {
  private long outMicros;
  private long beganMicros = Long.MIN_VALUE;
  private long inMicros;
  private double extreme;

  /**
   * Takes a reading.
   *
   * @param from since when the reading before is known to have held, microseconds since the epoch;
   *     this reading's time where it is not
   * @param wasOut whether the reading before was out of tolerance
   * @param isOut whether this one is
   */
  void take(
      AlertRule rule,
      TemperatureReading reading,
      long from,
      boolean wasOut,
      boolean isOut,
      Duty duty,
      Scene scene) {
    long now = reading.eventTimeMicros();
    Alert open = scene.episodes().open(rule, reading.sensorId());
    if (open != null) {
      inMicros = wasOut || isOut ? 0 : inMicros + (now - from);
      if (isOut && worse(rule, reading.celsius(), open.extreme())) {
        scene.episodes().worse(rule, reading.sensorId(), reading.celsius());
      }
      if (!isOut && inMicros >= scene.rules().micros(FleetRule.OFF_DELAY)) {
        scene.episodes().clear(rule, reading.sensorId(), now);
        reset();
      }
      return;
    }
    if (!isOut) {
      reset();
      return;
    }
    long counts = Math.max(from, scene.graceUntil());
    if (beganMicros == Long.MIN_VALUE) {
      extreme = reading.celsius();
    }
    if (now >= scene.graceUntil()) {
      if (beganMicros == Long.MIN_VALUE) {
        beganMicros = wasOut ? Math.min(now, counts) : now;
      }
      outMicros += wasOut ? Math.max(0, now - counts) : 0;
    }
    extreme = worse(rule, reading.celsius(), extreme) ? reading.celsius() : extreme;
    if (beganMicros != Long.MIN_VALUE && outMicros >= scene.rules().micros(FleetRule.ON_DELAY)) {
      scene.episodes().raise(duty, rule, reading.sensorId(), beganMicros, now, extreme);
      reset();
    }
  }

  private static boolean worse(AlertRule rule, double value, double than) {
    return rule == AlertRule.CARGO_OVERHEATING ? value > than : value < than;
  }

  private void reset() {
    outMicros = 0;
    beganMicros = Long.MIN_VALUE;
    inMicros = 0;
  }

  void write(CompactOutput out) {
    out.writeLong(outMicros);
    out.writeLong(beganMicros);
    out.writeLong(inMicros);
    out.writeDouble(extreme);
  }

  static OutOfTolerance read(CompactInput in) {
    OutOfTolerance side = new OutOfTolerance();
    side.outMicros = in.readLong();
    side.beganMicros = in.readLong();
    side.inMicros = in.readLong();
    side.extreme = in.readDouble();
    return side;
  }
}
