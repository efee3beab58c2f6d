package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.barcode.Scan;
import java.nio.charset.StandardCharsets;

/** A scan as an EPCIS 2.0 document of one event in JSON. */
final class EpcisJsonEncoder {
  private EpcisJsonEncoder() {}

  static byte[] encode(EpcisScan epcis) {
    Scan scan = epcis.scan();
    String time = JsonLine.time(scan.eventTimeMicros());
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putArray("@context")
        .add("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    document.put("type", "EPCISDocument");
    document.put("schemaVersion", "2.0");
    document.put("creationDate", time);
    ObjectNode event = document.putObject("epcisBody").putArray("eventList").addObject();
    event.put("type", "ObjectEvent");
    event.put("action", "OBSERVE");
    event.put("eventTime", time);
    event.put("eventTimeZoneOffset", "+00:00");
    putIfAny(event, "eventID", scan.eventId());
    putIfAny(event, "bizStep", scan.step());
    if (epcis.ofClass()) {
      event.putArray("quantityList").addObject().put("epcClass", scan.rawCode()).put("quantity", 1);
    } else {
      event.putArray("epcList").add(scan.rawCode());
    }
    event.putObject("readPoint").put("id", scan.location());
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void putIfAny(ObjectNode event, String field, String text) {
    if (!text.isEmpty()) {
      event.put(field, text);
    }
  }
}
