package io.crossdock.io.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings that are a file of JSON; a problem says where in the file it is. */
public final class JsonSettings {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Consumer<String> problems;

  /** Checks that tell {@code problems} what is wrong. */
  public JsonSettings(Consumer<String> problems) {
    this.problems = problems;
  }

  /** The tree of a file that an option names; null, and a problem of the option, if it has none. */
  public static @Nullable JsonNode read(String option, String file, Problems problems) {
    try {
      return JSON.readTree(Files.readAllBytes(Path.of(file)));
    } catch (JsonProcessingException e) {
      problems.add(option, file + " is no JSON: " + e.getOriginalMessage());
    } catch (IOException | InvalidPathException e) {
      problems.add(option, file + " cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    return null;
  }

  /** The tree of bytes that came with the program. */
  public static JsonNode own(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("our own file is no JSON", e);
    }
  }

  /** Notes a problem. */
  public void add(String problem) {
    problems.accept(problem);
  }

  /** Whether a node, if it is there, is an object; all its fields must be known. */
  public boolean known(JsonNode node, String at, Set<String> names) {
    if (!node.isObject() && (at.isEmpty() || !node.isMissingNode())) {
      add((at.isEmpty() ? "the file" : at) + " is no object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                add(at + "/" + name + " is not known");
              }
            });
    return node.isObject();
  }

  /** The text of a field that must be there; empty where it is not. */
  public String text(JsonNode node, String at, String name) {
    JsonNode text = node.path(name);
    if (!text.isTextual() || text.textValue().isBlank()) {
      add(at + "/" + name + (text.isMissingNode() ? " is needed" : " is no text"));
      return "";
    }
    return text.textValue();
  }
}
