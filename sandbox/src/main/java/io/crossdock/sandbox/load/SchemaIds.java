package io.crossdock.sandbox.load;

import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.RegistryException;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.sandbox.servers.SandboxException;
import java.util.HashMap;
import java.util.Map;

/** Registers each topic's schema when it is first needed, under the topic's name. */
public final class SchemaIds {
  private final RegistryClient registry;
  private final Map<String, Integer> ids = new HashMap<>();

  /** Registers with this registry. */
  public SchemaIds(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * The id of a topic's schema, of which it has one.
   *
   * @throws SandboxException when the registry refuses it or is away
   */
  int of(String topic, SchemaText schema) {
    return ids.computeIfAbsent(topic, name -> register(name + "-value", schema));
  }

  private int register(String subject, SchemaText schema) {
    try {
      return registry.register(subject, schema);
    } catch (RegistryException e) {
      throw new SandboxException("No schema for " + subject + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a schema was registered.");
    }
  }
}
