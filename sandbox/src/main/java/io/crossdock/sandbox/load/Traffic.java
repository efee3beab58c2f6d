package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.sandbox.simulator.SimulatedRecord;
import io.crossdock.sandbox.simulator.WarehouseDay;
import io.crossdock.sandbox.simulator.fleet.FleetDay;
import io.crossdock.sandbox.simulator.plant.PlantDay;
import io.crossdock.sandbox.simulator.plant.PlantMessage;
import io.crossdock.sandbox.simulator.plant.PlantSize;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;

/** What a pipeline's senders send on a simulated day. */
enum Traffic {
  /** Scans of warehouses. */
  BARCODE {
    @Override
    Day day(long seed, long messages, LocalDate date) {
      int scans = (int) Math.max(WarehouseDay.SMALLEST, Math.min(messages, MOST_SCANS));
      WarehouseDay day = WarehouseDay.of(seed, scans, date);
      return new Day(
          day.records().stream().map(Traffic::sample), truth -> day.truth().writeNdjson(truth));
    }
  },
  /** Temperatures, positions and doors of trucks. */
  FLEET {
    @Override
    Day day(long seed, long messages, LocalDate date) {
      FleetDay day = FleetDay.of(seed, TRUCKS, FleetDay.SHORTEST, date);
      return new Day(day.events().stream().map(Traffic::sample), truth -> json(truth, day.truth()));
    }
  },
  /** Vibration and readings of machines. */
  MAINTENANCE {
    @Override
    Day day(long seed, long messages, LocalDate date) {
      PlantDay day = PlantDay.of(seed, PlantSize.FEWEST_MACHINES, PlantSize.SHORTEST, date);
      return new Day(day.messages().map(Traffic::sample), truth -> json(truth, day.truth()));
    }
  };

  /** A day is kept in memory, and the next one made of another seed. */
  private static final long MOST_SCANS = 50_000;

  private static final int TRUCKS = 12;

  /**
   * A day.
   *
   * @param samples its messages in the order of arrival
   * @param truth writes what was injected
   */
  record Day(Stream<Sample> samples, Truth truth) {}

  /** Writes what was injected. */
  interface Truth {
    void write(Writer out) throws IOException;
  }

  /**
   * Simulates a day.
   *
   * @param messages how many are wanted; it may have fewer or more
   */
  abstract Day day(long seed, long messages, LocalDate date);

  private static Sample sample(SimulatedRecord record) {
    return record.scan() == null
        ? Sample.poison("scans", record.topicKey(), record.arrivalMicros(), record.payload())
        : Sample.of(
            "scans", record.topicKey(), record.arrivalMicros(), new ScanContent(record.scan()));
  }

  private static Sample sample(TruckEvent event) {
    String topic =
        event instanceof GpsFix ? "gps" : event instanceof DoorEvent ? "door" : "temperature";
    return Sample.of(
        topic,
        event.tenant() + "/" + event.truckId(),
        event.arrivalMicros(),
        new TruckContent(event));
  }

  private static Sample sample(PlantMessage message) {
    String topic = message.event() instanceof VibrationBlock ? "vibration" : "process";
    String key = message.tenant() + "/" + message.machineId();
    MachineEvent event = message.event();
    return event == null
        ? Sample.poison(
            topic, key, message.arrivalMicros(), message.text().getBytes(StandardCharsets.UTF_8))
        : Sample.of(topic, key, message.arrivalMicros(), new MachineContent(event));
  }

  private static void json(Writer out, Object truth) throws IOException {
    out.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(truth));
    out.write('\n');
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
