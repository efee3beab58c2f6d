package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import java.util.List;

/** What scans an EPCIS event is: a rule of the domain, which a door is given and does not know. */
@FunctionalInterface
public interface EpcisReader extends Serializable {
  /**
   * The scans of an event.
   *
   * @param event a valid event
   * @param message the message it came in
   * @param tenant whose event it is
   */
  List<Scan> scans(EpcisEvent event, SourceMessage message, String tenant);
}
