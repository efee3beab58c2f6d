package io.crossdock.sandbox.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A scan as an EPCIS 2.0 document of one event, its code as a GS1 Digital Link. What is no GS1 code
 * or no scan has no such event.
 */
final class EpcisJsonEncoder implements Encoder {
  private static final String LINK = "https://id.gs1.org";

  private final Gs1Parser parser = new Gs1Parser();

  @Override
  public String contentType() {
    return "application/ld+json";
  }

  @Override
  public Optional<byte[]> encode(ObjectNode fields) {
    String raw = fields.path("rawData").asText(fields.path("productId").asText());
    String time = fields.path("timestamp").asText();
    if (!(parser.parse(raw) instanceof Gs1Code code) || !code.code().key().startsWith("(")) {
      return Optional.empty();
    }
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
    if (code.code().serialised()) {
      event.putArray("epcList").add(link(code.code()));
    } else {
      event
          .putArray("quantityList")
          .addObject()
          .put("epcClass", link(code.code()))
          .put("quantity", 1);
    }
    event
        .putObject("readPoint")
        .put("id", "urn:crossdock:place:" + fields.path("location").asText());
    return Optional.of(document.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** {@code (01)09506000134352(21)12345} as a path of a link. */
  private static String link(Code code) {
    return LINK + code.key().replaceAll("\\((\\d+)\\)", "/$1/");
  }
}
