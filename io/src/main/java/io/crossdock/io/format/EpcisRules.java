package io.crossdock.io.format;

import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.epcis.EpcisNode;
import io.crossdock.schemas.epcis.EpcisRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the fields of an event must be to each other (R11), and the event that a tree is. */
final class EpcisRules {
  private static final String MISSING = "is missing";
  private static final Set<String> NOT_CONTENT = Set.of("eventID", "recordTime");
  private static final Map<String, EpcisRole> ROLES =
      Arrays.stream(EpcisRole.values())
          .collect(Collectors.toUnmodifiableMap(EpcisRole::field, Function.identity()));

  private final EpcisNode event;
  private final String pointer;
  private final EpcisProblems problems;

  private EpcisRules(EpcisNode event, String pointer, EpcisProblems problems) {
    this.event = event;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** Adds what is wrong with an event whose fields are each right by themselves. */
  static void check(EpcisNode event, String pointer, EpcisProblems problems) {
    new EpcisRules(event, pointer, problems).check();
  }

  private void check() {
    String action = text(event, "action");
    switch (text(event, "type")) {
      case "ObjectEvent" -> {
        require("action");
        if (!hasAny("epcList", "quantityList") && !(has("sensorElementList") && has("readPoint"))) {
          add(
              "epcList",
              "is missing or empty, and so are quantityList and sensorElementList with readPoint");
        }
        if (has("ilmd") && !action.isEmpty() && !action.equals("ADD")) {
          add("ilmd", "comes with action " + action + ", not ADD");
        }
      }
      case "AggregationEvent" -> {
        require("action");
        if (!action.equals("OBSERVE")) {
          require("parentID");
        }
        if (!action.equals("DELETE") && !hasAny("childEPCs", "childQuantityList")) {
          add("childEPCs", "is missing or empty, and so is childQuantityList");
        }
        refuse("ilmd");
      }
      case "AssociationEvent" -> {
        require("action");
        require("parentID");
        refuse("ilmd");
      }
      case "TransactionEvent" -> {
        require("action");
        require("bizTransactionList");
        refuse("ilmd");
      }
      case "TransformationEvent" -> {
        refuse("action");
        if (!has("transformationID")) {
          String alone = "is missing or empty, and there is no transformationID";
          if (!hasAny("inputEPCList", "inputQuantityList")) {
            add("inputEPCList", alone);
          }
          if (!hasAny("outputEPCList", "outputQuantityList")) {
            add("outputEPCList", alone);
          }
        }
      }
      default -> {} // A type of somebody else's has rules that we do not know.
    }
  }

  private void require(String field) {
    if (!has(field)) {
      add(field, MISSING);
    }
  }

  private void refuse(String field) {
    if (has(field)) {
      add(field, "is no field of " + text(event, "type"));
    }
  }

  private void add(String field, String problem) {
    problems.add(EpcisProblems.at(pointer, field), problem);
  }

  private boolean hasAny(String... fields) {
    return Arrays.stream(fields).anyMatch(this::has);
  }

  private boolean has(String field) {
    return event.children().stream().anyMatch(child -> child.name().equals(field));
  }

  /** The event of a tree without problems. */
  static EpcisEvent event(EpcisNode event) {
    List<EpcisNode> content = new ArrayList<>(event.children().size());
    List<EpcisIdentifier> identifiers = new ArrayList<>();
    for (EpcisNode child : event.children()) {
      if (!NOT_CONTENT.contains(child.name())) {
        content.add(child);
      }
      EpcisRole role = ROLES.get(child.name());
      if (role != null) {
        String text = child.children().isEmpty() ? child.value() : text(child, "epcClass");
        identifiers.add(new EpcisIdentifier(role, text));
      }
    }
    return new EpcisEvent(
        text(event, "type"),
        text(event, "eventID"),
        IsoTime.micros(text(event, "eventTime")),
        text(event, "eventTimeZoneOffset"),
        text(event, "action"),
        text(event, "bizStep"),
        text(event, "disposition"),
        id(event, "readPoint"),
        id(event, "bizLocation"),
        identifiers,
        event.children().stream().anyMatch(child -> child.name().equals("errorDeclaration")),
        EpcisNode.tree("", content));
  }

  private static String id(EpcisNode event, String place) {
    for (EpcisNode child : event.children()) {
      if (child.name().equals(place)) {
        return text(child, "id");
      }
    }
    return "";
  }

  private static String text(EpcisNode owner, String field) {
    for (EpcisNode child : owner.children()) {
      if (child.name().equals(field)) {
        return child.value();
      }
    }
    return "";
  }
}
