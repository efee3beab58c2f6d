package io.crossdock.io.cmms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * How one step is asked for.
 *
 * @param method HTTP's, such as {@code POST}
 * @param path below the address of the interface, with placeholders
 * @param body JSON with placeholders in its texts; null for none
 */
public record CallTemplate(String method, String path, @Nullable String body)
    implements Serializable {
  static final JsonMapper JSON = new JsonMapper();

  /** The path with its placeholders filled; what stands in them is escaped for a path. */
  String path(Placeholders values) {
    return values.fillPath(path);
  }

  /** The body as bytes; empty where there is none. */
  byte[] body(Placeholders values) {
    if (body == null) {
      return new byte[0];
    }
    try {
      return JSON.writeValueAsBytes(filled(JSON.readTree(body), values));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Filled as a tree: what stands in a text can't end it. */
  private static JsonNode filled(JsonNode node, Placeholders values) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(values.fill(node.textValue()));
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(one -> array.add(filled(one, values)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.fields()
          .forEachRemaining(one -> object.set(one.getKey(), filled(one.getValue(), values)));
      return object;
    }
    return node;
  }
}
