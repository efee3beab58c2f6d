package io.crossdock.schemas.fleet;

import java.io.Serializable;
import java.util.Map;

/**
 * A tenant's wish that some rules change, as it was sent; nobody has looked yet whether there are
 * such rules.
 *
 * @param tenant whose rules they are
 * @param fromMicros since when they are to hold, microseconds since the epoch
 * @param rules the rules by name, each with its value as a text such as {@code 15m}
 */
public record RuleMessage(String tenant, long fromMicros, Map<String, String> rules)
    implements Serializable {

  /** Keeps its own copy of the map. */
  public RuleMessage {
    rules = Map.copyOf(rules);
  }
}
