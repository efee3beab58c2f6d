package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan of fields: {@code rawData} (the scan as it left the scanner, with its AIM identifier) or
 * else {@code productId}, {@code location}, {@code scannerId}, and where there are {@code eventId}
 * and {@code step}.
 */
final class ScanDraft extends Draft<Scan> {
  private final boolean replayed;
  private @Nullable String productId;
  private @Nullable String rawData;
  private @Nullable String location;
  private @Nullable String scannerId;
  private String eventId = "";
  private String step = "";
  private @Nullable UUID id;
  private Scan.@Nullable Reading reading;

  private ScanDraft(boolean replayed) {
    this.replayed = replayed;
  }

  /** What only {@link ScanJson#encode} writes is believed in a replay of its messages. */
  static ScanDraft begin(SourceMessage message) {
    return new ScanDraft(
        message.attempt() > 1 && message.contentType().equals(ScanJson.CONTENT_TYPE));
  }

  @Override
  boolean takeOwn(String name, FieldValue value) throws IOException, MessageException {
    switch (name) {
      case "productId" -> productId = value.text(name);
      case "rawData" -> rawData = value.text(name);
      case "location" -> location = value.name(name);
      case "scannerId" -> scannerId = value.name(name);
      case "eventId" -> eventId = value.optional(name);
      case "step" -> step = value.optional(name);
      default -> {
        return replayed && takeReplayed(name, value);
      }
    }
    return true;
  }

  private boolean takeReplayed(String name, FieldValue value) throws IOException, MessageException {
    switch (name) {
      case "id" -> id = value.made(name, UUID::fromString);
      case "reading" -> reading = value.made(name, Scan.Reading::valueOf);
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  Scan make(SourceMessage message, String owner, long timeMicros) throws MessageException {
    String code = rawData != null ? rawData : productId;
    if (code == null) {
      throw RequiredField.missing("productId");
    }
    String scanner = RequiredField.text("scannerId", scannerId);
    // An EPCIS event may name no place, and has become a scan all the same.
    String place =
        replayed && location != null ? location : RequiredField.text("location", location);
    return new Scan(
        owner,
        id == null ? Scan.identify(owner, eventId, scanner, place, code, timeMicros, step) : id,
        eventId,
        scanner,
        place,
        code,
        timeMicros,
        message.arrivalMicros(),
        step,
        reading == null ? Scan.Reading.SINGLE : reading,
        message.source());
  }
}
