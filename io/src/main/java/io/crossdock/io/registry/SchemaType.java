package io.crossdock.io.registry;

import org.jspecify.annotations.Nullable;

/** Languages of schemas that registries know. */
public enum SchemaType {
  /** Apache Avro. */
  AVRO,
  /** Protocol Buffers. */
  PROTOBUF,
  /** JSON Schema. */
  JSON;

  /** The type that a registry names; Avro where it names none; null for a stranger. */
  static @Nullable SchemaType of(String name) {
    if (name.isEmpty()) {
      return AVRO;
    }
    for (SchemaType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }
}
