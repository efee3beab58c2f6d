package io.crossdock.benchmarks.jmh;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.CheckScans;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.time.Instant;

/** What is measured with. */
final class Examples {
  static final String TENANT = "acme";
  static final String ELEMENT_STRING = "]d20104012345000009" + "21S4711";

  /** Microseconds since the epoch. */
  static final long MICROS = Instant.parse("2026-01-05T06:00:00.250Z").toEpochMilli() * 1_000;

  static final Source SOURCE = Source.kafka("events", 0, 4_711);
  private static final Gs1Parser PARSER = new Gs1Parser();

  private Examples() {}

  /** The n-th scan of an item, a minute after the one before it. */
  static Scan scan(int number) {
    long micros = MICROS + number * 60_000_000L;
    String location = "dock-" + number % 20;
    return new Scan(
        TENANT,
        Scan.identify(TENANT, "", "scanner-7", location, ELEMENT_STRING, micros, "receiving"),
        "",
        "scanner-7",
        location,
        ELEMENT_STRING,
        micros,
        micros + 200_000,
        "receiving",
        Scan.Reading.SINGLE,
        Source.kafka("scans", 0, number));
  }

  static CheckedScan checked(int number) {
    return CheckScans.check(scan(number), BarcodeRules.DEFAULT, PARSER);
  }

  static SourceMessage message(byte[] payload, String contentType) {
    return new SourceMessage(payload, contentType, new byte[0], TENANT, MICROS, 1, SOURCE);
  }
}
