package io.crossdock.pipelines.barcode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A document written otherwise, and documents that say otherwise. */
final class EpcisVariants {
  private static final List<String> IDENTIFIERS =
      List.of(
          "epcList", "childEPCs", "parentID", "inputEPCList", "outputEPCList", "epcClass", "id");

  private EpcisVariants() {}

  /** The same events, written otherwise. */
  static Map<String, ObjectNode> twins(ObjectNode document) {
    Map<String, ObjectNode> twins = new LinkedHashMap<>();
    ObjectNode shuffled = document.deepCopy();
    shuffle(shuffled, new Random(11));
    twins.put("lists shuffled", shuffled);
    ObjectNode reordered = document.deepCopy();
    reverse(reordered);
    twins.put("fields reordered", reordered);
    ObjectNode translated = document.deepCopy();
    EpcisDocuments.events(translated).forEach(EpcisVariants::translate);
    twins.put("identifiers translated", translated);
    twins.put(
        "URNs of words",
        each(document, e -> words(e, "urn:epcglobal:cbv:bizstep:", "urn:epcglobal:cbv:disp:")));
    twins.put(
        "web addresses of words",
        each(
            document,
            e -> words(e, "https://ref.gs1.org/cbv/BizStep-", "https://ref.gs1.org/cbv/Disp-")));
    twins.put("recordTime added", each(document, e -> e.put("recordTime", "2026-01-05T06:00:00Z")));
    twins.put("eventID changed", each(document, e -> e.put("eventID", "urn:uuid:other")));
    twins.put(
        "same moment elsewhere",
        each(
            document,
            e -> time(e, t -> t.withOffsetSameInstant(ZoneOffset.ofHoursMinutes(5, 30)))));
    ObjectNode digits = document.deepCopy();
    EpcisDocuments.events(digits).forEach(EpcisVariants::moreDigits);
    twins.put("needless digits", digits);
    return twins;
  }

  /** Other events about the same, or about others. */
  static Map<String, ObjectNode> others(ObjectNode document) {
    Map<String, ObjectNode> others = new LinkedHashMap<>();
    others.put("eventTime", each(document, e -> time(e, t -> t.plusNanos(1_000))));
    others.put(
        "bizStep",
        each(
            document,
            e ->
                e.put(
                    "bizStep",
                    e.path("bizStep").asText().equals("holding") ? "storing" : "holding")));
    others.put("identifier", each(document, EpcisVariants::changeIdentifier));
    return others;
  }

  /** The same events with a declaration that they were wrong, or without theirs. */
  static ObjectNode corrected(ObjectNode document) {
    return each(
        document,
        e -> {
          if (e.remove("errorDeclaration") == null) {
            e.putObject("errorDeclaration").put("declarationTime", "2026-01-05T06:00:00Z");
          }
        });
  }

  private static ObjectNode each(ObjectNode document, Consumer<ObjectNode> change) {
    ObjectNode copy = document.deepCopy();
    EpcisDocuments.events(copy).forEach(change);
    return copy;
  }

  private static void time(ObjectNode event, UnaryOperator<OffsetDateTime> change) {
    OffsetDateTime time = OffsetDateTime.parse(event.path("eventTime").asText());
    event.put("eventTime", change.apply(time).toString());
  }

  private static void words(ObjectNode event, String step, String disposition) {
    word(event, "bizStep", step);
    word(event, "disposition", disposition);
  }

  private static void word(ObjectNode event, String field, String start) {
    if (event.has(field) && event.path(field).asText().indexOf(':') < 0) {
      event.put(field, start + event.path(field).asText());
    }
  }

  private static void changeIdentifier(ObjectNode event) {
    for (String field : IDENTIFIERS) {
      if (event.path(field).isTextual()) {
        event.put(field, "urn:epc:id:sscc:0614141.1999999999");
        return;
      }
      if (event.path(field) instanceof ArrayNode list && !list.isEmpty()) {
        list.set(0, TextNode.valueOf("urn:epc:id:sgtin:0614141.107346.999"));
        return;
      }
    }
    for (JsonNode quantity : event) {
      if (quantity.isArray() && quantity.path(0).has("epcClass")) {
        ((ObjectNode) quantity.get(0)).put("epcClass", "urn:epc:class:lgtin:0614141.107346.999");
        return;
      }
    }
  }

  private static void shuffle(JsonNode node, Random random) {
    node.forEach(child -> shuffle(child, random));
    if (node instanceof ArrayNode list) {
      List<JsonNode> items = new ArrayList<>();
      list.forEach(items::add);
      Collections.shuffle(items, random);
      list.removeAll();
      list.addAll(items);
    }
  }

  private static void reverse(JsonNode node) {
    node.forEach(EpcisVariants::reverse);
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.reverse(names);
      names.forEach(name -> object.set(name, object.remove(name)));
    }
  }

  private static void translate(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      node.forEach(EpcisVariants::translate);
      return;
    }
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      JsonNode value = object.get(name);
      if (IDENTIFIERS.contains(name) && value.isTextual()) {
        object.put(name, Gs1Twin.of(value.textValue()));
      } else if (IDENTIFIERS.contains(name) && value instanceof ArrayNode list) {
        for (int i = 0; i < list.size(); i++) {
          list.set(i, TextNode.valueOf(Gs1Twin.of(list.get(i).textValue())));
        }
      } else {
        translate(value);
      }
    }
  }

  private static void moreDigits(JsonNode node) {
    node.forEach(EpcisVariants::moreDigits);
    if (node instanceof ObjectNode object && object.path("quantity").isNumber()) {
      BigDecimal quantity = new BigDecimal(object.path("quantity").asText());
      object.set("quantity", DecimalNode.valueOf(quantity.setScale(quantity.scale() + 2)));
    }
  }
}
