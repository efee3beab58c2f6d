package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A truck's unit: what it says of the truck's day, in no order, and without an arrival yet. */
final class Unit {
  /** The sensor where air comes from the cooler. */
  static final String SUPPLY = "supply";

  /** The sensor where air goes back to the cooler. */
  static final String RETURN = "return";

  static final List<String> SENSORS = List.of(SUPPLY, RETURN);

  /** A position every so many seconds. */
  static final int FIX_EVERY = 30;

  /** The only door. */
  static final String DOOR = "rear";

  private static final int READING_EVERY = 60;
  private static final int DOOR_EVERY = 300;
  private static final double FIX_NOISE = 4;
  private static final double READING_NOISE = 0.1;
  private static final Source NOWHERE = new Source("", 0, -1, "");

  private final String tenant;
  private final String truckId;
  private final long startMs;
  private final Trip trip;
  private final SplittableRandom random;
  private final List<TruckEvent> events = new ArrayList<>();

  /**
   * A unit.
   *
   * @param startMs when the truck's first second begins by its clock, milliseconds since the epoch
   */
  Unit(String tenant, String truckId, long startMs, Trip trip, SplittableRandom random) {
    this.tenant = tenant;
    this.truckId = truckId;
    this.startMs = startMs;
    this.trip = trip;
    this.random = random;
  }

  /** Says where it is. */
  void sayPositions(Road road, int firstSecond, Slips slips) {
    for (int second = firstSecond; second < trip.seconds(); second += FIX_EVERY) {
      Spot where =
          trip.at(road, second)
              .moved(FIX_NOISE * random.nextGaussian(), FIX_NOISE * random.nextGaussian());
      double accuracy = random.nextInt(50, 121) / 10.0;
      Slips.Slip slip = slips.at(second, where, accuracy);
      if (!Span.anyHas(trip.when(Mishap.GPS), second)) {
        Spot said = slip.where().asSaid();
        GpsFix fix =
            GpsFix.of(
                tenant,
                truckId,
                said.latitude(),
                said.longitude(),
                slip.accuracy(),
                micros(second, 0),
                0,
                NOWHERE);
        slips.said(slip, fix);
        events.add(fix);
      }
    }
  }

  /**
   * Says what its sensors measure.
   *
   * @param dead the sensor that may die; empty for none
   */
  void sayTemperatures(Cargo cargo, String dead) {
    for (String sensor : SENSORS) {
      for (int second = random.nextInt(READING_EVERY);
          second < trip.seconds();
          second += READING_EVERY) {
        double celsius = cargo.celsius(sensor, second) + READING_NOISE * random.nextGaussian();
        if (!sensor.equals(dead) || !Span.anyHas(trip.when(Mishap.SENSOR), second)) {
          events.add(
              TemperatureReading.of(
                  tenant,
                  truckId,
                  sensor,
                  Math.rint(celsius * 100) / 100,
                  cargo.isDefrosting(second),
                  micros(second, 100),
                  0,
                  NOWHERE));
        }
      }
    }
  }

  /** Says how its door stands: now and then, and when that changes. */
  void sayDoor() {
    for (int second = random.nextInt(READING_EVERY);
        second < trip.seconds();
        second += DOOR_EVERY) {
      sayDoor(Span.anyHas(trip.doors(), second), second, 200);
    }
    for (Span open : trip.doors()) {
      // A little before what is said now and then, which may be in the same second.
      sayDoor(true, open.from(), 0);
      sayDoor(false, open.to(), 0);
    }
  }

  private void sayDoor(boolean open, int second, int millis) {
    if (second < trip.seconds()) {
      events.add(DoorEvent.of(tenant, truckId, DOOR, open, micros(second, millis), 0, NOWHERE));
    }
  }

  private long micros(int second, int millis) {
    return (startMs + second * 1_000L + millis) * 1_000;
  }

  /** All that it said. */
  List<TruckEvent> events() {
    return events;
  }
}
