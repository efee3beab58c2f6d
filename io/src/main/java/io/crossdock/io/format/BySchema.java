package io.crossdock.io.format;

import io.crossdock.io.registry.RegisteredSchema;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** What a format makes of the schemas of a registry: each is looked at once, right or wrong. */
final class BySchema<T> {
  /** Messages whose schema cannot be brought together with ours. */
  static final Counter UNRESOLVED = Metrics.counter("decode", "failures_unresolved_schema");

  private final Map<Integer, T> made = new HashMap<>();
  private final Map<Integer, MessageException> refused = new HashMap<>();

  /** Makes something of a schema. */
  @FunctionalInterface
  interface Look<T> {
    /**
     * What is made of it.
     *
     * @throws MessageException as what all messages of this schema fail
     */
    T at(RegisteredSchema schema) throws MessageException;
  }

  /**
   * What was made of a schema.
   *
   * @throws MessageException what its look failed of
   */
  T get(RegisteredSchema schema, Look<T> look) throws MessageException {
    T known = made.get(schema.id());
    if (known != null) {
      return known;
    }
    MessageException refusal = refused.get(schema.id());
    if (refusal != null) {
      UNRESOLVED.inc();
      throw refusal;
    }
    try {
      T value = look.at(schema);
      made.put(schema.id(), value);
      return value;
    } catch (MessageException e) {
      refused.put(schema.id(), e);
      UNRESOLVED.inc();
      throw e;
    }
  }
}
