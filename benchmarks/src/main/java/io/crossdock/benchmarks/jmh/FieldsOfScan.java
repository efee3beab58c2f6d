package io.crossdock.benchmarks.jmh;

import io.crossdock.schemas.barcode.Scan;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.JavaFieldSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** A scan as a class for which Beam finds coders by itself. */
@DefaultSchema(JavaFieldSchema.class)
@SuppressWarnings("NullAway.Init") // by Beam
public final class FieldsOfScan implements Serializable {
  private static final long serialVersionUID = 1;

  /** Whose it is. */
  public String tenant;

  /** What tells it from others. */
  public String id;

  /** The scanner. */
  public String scannerId;

  /** The read point. */
  public String location;

  /** The code. */
  public String rawCode;

  /** When, microseconds since the epoch. */
  public long eventTimeMicros;

  /** When the broker took it, microseconds since the epoch. */
  public long arrivalMicros;

  /** The business step. */
  public String step;

  /** Where it stands. */
  public long offset;

  /** For Beam. */
  public FieldsOfScan() {}

  static FieldsOfScan of(Scan scan) {
    FieldsOfScan fields = new FieldsOfScan();
    fields.tenant = scan.tenant();
    fields.id = scan.id().toString();
    fields.scannerId = scan.scannerId();
    fields.location = scan.location();
    fields.rawCode = scan.rawCode();
    fields.eventTimeMicros = scan.eventTimeMicros();
    fields.arrivalMicros = scan.arrivalMicros();
    fields.step = scan.step();
    fields.offset = scan.source().offset();
    return fields;
  }
}
