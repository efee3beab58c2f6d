package io.crossdock.io.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossdock.io.contract.AvroContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.schemas.failure.FailureKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** Schemas of writers: parsed, bounded, and brought together with our contracts. */
final class AvroSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As deep as an object of JSON may be. */
  private static final int DEEPEST = 50;

  /** Avro's resolver writes a schema out, a record that is named twice twice. */
  private static final int LARGEST = 10_000;

  /** Contracts by the full names that records of theirs may have. */
  private static final Map<String, Schema> BY_NAME = new HashMap<>();

  /** All versions of our contracts by their fingerprints. */
  private static final Map<Long, Schema> BY_FINGERPRINT = new HashMap<>();

  static {
    for (AvroContract contract : AvroContract.ALL) {
      Schema newest = contract.newest();
      BY_NAME.put(newest.getName(), newest);
      newest.getAliases().forEach(alias -> BY_NAME.put(unqualified(alias), newest));
      for (Schema version : contract.versions()) {
        BY_FINGERPRINT.put(SchemaNormalization.parsingFingerprint64(version), version);
      }
    }
  }

  private static final Set<String> NAMES = new TreeSet<>(BY_NAME.keySet());

  private AvroSchemas() {}

  /** The schema of one of our contracts' versions by its CRC-64-AVRO; null for another. */
  static @Nullable Schema byFingerprint(long fingerprint) {
    return BY_FINGERPRINT.get(fingerprint);
  }

  /**
   * The schema that a registry has.
   *
   * @throws MessageException when it is none, or one that is too large to be read by
   */
  static Schema parse(RegisteredSchema registered) throws MessageException {
    try {
      Schema.Parser parser = new Schema.Parser();
      for (RegisteredSchema.Part part : registered.parts()) {
        parser.parse(withoutDefaults(part.text()));
      }
      Schema schema = parser.parse(withoutDefaults(registered.text()));
      measure(schema, new HashMap<>(), 1);
      return schema;
    } catch (JsonProcessingException e) {
      throw refused("schema " + registered.id() + " is no JSON: " + e.getOriginalMessage());
    } catch (AvroRuntimeException e) {
      throw refused("schema " + registered.id() + " is no Avro schema: " + e.getMessage());
    }
  }

  /**
   * A schema without defaults, which mean something in a reader's alone. Old libraries let writers
   * register wrong ones, and Avro looks at them again each time it makes a field.
   */
  private static String withoutDefaults(String text) throws JsonProcessingException {
    JsonNode schema = JSON.readTree(text);
    for (JsonNode named : schema.findParents("default")) {
      ((ObjectNode) named).remove("default");
    }
    return schema.toString();
  }

  /** How large a schema is when all names in it are written out. */
  private static long measure(Schema schema, Map<String, Long> named, int depth)
      throws MessageException {
    if (depth > DEEPEST) {
      throw refused("its schema is more than " + DEEPEST + " levels deep");
    }
    boolean isNamed = schema.getType() == Schema.Type.RECORD;
    if (isNamed) {
      Long known = named.get(schema.getFullName());
      if (known != null) {
        if (known == 0) {
          throw refused("its schema's record " + schema.getFullName() + " is within itself");
        }
        return known;
      }
      named.put(schema.getFullName(), 0L);
    }
    long size = 1;
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          size += measure(field.schema(), named, depth + 1);
        }
      }
      case UNION -> {
        for (Schema branch : schema.getTypes()) {
          size += measure(branch, named, depth + 1);
        }
      }
      case ARRAY -> size += measure(schema.getElementType(), named, depth + 1);
      case MAP -> size += measure(schema.getValueType(), named, depth + 1);
      default -> {}
    }
    if (size > LARGEST) {
      throw refused("its schema has more than " + LARGEST + " parts");
    }
    if (isNamed) {
      named.put(schema.getFullName(), size);
    }
    return size;
  }

  /**
   * The contract for a writer's record, by name or alias, under the name that the writer has for
   * it. As in Avro's rules the namespace does not count: it says who wrote the schema.
   */
  static Schema contractFor(Schema writer) throws MessageException {
    if (writer.getType() != Schema.Type.RECORD) {
      throw refused("its schema is of " + writer.getType().getName() + ", not of a record");
    }
    Schema contract = BY_NAME.get(writer.getName());
    for (String alias : writer.getAliases()) {
      contract = contract == null ? BY_NAME.get(unqualified(alias)) : contract;
    }
    if (contract == null) {
      throw refused("its record " + writer.getFullName() + " is none of " + NAMES);
    }
    // Avro looks for aliases of fields only in a record of the same full name.
    return Schema.createRecord(
        writer.getName(),
        contract.getDoc(),
        writer.getNamespace(),
        false,
        contract.getFields().stream()
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
  }

  private static String unqualified(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static MessageException refused(String reason) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, reason);
  }
}
