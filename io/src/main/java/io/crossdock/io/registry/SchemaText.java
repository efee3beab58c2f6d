package io.crossdock.io.registry;

import java.util.List;

/**
 * A schema as it is written.
 *
 * @param type its language
 * @param text the schema itself
 * @param references other schemas of the registry that it names
 */
public record SchemaText(SchemaType type, String text, List<Reference> references) {

  /** A schema that names no other. */
  public SchemaText(SchemaType type, String text) {
    this(type, text, List.of());
  }

  /**
   * A schema that another one names.
   *
   * @param name as what it is named: a full name in Avro, a path of an import in Protobuf
   * @param subject where it is registered
   * @param version as which version, from 1
   */
  public record Reference(String name, String subject, int version) {}
}
