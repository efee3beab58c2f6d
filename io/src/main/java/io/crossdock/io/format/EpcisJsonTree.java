package io.crossdock.io.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.schemas.epcis.EpcisNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An event in JSON as a tree without notation; what has the wrong shape becomes a problem. */
final class EpcisJsonTree {
  private static final String CONTEXT = "@context";

  private final EpcisProblems problems;

  EpcisJsonTree(EpcisProblems problems) {
    this.problems = problems;
  }

  /**
   * Makes the tree of one event.
   *
   * @param event a JSON object
   * @param prefixes those that hold for the message
   * @param pointer where the event stands
   */
  EpcisNode of(JsonNode event, Prefixes prefixes, String pointer) {
    return EpcisNode.tree("", fields("", event, prefixes, pointer));
  }

  /** The prefixes that hold where this context stands: texts name contexts, which are not got. */
  static Prefixes prefixes(JsonNode object, Prefixes outer) {
    JsonNode context = object.path(CONTEXT);
    Map<String, String> declared = new HashMap<>();
    for (JsonNode part : context.isArray() ? context : List.of(context)) {
      part.fields()
          .forEachRemaining(
              term -> {
                JsonNode uri = term.getValue().isObject() ? term.getValue().path("@id") : null;
                JsonNode value = uri == null ? term.getValue() : uri;
                if (value.isTextual() && !term.getKey().startsWith("@")) {
                  declared.put(term.getKey(), value.textValue());
                }
              });
    }
    return outer.with(declared);
  }

  private List<EpcisNode> fields(String path, JsonNode object, Prefixes outer, String pointer) {
    Prefixes prefixes = prefixes(object, outer);
    List<EpcisNode> fields = new ArrayList<>(object.size());
    object
        .fields()
        .forEachRemaining(
            entry -> {
              String name = entry.getKey();
              // In JSON-LD a null is a field that is not there.
              if (!name.equals(CONTEXT) && !entry.getValue().isNull()) {
                field(
                    path,
                    name,
                    entry.getValue(),
                    prefixes,
                    EpcisProblems.at(pointer, name),
                    fields);
              }
            });
    Set<String> present = fields.stream().map(EpcisNode::name).collect(Collectors.toSet());
    for (String name : EpcisField.required(path)) {
      if (!present.contains(name) && object.path(name).size() == 0) {
        problems.add(EpcisProblems.at(pointer, name), "is missing");
      }
    }
    return fields;
  }

  private void field(
      String owner,
      String name,
      JsonNode value,
      Prefixes prefixes,
      String pointer,
      List<EpcisNode> out) {
    String path = owner.isEmpty() ? name : owner + '/' + name;
    EpcisField field = EpcisField.find(path);
    if (field == null) {
      extension(prefixes.expand(name), value, prefixes, pointer, out);
      return;
    }
    switch (field.shape()) {
      case ONE -> text(field, value, prefixes, pointer, out);
      case LIST -> texts(field, value, prefixes, pointer, out);
      case ANY -> {
        if (value.isArray()) {
          texts(field, value, prefixes, pointer, out);
        } else {
          text(field, value, prefixes, pointer, out);
        }
      }
      case OBJECT -> object(path, field, value, prefixes, pointer, out);
      case OBJECTS -> {
        if (isArray(value, pointer)) {
          for (int i = 0; i < value.size(); i++) {
            String item = EpcisProblems.at(pointer, i);
            object(path, field, value.get(i), prefixes, item, out);
          }
        }
      }
      case NUMBER -> {
        if (value.isNumber()) {
          number(field.name(), value, pointer, out);
        } else {
          problems.add(pointer, "is " + kind(value) + ", not a number");
        }
      }
      case BOOLEAN -> {
        if (value.isBoolean()) {
          out.add(EpcisNode.text(field.name(), value.asText()));
        } else {
          problems.add(pointer, "is " + kind(value) + ", neither true nor false");
        }
      }
    }
  }

  private void object(
      String path,
      EpcisField field,
      JsonNode value,
      Prefixes prefixes,
      String pointer,
      List<EpcisNode> out) {
    if (value.isObject()) {
      out.add(EpcisNode.tree(field.name(), fields(path, value, prefixes, pointer)));
    } else {
      problems.add(pointer, "is " + kind(value) + ", not an object");
    }
  }

  private void texts(
      EpcisField field, JsonNode value, Prefixes prefixes, String pointer, List<EpcisNode> out) {
    if (isArray(value, pointer)) {
      for (int i = 0; i < value.size(); i++) {
        text(field, value.get(i), prefixes, EpcisProblems.at(pointer, i), out);
      }
    }
  }

  private void text(
      EpcisField field, JsonNode value, Prefixes prefixes, String pointer, List<EpcisNode> out) {
    String text = "";
    if (value.isTextual()) {
      text = EpcisText.canonical(field, value.textValue(), prefixes, pointer, problems);
    } else {
      problems.add(pointer, "is " + kind(value) + ", not a text");
    }
    out.add(EpcisNode.text(field.name(), text));
  }

  private boolean isArray(JsonNode value, String pointer) {
    if (!value.isArray()) {
      problems.add(pointer, "is " + kind(value) + ", not an array");
    }
    return value.isArray();
  }

  /** A number that not even a double can hold is an attack on whoever writes it out. */
  private void number(String name, JsonNode value, String pointer, List<EpcisNode> out) {
    if (Double.isFinite(value.doubleValue())) {
      out.add(EpcisNode.text(name, EpcisText.canonical(value.decimalValue())));
    } else {
      problems.add(pointer, "is a number beyond all bounds");
    }
  }

  /** What is not the standard's may be anything; prefixes in its names do not count. */
  private void extension(
      String name, JsonNode value, Prefixes outer, String pointer, List<EpcisNode> out) {
    switch (value.getNodeType()) {
      case OBJECT -> {
        Prefixes prefixes = prefixes(value, outer);
        List<EpcisNode> parts = new ArrayList<>(value.size());
        value
            .fields()
            .forEachRemaining(
                part -> {
                  if (!part.getKey().equals(CONTEXT)) {
                    String at = EpcisProblems.at(pointer, part.getKey());
                    String partName = prefixes.expand(part.getKey());
                    extension(partName, part.getValue(), prefixes, at, parts);
                  }
                });
        out.add(EpcisNode.tree(name, parts));
      }
      case ARRAY -> {
        for (int i = 0; i < value.size(); i++) {
          JsonNode item = value.get(i);
          String at = EpcisProblems.at(pointer, i);
          if (item.isArray()) {
            List<EpcisNode> parts = new ArrayList<>(item.size());
            extension("", item, outer, at, parts);
            out.add(EpcisNode.tree(name, parts));
          } else {
            extension(name, item, outer, at, out);
          }
        }
      }
      case NUMBER -> number(name, value, pointer, out);
      case NULL, MISSING -> {}
      default -> out.add(EpcisNode.text(name, value.asText()));
    }
  }

  /** What a JSON value is, for people. */
  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY, OBJECT -> "an " + value.getNodeType().name().toLowerCase(Locale.ROOT);
      case STRING -> "a text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "missing";
    };
  }
}
