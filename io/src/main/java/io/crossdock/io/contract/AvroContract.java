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
 * @param pipeline the pipeline that reads such records
 * @param versions all versions, the oldest first
 */
public record AvroContract(String pipeline, List<Schema> versions) {
  private static final String FOLDER = "/io/crossdock/wire/";

  /** A scan. */
  public static final AvroContract SCAN = read("barcode", "Scan");

  /** A temperature in a truck. */
  public static final AvroContract TRUCK_TEMPERATURE = read("fleet", "TruckTemperature");

  /** Where a truck is. */
  public static final AvroContract TRUCK_POSITION = read("fleet", "TruckPosition");

  /** A door of a truck. */
  public static final AvroContract TRUCK_DOOR = read("fleet", "TruckDoor");

  /** Vibration of a machine. */
  public static final AvroContract VIBRATION_BLOCK = read("maintenance", "VibrationBlock");

  /** What a machine's controls say. */
  public static final AvroContract PROCESS_READING = read("maintenance", "ProcessReading");

  /** All of them. */
  public static final List<AvroContract> ALL =
      List.of(
          SCAN, TRUCK_TEMPERATURE, TRUCK_POSITION, TRUCK_DOOR, VIBRATION_BLOCK, PROCESS_READING);

  private static AvroContract read(String pipeline, String name) {
    List<Schema> versions = new ArrayList<>();
    for (int version = 1; ; version++) {
      String path = FOLDER + name + "-" + version + ".avsc";
      try (InputStream file = AvroContract.class.getResourceAsStream(path)) {
        if (file == null) {
          return new AvroContract(pipeline, List.copyOf(versions));
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

  /** The one schema of what a pipeline's topic may hold: a record, or a union of records. */
  public static Schema ofTopic(String pipeline) {
    List<Schema> records =
        ALL.stream()
            .filter(contract -> contract.pipeline.equals(pipeline))
            .map(AvroContract::newest)
            .toList();
    return records.size() == 1 ? records.get(0) : Schema.createUnion(records);
  }
}
