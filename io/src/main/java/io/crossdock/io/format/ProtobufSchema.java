package io.crossdock.io.format;

import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.schemas.failure.FailureKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a schema of Protobuf that a registry has, and of those that it imports. It is
 * parsed and not compiled: a message is read by our contract, whatever its sender's is.
 */
final class ProtobufSchema {
  /** The parser goes down into what is nested by calling itself. */
  private static final int MOST_DEPTH = 100;

  private final Map<List<Integer>, String> names = new HashMap<>();
  private final Map<String, MessageElement> messages = new HashMap<>();

  private ProtobufSchema() {}

  /**
   * The messages of a schema.
   *
   * @throws MessageException when it is no schema of Protobuf
   */
  static ProtobufSchema parse(RegisteredSchema schema) throws MessageException {
    ProtobufSchema parsed = new ProtobufSchema();
    for (RegisteredSchema.Part part : schema.parts()) {
      parsed.add(parseText(part.name(), part.text()));
    }
    parsed.names.clear(); // indexes count in the schema itself
    parsed.add(parseText("schema " + Integer.toUnsignedString(schema.id()), schema.text()));
    return parsed;
  }

  /** The full name of the message at these indexes; null where there is none. */
  @Nullable String name(List<Integer> indexes) {
    return names.get(indexes);
  }

  /** The message of a full name; null where there is none. */
  @Nullable MessageElement message(String name) {
    return messages.get(name);
  }

  /**
   * The full name of a message that is named within another one: the innermost of that name counts.
   *
   * @param name as it stands there
   * @param scope the full name of the message where it stands
   * @return null where there is none
   */
  @Nullable String resolve(String name, String scope) {
    if (name.startsWith(".")) {
      return messages.containsKey(name.substring(1)) ? name.substring(1) : null;
    }
    for (String around = scope; ; around = outer(around)) {
      String full = around.isEmpty() ? name : around + "." + name;
      if (messages.containsKey(full)) {
        return full;
      }
      if (around.isEmpty()) {
        return null;
      }
    }
  }

  private static String outer(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private void add(ProtoFileElement file) {
    add(file.getTypes(), file.getPackageName() == null ? "" : file.getPackageName(), List.of());
  }

  private void add(List<TypeElement> types, String scope, List<Integer> outerIndexes) {
    int index = 0;
    for (TypeElement type : types) {
      if (type instanceof MessageElement message) { // enumerations are not counted
        List<Integer> indexes = new ArrayList<>(outerIndexes);
        indexes.add(index++);
        String name = scope.isEmpty() ? message.getName() : scope + "." + message.getName();
        names.put(List.copyOf(indexes), name);
        messages.put(name, message);
        add(message.getNestedTypes(), name, indexes);
      }
    }
  }

  private static ProtoFileElement parseText(String name, String text) throws MessageException {
    if (depth(text) > MOST_DEPTH) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " is nested deeper than " + MOST_DEPTH);
    }
    try {
      return ProtoParser.Companion.parse(Location.get(name), text);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " is no schema of Protobuf: " + e.getMessage());
    }
  }

  /** No less than the true depth: braces in comments and texts count too. */
  private static int depth(String text) {
    int depth = 0;
    int most = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '{', '[' -> most = Math.max(most, ++depth);
        case '}', ']' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
    }
    return most;
  }
}
