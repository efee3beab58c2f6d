package io.crossdock.io.cmms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of a mapping's file, each checked; a problem says where in the file it is. */
final class MappingFields {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+");

  private final JsonNode root;
  private final JsonSettings fields;

  MappingFields(JsonNode root, Consumer<String> problems) {
    this.root = root;
    this.fields = new JsonSettings(problems);
  }

  CmmsMapping mapping() {
    fields.known(
        root, "", Set.of("authorization", "priorities", "create", "search", "close", "reopen"));
    JsonNode authorization = root.path("authorization");
    fields.known(authorization, "/authorization", Set.of("header", "value"));
    JsonNode create = root.path("create");
    JsonNode search = root.path("search");
    fields.known(create, "/create", Set.of("method", "path", "body", "id"));
    fields.known(
        search,
        "/search",
        Set.of("method", "path", "body", "found", "id", "key", "state", "closed"));
    fields.known(root.path("close"), "/close", Set.of("method", "path", "body"));
    fields.known(root.path("reopen"), "/reopen", Set.of("method", "path", "body"));
    return new CmmsMapping(
        header(authorization),
        authorization.isMissingNode() ? "" : fields.text(authorization, "/authorization", "value"),
        priorities(),
        call("create", "orderId", "the order could not be found again"),
        pointer(create, "/create", "id"),
        call("search", "orderId", "it would find any order"),
        pointer(search, "/search", "found"),
        pointer(search, "/search", "id"),
        pointer(search, "/search", "key"),
        pointer(search, "/search", "state"),
        texts(search.path("closed"), "/search/closed"),
        call("close", "externalId", "it would close none, or any"),
        root.has("reopen") ? call("reopen", "externalId", "it would open none, or any") : null);
  }

  private String header(JsonNode authorization) {
    if (authorization.isMissingNode()) {
      return "";
    }
    String name = fields.text(authorization, "/authorization", "header");
    if (!name.isEmpty() && !HEADER.matcher(name).matches()) {
      fields.add("/authorization/header is no name of a header");
    }
    return name;
  }

  private String pointer(JsonNode node, String at, String name) {
    if (name.equals("found") && node.path(name).isTextual() && node.path(name).asText().isEmpty()) {
      return ""; // the answer itself is the list
    }
    String pointer = fields.text(node, at, name);
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      fields.add(at + "/" + name + " is no JSON pointer such as /data/id");
      return "";
    }
    return pointer;
  }

  private List<String> texts(JsonNode node, String at) {
    List<String> texts = new ArrayList<>();
    node.forEach(one -> texts.add(one.asText()));
    if (!node.isArray() || texts.isEmpty()) {
      fields.add(at + " is no list of states that mean closed");
    }
    return List.copyOf(texts);
  }

  private List<CmmsMapping.Priority> priorities() {
    List<CmmsMapping.Priority> priorities = new ArrayList<>();
    JsonNode list = root.path("priorities");
    if (!list.isMissingNode() && !list.isArray()) {
      fields.add("/priorities is no list");
    }
    for (JsonNode one : list) {
      if (!one.path("from").isNumber() || !one.path("is").isTextual() || one.size() != 2) {
        fields.add("/priorities: " + one + " is not such as {\"from\": 0.9, \"is\": \"HIGH\"}");
      }
      priorities.add(
          new CmmsMapping.Priority(one.path("from").asDouble(), one.path("is").asText()));
    }
    priorities.sort(Comparator.comparingDouble(CmmsMapping.Priority::from).reversed());
    return List.copyOf(priorities);
  }

  private CallTemplate call(String name, String needed, String without) {
    String at = "/" + name;
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      fields.add(at + " is needed");
      return new CallTemplate("POST", "/", null);
    }
    String method = fields.text(node, at, "method");
    if (!method.isEmpty() && !METHODS.contains(method)) {
      fields.add(at + "/method is none of GET, POST, PUT, PATCH, DELETE");
    }
    String path = fields.text(node, at, "path");
    if (!path.isEmpty() && !path.startsWith("/")) {
      fields.add(at + "/path does not begin with a slash");
    }
    JsonNode body = node.path("body");
    @Nullable String text = body.isMissingNode() ? null : body.toString();
    placeholders(path, at + "/path");
    body(body, at + "/body");
    if (!(path + text).contains("{" + needed + "}")) {
      fields.add(at + " carries no {" + needed + "}: " + without);
    }
    return new CallTemplate(method, path, text);
  }

  private void body(JsonNode node, String at) {
    if (node.isTextual()) {
      placeholders(node.textValue(), at);
    }
    node.forEach(one -> body(one, at));
  }

  private void placeholders(String text, String at) {
    Matcher matcher = Placeholders.PLACEHOLDER.matcher(text);
    while (matcher.find()) {
      if (!Placeholders.NAMES.contains(matcher.group(1))) {
        fields.add(at + ": nothing is known for {" + matcher.group(1) + "}");
      }
    }
  }
}
