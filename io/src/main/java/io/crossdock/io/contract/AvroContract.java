package io.crossdock.io.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A record that devices send, in all versions of its contract: {@code NAME-1.avsc}, {@code
 * NAME-2.avsc} and so on in the module schemas. A version that was released never changes.
 *
 * @param versions all versions, the oldest first
 */
public record AvroContract(List<Schema> versions) {
  private static final String FOLDER = "/io/crossdock/wire/";

  /** A scan. */
  public static final AvroContract SCAN = read("Scan");

  /** A temperature in a truck. */
  public static final AvroContract TRUCK_TEMPERATURE = read("TruckTemperature");

  /** Where a truck is. */
  public static final AvroContract TRUCK_POSITION = read("TruckPosition");

  /** A door of a truck. */
  public static final AvroContract TRUCK_DOOR = read("TruckDoor");

  /** Vibration of a machine. */
  public static final AvroContract VIBRATION_BLOCK = read("VibrationBlock");

  /** What a machine's controls say. */
  public static final AvroContract PROCESS_READING = read("ProcessReading");

  /** All of them. */
  public static final List<AvroContract> ALL =
      List.of(
          SCAN, TRUCK_TEMPERATURE, TRUCK_POSITION, TRUCK_DOOR, VIBRATION_BLOCK, PROCESS_READING);

  private static AvroContract read(String name) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String path = FOLDER + name + "-" + version + ".avsc";
      try (InputStream file = AvroContract.class.getResourceAsStream(path)) {
        if (file == null) {
          return new AvroContract(List.copyOf(versions));
        }
        versions.add(new Schema.Parser().parse(file));
      } catch (IOException e) {
        throw new UncheckedIOException("the contract " + path + " cannot be read", e);
      }
    }
  }

  /** The newest version: what we read. */
  public Schema newest() {
    return versions.get(versions.size() - 1);
  }

  /** The one schema of a topic that holds records of these contracts: a record, or a union. */
  public static Schema together(List<AvroContract> contracts) {
    List<Schema> records = contracts.stream().map(AvroContract::newest).toList();
    return records.size() == 1 ? records.get(0) : Schema.createUnion(records);
  }
}
