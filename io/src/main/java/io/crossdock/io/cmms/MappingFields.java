package io.crossdock.io.cmms;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
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
  private final Consumer<String> problems;

  MappingFields(JsonNode root, Consumer<String> problems) {
    this.root = root;
    this.problems = problems;
  }

  CmmsMapping mapping() {
    known(root, "", Set.of("authorization", "priorities", "create", "search", "close", "reopen"));
    JsonNode authorization = root.path("authorization");
    known(authorization, "/authorization", Set.of("header", "value"));
    JsonNode create = root.path("create");
    JsonNode search = root.path("search");
    known(create, "/create", Set.of("method", "path", "body", "id"));
    known(
        search,
        "/search",
        Set.of("method", "path", "body", "found", "id", "key", "state", "closed"));
    known(root.path("close"), "/close", Set.of("method", "path", "body"));
    known(root.path("reopen"), "/reopen", Set.of("method", "path", "body"));
    return new CmmsMapping(
        header(authorization),
        authorization.isMissingNode() ? "" : text(authorization, "/authorization", "value"),
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

  private void known(JsonNode node, String at, Set<String> names) {
    if (!node.isObject() && (at.isEmpty() || !node.isMissingNode())) {
      problems.accept((at.isEmpty() ? "the file" : at) + " is no object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                problems.accept(at + "/" + name + " is not known");
              }
            });
  }

  private String header(JsonNode authorization) {
    if (authorization.isMissingNode()) {
      return "";
    }
    String name = text(authorization, "/authorization", "header");
    if (!name.isEmpty() && !HEADER.matcher(name).matches()) {
      problems.accept("/authorization/header is no name of a header");
    }
    return name;
  }

  private String text(JsonNode node, String at, String name) {
    JsonNode text = node.path(name);
    if (!text.isTextual() || text.textValue().isBlank()) {
      problems.accept(at + "/" + name + (text.isMissingNode() ? " is needed" : " is no text"));
      return "";
    }
    return text.textValue();
  }

  private String pointer(JsonNode node, String at, String name) {
    if (name.equals("found") && node.path(name).isTextual() && node.path(name).asText().isEmpty()) {
      return ""; // the answer itself is the list
    }
    String pointer = text(node, at, name);
    try {
      JsonPointer.compile(pointer);
    } catch (IllegalArgumentException e) {
      problems.accept(at + "/" + name + " is no JSON pointer such as /data/id");
      return "";
    }
    return pointer;
  }

  private List<String> texts(JsonNode node, String at) {
    List<String> texts = new ArrayList<>();
    node.forEach(one -> texts.add(one.asText()));
    if (!node.isArray() || texts.isEmpty()) {
      problems.accept(at + " is no list of states that mean closed");
    }
    return List.copyOf(texts);
  }

  private List<CmmsMapping.Priority> priorities() {
    List<CmmsMapping.Priority> priorities = new ArrayList<>();
    JsonNode list = root.path("priorities");
    if (!list.isMissingNode() && !list.isArray()) {
      problems.accept("/priorities is no list");
    }
    for (JsonNode one : list) {
      if (!one.path("from").isNumber() || !one.path("is").isTextual() || one.size() != 2) {
        problems.accept(
            "/priorities: " + one + " is not such as {\"from\": 0.9, \"is\": \"HIGH\"}");
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
      problems.accept(at + " is needed");
      return new CallTemplate("POST", "/", null);
    }
    String method = text(node, at, "method");
    if (!method.isEmpty() && !METHODS.contains(method)) {
      problems.accept(at + "/method is none of GET, POST, PUT, PATCH, DELETE");
    }
    String path = text(node, at, "path");
    if (!path.isEmpty() && !path.startsWith("/")) {
      problems.accept(at + "/path does not begin with a slash");
    }
    JsonNode body = node.path("body");
    @Nullable String text = body.isMissingNode() ? null : body.toString();
    placeholders(path, at + "/path");
    body(body, at + "/body");
    if (!(path + text).contains("{" + needed + "}")) {
      problems.accept(at + " carries no {" + needed + "}: " + without);
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
        problems.accept(at + ": nothing is known for {" + matcher.group(1) + "}");
      }
    }
  }
}
