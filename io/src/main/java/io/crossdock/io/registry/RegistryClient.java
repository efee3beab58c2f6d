package io.crossdock.io.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.io.http.BoundedHttp;
import io.crossdock.io.registry.RegistryException.Reason;
import io.crossdock.io.secret.MissingSecretException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Asks a schema registry by Confluent's REST interface, once for each call: nothing is kept and
 * nothing is tried again. For any thread.
 */
public final class RegistryClient {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int LONGEST_ANSWER = 4 * 1024 * 1024;
  private static final int MOST_PARTS = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One for all registries of a JVM: each has threads of its own, and there is no way to end them.
   */
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          // A password goes to nobody else.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final RegistrySettings settings;

  /** Asks the registry of {@code settings}. */
  public RegistryClient(RegistrySettings settings) {
    this.settings = settings;
  }

  /**
   * The schema of an id, with all that it refers to.
   *
   * @throws RegistryException UNKNOWN when there is no such id
   */
  public RegisteredSchema schema(int id) throws RegistryException, InterruptedException {
    JsonNode answer = get("/schemas/ids/" + Integer.toUnsignedString(id));
    SchemaText schema = schema(answer);
    Map<String, String> parts = new LinkedHashMap<>();
    addParts(schema, parts, 1);
    List<RegisteredSchema.Part> list = new ArrayList<>();
    parts.forEach((name, text) -> list.add(new RegisteredSchema.Part(name, text)));
    return new RegisteredSchema(id, schema.type(), schema.text(), List.copyOf(list));
  }

  private void addParts(SchemaText schema, Map<String, String> parts, int depth)
      throws RegistryException, InterruptedException {
    for (SchemaText.Reference reference : schema.references()) {
      if (parts.containsKey(reference.name())) {
        continue;
      }
      if (parts.size() == MOST_PARTS || depth > MOST_PARTS) {
        throw failed(Reason.REFUSED, "has a schema that refers to more than " + MOST_PARTS);
      }
      SchemaText part =
          schema(
              get(
                  "/subjects/"
                      + encoded(reference.subject())
                      + "/versions/"
                      + reference.version()));
      addParts(part, parts, depth + 1);
      parts.put(reference.name(), part.text());
    }
  }

  /** The names under which schemas are registered. */
  public List<String> subjects() throws RegistryException, InterruptedException {
    List<String> subjects = new ArrayList<>();
    get("/subjects").forEach(subject -> subjects.add(subject.asText()));
    return subjects;
  }

  /** The id of a schema under a subject, if it is registered there. */
  public OptionalInt find(String subject, SchemaText schema)
      throws RegistryException, InterruptedException {
    try {
      return OptionalInt.of(id(post("/subjects/" + encoded(subject), schema)));
    } catch (RegistryException e) {
      if (e.reason() == Reason.UNKNOWN) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /**
   * Registers a schema under a subject, if it is not yet, and returns its id.
   *
   * @throws RegistryException REFUSED when it is no schema, or the subject's rule forbids it
   */
  public int register(String subject, SchemaText schema)
      throws RegistryException, InterruptedException {
    return id(post("/subjects/" + encoded(subject) + "/versions", schema));
  }

  /** What a subject's rule has against a schema as its next version; empty where nothing. */
  public String incompatibility(String subject, SchemaText schema)
      throws RegistryException, InterruptedException {
    String path = "/compatibility/subjects/" + encoded(subject) + "/versions/latest?verbose=true";
    JsonNode answer;
    try {
      answer = post(path, schema);
    } catch (RegistryException e) {
      if (e.reason() == Reason.UNKNOWN) {
        return ""; // the first version of a subject is compatible with those before it
      }
      throw e;
    }
    if (answer.path("is_compatible").asBoolean()) {
      return "";
    }
    // Confluent's says a list of messages, Apicurio's a reason.
    JsonNode messages = answer.path("messages");
    String reason = messages.isMissingNode() ? answer.path("reason").asText() : messages.toString();
    return reason.isEmpty() ? "is incompatible" : BoundedHttp.quiet(reason, "");
  }

  /** The rule of a subject, or the registry's default where it has none of its own. */
  public Compatibility compatibility(String subject)
      throws RegistryException, InterruptedException {
    JsonNode answer;
    try {
      answer = get("/config/" + encoded(subject) + "?defaultToGlobal=true");
    } catch (RegistryException e) {
      if (e.reason() != Reason.UNKNOWN) {
        throw e;
      }
      answer = get("/config");
    }
    String rule = answer.path("compatibilityLevel").asText();
    try {
      return Compatibility.valueOf(rule);
    } catch (IllegalArgumentException e) {
      throw failed(Reason.DENIED, "has the rule \"" + rule + "\", which is not known here");
    }
  }

  /** Sets the rule of a subject, which need not exist yet. */
  public void setCompatibility(String subject, Compatibility rule)
      throws RegistryException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("compatibility", rule.name());
    answer("PUT", "/config/" + encoded(subject), body);
  }

  private SchemaText schema(JsonNode answer) throws RegistryException {
    SchemaType type = SchemaType.of(answer.path("schemaType").asText());
    String text = answer.path("schema").asText();
    if (type == null || text.isEmpty()) {
      throw failed(Reason.DENIED, "gave no schema, or one of an unknown type");
    }
    List<SchemaText.Reference> references = new ArrayList<>();
    for (JsonNode reference : answer.path("references")) {
      references.add(
          new SchemaText.Reference(
              reference.path("name").asText(),
              reference.path("subject").asText(),
              reference.path("version").asInt()));
    }
    return new SchemaText(type, text, List.copyOf(references));
  }

  private int id(JsonNode answer) throws RegistryException {
    if (!answer.path("id").isIntegralNumber()) {
      throw failed(Reason.DENIED, "gave no id");
    }
    return answer.path("id").intValue();
  }

  private JsonNode get(String path) throws RegistryException, InterruptedException {
    return answer("GET", path, null);
  }

  private JsonNode post(String path, SchemaText schema)
      throws RegistryException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("schema", schema.text());
    if (schema.type() != SchemaType.AVRO) {
      body.put("schemaType", schema.type().name());
    }
    if (!schema.references().isEmpty()) {
      ArrayNode references = body.putArray("references");
      schema
          .references()
          .forEach(
              reference ->
                  references
                      .addObject()
                      .put("name", reference.name())
                      .put("subject", reference.subject())
                      .put("version", reference.version()));
    }
    return answer("POST", path, body);
  }

  private JsonNode answer(String method, String path, @Nullable JsonNode body)
      throws RegistryException, InterruptedException {
    RegistrySettings.Signature signature;
    try {
      signature = settings.signature();
    } catch (MissingSecretException e) {
      throw failed(Reason.DENIED, "cannot be asked: " + e.getMessage());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.url() + path))
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("User-Agent", "crossdock")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", MEDIA_TYPE);
    }
    if (!signature.header().isEmpty()) {
      request.header("Authorization", signature.header());
    }
    try {
      return accepted(
          method + " " + path,
          BoundedHttp.send(HTTP, request.build(), settings.timeout(), LONGEST_ANSWER),
          signature.secret());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw failed(Reason.AWAY, "is away: " + BoundedHttp.quiet(reason, signature.secret()));
    }
  }

  private JsonNode accepted(String call, HttpResponse<byte[]> answer, String secret)
      throws RegistryException {
    int status = answer.statusCode();
    @Nullable JsonNode tree = tree(answer.body());
    if (status / 100 == 2 && tree != null) {
      return tree;
    }
    String said = BoundedHttp.quiet(new String(answer.body(), StandardCharsets.UTF_8), secret);
    String reply = " (" + call + " answered " + status + (said.isEmpty() ? "" : ": " + said) + ")";
    // 40401 to 40403, and more: a 404 without such a code is of a server that is no registry.
    if (status == 404 && tree != null && tree.path("error_code").asInt() / 100 == 404) {
      throw failed(Reason.UNKNOWN, "does not know it" + reply);
    }
    if (status == 401 || status == 403) {
      throw failed(Reason.DENIED, "does not let us" + reply);
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw failed(Reason.AWAY, "is broken or busy" + reply);
    }
    if (status == 409 || status == 422 || status == 400) {
      throw failed(Reason.REFUSED, "refuses it" + reply);
    }
    throw failed(Reason.DENIED, "is none: look at --schemaRegistryUrl" + reply);
  }

  private RegistryException failed(Reason reason, String what) {
    return new RegistryException(reason, "the schema registry at " + settings.url() + " " + what);
  }

  private static @Nullable JsonNode tree(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null || tree.isMissingNode() ? null : tree;
    } catch (IOException e) {
      return null;
    }
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
