package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How long a truck's events are on their way: seconds, or until the tunnel is passed. */
final class Uplink {
  private static final int MINUTE = 60;
  private static final int HOUR = 3_600;
  private static final long MICROS_PER_MS = 1_000;
  private static final long MICROS_PER_SECOND = 1_000_000;

  /** One of so many messages is sent twice. */
  private static final int COPIED = 250;

  /** An event arrives no later than this after it happened, whatever delays it, microseconds. */
  private static final long LATEST = 110 * MINUTE * MICROS_PER_SECOND;

  /** The longest delay by disorder, milliseconds. */
  private static final double LONGEST_MS = 100 * MINUTE * 1_000;

  private final List<Span> tunnels = new ArrayList<>();
  private final SplittableRandom random;

  /** An uplink for so many seconds. */
  Uplink(int seconds, SplittableRandom random) {
    this.random = random;
    int second = random.nextInt(15 * MINUTE, 3 * HOUR);
    while (second < seconds) {
      int end = second + random.nextInt(4 * MINUTE, 9 * MINUTE + 30);
      tunnels.add(new Span(second, end));
      second = end + random.nextInt(HOUR, 4 * HOUR);
    }
  }

  /**
   * The events with their arrivals, some of them twice.
   *
   * @param startMicros when the truck's first second begins by its clock, microseconds
   * @param aheadMicros how far its clock is ahead, microseconds
   */
  List<TruckEvent> deliver(List<TruckEvent> events, long startMicros, long aheadMicros) {
    List<TruckEvent> delivered = new ArrayList<>(events.size() + events.size() / COPIED);
    for (TruckEvent event : events) {
      long sent = event.eventTimeMicros();
      int second = (int) ((sent - startMicros) / MICROS_PER_SECOND);
      for (Span tunnel : tunnels) {
        if (tunnel.has(second)) {
          sent = startMicros + tunnel.to() * MICROS_PER_SECOND;
        }
      }
      long arrival = sent - aheadMicros + random.nextInt(200, 3_000) * MICROS_PER_MS;
      delivered.add(arriving(event, arrival));
      // Nobody compares what is from a time to come with anything: such copies would not be
      // counted.
      if (random.nextInt(COPIED) == 0 && aheadMicros == 0) {
        delivered.add(arriving(event, arrival + random.nextInt(1, 90_000) * MICROS_PER_MS));
      }
    }
    return delivered;
  }

  /** The events, of which this share arrives later: by a second, or by more than an hour. */
  static List<TruckEvent> delay(List<TruckEvent> events, double share, SplittableRandom random) {
    List<TruckEvent> delayed = new ArrayList<>(events.size());
    for (TruckEvent event : events) {
      if (random.nextDouble() >= share) {
        delayed.add(event);
        continue;
      }
      double longest = Math.log(LONGEST_MS / 1_000);
      long delayMs = (long) (1_000 * Math.exp(random.nextDouble() * longest));
      long arrival = event.arrivalMicros() + delayMs * MICROS_PER_MS;
      long latest = Math.max(event.arrivalMicros(), event.eventTimeMicros() + LATEST);
      delayed.add(arriving(event, Math.min(arrival, latest)));
    }
    return delayed;
  }

  private static TruckEvent arriving(TruckEvent event, long micros) {
    long arrival = Math.floorDiv(micros, MICROS_PER_MS) * MICROS_PER_MS;
    if (event instanceof GpsFix fix) {
      return new GpsFix(
          fix.tenant(),
          fix.truckId(),
          fix.id(),
          fix.latitude(),
          fix.longitude(),
          fix.accuracyMetres(),
          fix.eventTimeMicros(),
          arrival,
          fix.source());
    }
    if (event instanceof TemperatureReading reading) {
      return new TemperatureReading(
          reading.tenant(),
          reading.truckId(),
          reading.id(),
          reading.sensorId(),
          reading.celsius(),
          reading.defrosting(),
          reading.eventTimeMicros(),
          arrival,
          reading.source());
    }
    DoorEvent door = (DoorEvent) event;
    return new DoorEvent(
        door.tenant(),
        door.truckId(),
        door.id(),
        door.doorId(),
        door.open(),
        door.eventTimeMicros(),
        arrival,
        door.source());
  }
}
