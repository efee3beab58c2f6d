package io.crossdock.benchmarks.race;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.beam.sdk.schemas.JavaFieldSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A scan as those who write a job quickly have it: a class of public fields that Jackson fills, and
 * that Flink and Beam find serializers for by themselves.
 */
@DefaultSchema(JavaFieldSchema.class)
@JsonIgnoreProperties(ignoreUnknown = true)
@SuppressWarnings("NullAway.Init") // filled by Jackson
public final class JsonScan {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Gs1Parser PARSER = new Gs1Parser();

  /** Whose it is. */
  public String tenant;

  /** The code. */
  public String rawData;

  /** The read point. */
  public String location;

  /** The scanner. */
  public String scannerId;

  /** When, in ISO 8601. */
  public String timestamp;

  /** The business step. */
  public String step;

  /** When, microseconds since the epoch. */
  public long eventMicros;

  /** When the broker took it, microseconds since the epoch. */
  public long arrivalMicros;

  /** In which partition it stands. */
  public int partition;

  /** Where in it. */
  public long offset;

  /** What it is a sighting of. */
  public String item;

  /** Whether this says no more than that the scan was too fast. */
  public boolean tooFast;

  /** For Flink and Beam. */
  public JsonScan() {}

  static JsonScan of(SourceMessage message) throws IOException {
    JsonScan scan = JSON.readValue(message.payload(), JsonScan.class);
    scan.arrivalMicros = message.arrivalMicros();
    scan.partition = message.source().partition();
    scan.offset = message.source().offset();
    scan.eventMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(scan.timestamp));
    scan.item = scan.checked().item();
    return scan;
  }

  /** The same, as the finding that it was too fast. */
  JsonScan foundFast() {
    JsonScan found = new JsonScan();
    found.tenant = tenant;
    found.rawData = rawData;
    found.location = location;
    found.scannerId = scannerId;
    found.timestamp = timestamp;
    found.step = step;
    found.eventMicros = eventMicros;
    found.arrivalMicros = arrivalMicros;
    found.partition = partition;
    found.offset = offset;
    found.item = item;
    found.tooFast = true;
    return found;
  }

  CheckedScan checked() {
    Scan scan =
        new Scan(
            tenant,
            Scan.identify(tenant, "", scannerId, location, rawData, eventMicros, step),
            "",
            scannerId,
            location,
            rawData,
            eventMicros,
            arrivalMicros,
            step,
            Scan.Reading.SINGLE,
            Source.kafka(RaceTopic.NAME, partition, offset));
    return CheckScans.check(scan, RaceInput.RULES.of(tenant), PARSER);
  }
}
