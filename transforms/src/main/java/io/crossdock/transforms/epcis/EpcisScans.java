package io.crossdock.transforms.epcis;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.SourceMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What scans an EPCIS event is: one for each identifier and the part that it plays. */
public final class EpcisScans {
  private static final String READER = "epcis";

  private EpcisScans() {}

  /**
   * The scans of an event. Their ids follow from its content, not from its notation or its event id
   * (R14): an event sent twice gives the same scans, and one that declares an error gives others,
   * with the event id of the event that was wrong. An identifier that a field names twice is one
   * scan. An event without identifiers has none.
   *
   * @param event a valid event
   * @param message the message it came in
   * @param tenant whose event it is
   */
  public static List<Scan> of(EpcisEvent event, SourceMessage message, String tenant) {
    // One notation, so that a place is one place in the table of places too.
    String location =
        EventHash.canonical(event.readPoint().isEmpty() ? event.bizLocation() : event.readPoint());
    Scan.Reading reading = event.correction() ? Scan.Reading.CORRECTION : Scan.Reading.BULK;
    String hash = EventHash.of(event);
    List<Scan> scans = new ArrayList<>(event.identifiers().size());
    Set<UUID> ids = new HashSet<>();
    for (EpcisIdentifier identifier : event.identifiers()) {
      String item = EventHash.canonical(identifier.text());
      UUID id = Identity.of(READER, tenant, hash, item, identifier.role().field());
      if (ids.add(id)) {
        scans.add(
            new Scan(
                tenant,
                id,
                event.eventId(),
                location.isEmpty() ? READER : location,
                location,
                identifier.text(),
                event.eventTimeMicros(),
                message.arrivalMicros(),
                event.bizStep(),
                reading,
                message.source()));
      }
    }
    return scans;
  }
}
