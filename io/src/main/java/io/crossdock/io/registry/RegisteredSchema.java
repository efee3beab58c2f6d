package io.crossdock.io.registry;

import java.util.List;

/**
 * A schema that a registry knows by an id, with all that it refers to.
 *
 * @param id the registry's id of it
 * @param type its language
 * @param text the schema itself
 * @param parts the schemas that it names and that those name, each behind those that it needs
 */
public record RegisteredSchema(int id, SchemaType type, String text, List<Part> parts) {

  /**
   * A schema that another one names.
   *
   * @param name as what it is named: a full name in Avro, a path of an import in Protobuf
   * @param text the schema itself
   */
  public record Part(String name, String text) {}
}
