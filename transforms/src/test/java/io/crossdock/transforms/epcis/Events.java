package io.crossdock.transforms.epcis;

import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.epcis.EpcisRole;
import java.util.ArrayList;
import java.util.List;

/** Events for tests, built by hand. */
final class Events {
  static final String URN = "urn:epc:id:sgtin:9506000.013435.12345";
  static final String LINK = "https://id.gs1.org/01/09506000134352/21/12345";
  static final String OTHER = "urn:epc:id:sgtin:9506000.013435.12346";
  static final String DOCK = "urn:epc:id:sgln:4012345.00005.0";
  static final String DOCK_LINK = "https://id.example.com/414/4012345000054";

  private Events() {}

  static EpcisNode text(String name, String value) {
    return EpcisNode.text(name, value);
  }

  static EpcisNode tree(String name, EpcisNode... children) {
    return EpcisNode.tree(name, List.of(children));
  }

  /** The content of an event about these. */
  static List<EpcisNode> content(String readPoint, String... epcs) {
    List<EpcisNode> content = new ArrayList<>();
    content.add(text("type", "ObjectEvent"));
    content.add(text("eventTime", "2026-01-05T05:00:00Z"));
    content.add(text("eventTimeZoneOffset", "+01:00"));
    content.add(text("action", "OBSERVE"));
    content.add(text("bizStep", "shipping"));
    content.add(tree("readPoint", text("id", readPoint)));
    for (String epc : epcs) {
      content.add(text("epcList", epc));
    }
    return content;
  }

  /** An event with this content and what a scan takes of it. */
  static EpcisEvent event(
      String eventId, String readPoint, boolean correction, List<EpcisNode> content) {
    List<EpcisIdentifier> identifiers =
        content.stream()
            .filter(node -> node.name().equals("epcList"))
            .map(node -> new EpcisIdentifier(EpcisRole.EPC_LIST, node.value()))
            .toList();
    return new EpcisEvent(
        "ObjectEvent",
        eventId,
        1_767_589_200_000_000L,
        "+01:00",
        "OBSERVE",
        "shipping",
        "",
        readPoint,
        "",
        identifiers,
        correction,
        EpcisNode.tree("", content));
  }

  static EpcisEvent event(List<EpcisNode> content) {
    return event("urn:uuid:1", DOCK, false, content);
  }
}
