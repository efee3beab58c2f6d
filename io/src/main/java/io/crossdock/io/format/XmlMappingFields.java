package io.crossdock.io.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of a mapping's file, each checked; a problem says where in the file it is. */
final class XmlMappingFields {
  private static final String TIMESTAMP = "timestamp";

  private final JsonNode root;
  private final JsonSettings file;

  XmlMappingFields(JsonNode root, Consumer<String> problems) {
    this.root = root;
    this.file = new JsonSettings(problems);
  }

  /** The name of the file with the schema, as the mapping has it; empty for none. */
  String xsd() {
    return root.has("xsd") ? file.text(root, "", "xsd") : "";
  }

  /**
   * The mapping.
   *
   * @param xsd the text of its schema
   */
  XmlMapping mapping(String xsd) {
    file.known(root, "", Set.of("xsd", "namespaces", "records"));
    Map<String, String> namespaces = texts(root.path("namespaces"), "/namespaces");
    List<XmlMapping.Kind> records = new ArrayList<>();
    JsonNode list = root.path("records");
    if (!list.isArray() || list.isEmpty()) {
      file.add("/records is no list of at least one kind of record");
    }
    for (int i = 0; i < list.size() && list.isArray(); i++) {
      records.add(record(list.get(i), "/records/" + i, namespaces));
    }
    oneWay(records);
    return new XmlMapping(xsd, records);
  }

  /** An element that is named in two ways would be looked for in one of them. */
  private void oneWay(List<XmlMapping.Kind> records) {
    Map<String, Set<String>> namespaces = new TreeMap<>();
    for (XmlMapping.Kind record : records) {
      note(record.element(), namespaces);
      record.fields().forEach(field -> note(field.path(), namespaces));
    }
    namespaces.forEach(
        (name, uris) -> {
          if (uris.size() > 1 && uris.contains("")) {
            file.add("the element " + name + " is named with a prefix and without");
          }
        });
  }

  private static void note(@Nullable XmlPath path, Map<String, Set<String>> namespaces) {
    if (path != null) {
      for (XmlPath.Name step : path.steps()) {
        namespaces.computeIfAbsent(step.local(), name -> new HashSet<>()).add(step.uri());
      }
    }
  }

  private Map<String, String> texts(JsonNode node, String at) {
    Map<String, String> texts = new HashMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      file.add(at + " is no object");
    }
    node.fieldNames().forEachRemaining(name -> texts.put(name, file.text(node, at, name)));
    return texts;
  }

  private XmlMapping.Kind record(JsonNode node, String at, Map<String, String> namespaces) {
    file.known(node, at, Set.of("element", "if", "fields"));
    XmlPath element = path(file.text(node, at, "element"), at + "/element", List.of(), namespaces);
    if (!element.isElement()) {
      file.add(at + "/element is an attribute, and a record is an element");
    }
    JsonNode fields = node.path("fields");
    List<XmlMapping.Field> all = new ArrayList<>();
    if (!fields.isObject()) {
      file.add(at + "/fields is no object");
    }
    fields
        .fieldNames()
        .forEachRemaining(
            name ->
                all.add(
                    field(name, fields.path(name), at + "/fields/" + name, element, namespaces)));
    if (fields.isObject() && !fields.has(TIMESTAMP)) {
      file.add(at + "/fields/" + TIMESTAMP + " is needed");
    }
    String condition = node.has("if") ? file.text(node, at, "if") : "";
    if (!condition.isEmpty()
        && all.stream().noneMatch(f -> f.name().equals(condition) && f.path() != null)) {
      file.add(at + "/if names none of its fields that has a path");
    }
    return new XmlMapping.Kind(element, condition, all);
  }

  private XmlPath path(
      String text, String at, List<XmlPath.Name> base, Map<String, String> namespaces) {
    if (!text.isEmpty()) {
      try {
        return XmlPath.parse(text, base, namespaces);
      } catch (IllegalArgumentException e) {
        file.add(at + ": " + e.getMessage());
      }
    }
    return new XmlPath(List.of(new XmlPath.Name("", "none")), new XmlPath.Name("", ""));
  }

  private XmlMapping.Field field(
      String name, JsonNode node, String at, XmlPath record, Map<String, String> namespaces) {
    if (node.isTextual()) {
      XmlPath path = path(node.textValue(), at, record.steps(), namespaces);
      within(path, record, at);
      return new XmlMapping.Field(name, path, "", XmlMapping.Notation.PLAIN);
    }
    file.known(
        node,
        at,
        Set.of("path", "constant", "pattern", "zone", "decimal", "offset", "factor", "words"));
    boolean constant = node.has("constant");
    if (constant == node.has("path")) {
      file.add(at + " has not either a path or a constant");
      return new XmlMapping.Field(name, null, "", XmlMapping.Notation.PLAIN);
    }
    XmlMapping.Notation notation = notation(node, at);
    if (constant) {
      return new XmlMapping.Field(name, null, file.text(node, at, "constant"), notation);
    }
    XmlPath path = path(file.text(node, at, "path"), at + "/path", record.steps(), namespaces);
    within(path, record, at + "/path");
    return new XmlMapping.Field(name, path, "", notation);
  }

  /** What stands neither in a record nor in what the record stands in belongs to no record. */
  private void within(XmlPath path, XmlPath record, String at) {
    if (!path.steps().get(0).equals(record.steps().get(0))) {
      file.add(at + " does not begin with the record's own document element");
    }
  }

  private XmlMapping.Notation notation(JsonNode node, String at) {
    String pattern = node.has("pattern") ? file.text(node, at, "pattern") : "";
    String zone = node.has("zone") ? file.text(node, at, "zone") : "";
    try {
      if (!pattern.isEmpty()) {
        XmlTime.formatter(pattern);
      }
    } catch (IllegalArgumentException e) {
      file.add(at + "/pattern: " + e.getMessage());
    }
    try {
      if (!zone.isEmpty()) {
        ZoneId.of(zone);
      }
    } catch (DateTimeException e) {
      file.add(at + "/zone \"" + zone + "\" is no time zone such as Europe/Berlin or +01:00");
    }
    if (pattern.isEmpty() && !zone.isEmpty()) {
      file.add(at + "/zone does nothing without a pattern");
    }
    String decimal = node.has("decimal") ? file.text(node, at, "decimal") : ".";
    if (!decimal.equals(".") && !decimal.equals(",")) {
      file.add(at + "/decimal is neither a point nor a comma");
    }
    return new XmlMapping.Notation(
        pattern,
        zone,
        decimal.equals(",") ? ',' : '.',
        number(node.path("offset"), at + "/offset", 0),
        number(node.path("factor"), at + "/factor", 1),
        texts(node.path("words"), at + "/words"));
  }

  /** A number, or a quotient such as "5/9", which no number in decimals is. */
  private double number(JsonNode node, String at, double otherwise) {
    if (node.isMissingNode()) {
      return otherwise;
    }
    Double number = node.isNumber() ? Double.valueOf(node.doubleValue()) : quotient(node);
    if (number == null || !Double.isFinite(number) || (otherwise == 1 && number == 0)) {
      file.add(at + " is no number, and no quotient such as \"5/9\"");
      return otherwise;
    }
    return number;
  }

  private static @Nullable Double quotient(JsonNode node) {
    String[] parts = node.asText().split("/", -1);
    try {
      return parts.length == 2
          ? Double.valueOf(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
