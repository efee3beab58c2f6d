package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.util.function.Consumer;

/** The one value of a JSON message. */
final class FromJson {
  private FromJson() {}

  static Scan scan(SourceMessage message, String defaultTenant, Consumer<String> unknown)
      throws MessageException {
    return one(ScanDraft::begin, message, defaultTenant, unknown);
  }

  static TruckEvent truckEvent(
      SourceMessage message, String defaultTenant, Consumer<String> unknown)
      throws MessageException {
    return one(any -> new TruckEventDraft(), message, defaultTenant, unknown);
  }

  static MachineEvent machineEvent(
      SourceMessage message, String defaultTenant, Consumer<String> unknown)
      throws MessageException {
    return one(any -> new MachineEventDraft(), message, defaultTenant, unknown);
  }

  private static <T> T one(
      FieldDecoder.Drafts<T> drafts,
      SourceMessage message,
      String defaultTenant,
      Consumer<String> unknown)
      throws MessageException {
    return new FieldDecoder<>(new JsonFormat(), drafts, defaultTenant)
        .decode(message, unknown)
        .get(0);
  }
}
