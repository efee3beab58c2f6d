package io.crossdock.sandbox.load;

import java.util.function.Supplier;

/** The formats that messages can be sent in. */
enum Format {
  /** JSON as the pipelines read it. */
  JSON("json", JsonEncoder::new),
  /** Scans as EPCIS 2.0 events in JSON. */
  EPCIS_JSON("epcis-json", EpcisJsonEncoder::new);

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor, which has nothing to change
  private final Supplier<Encoder> encoder;

  Format(String name, Supplier<Encoder> encoder) {
    this.name = name;
    this.encoder = encoder;
  }

  /** What writes it. */
  Encoder encoder() {
    return encoder.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
