package io.crossdock.transforms.fleet.rules;

import java.io.Serializable;
import java.util.Map;

/**
 * Rules of a tenant that hold from a moment of event time on, beside those that are not changed.
 *
 * @param tenant whose rules they are
 * @param fromMicros since when they hold, microseconds since the epoch
 * @param values the changed rules
 */
public record RuleChange(String tenant, long fromMicros, Map<FleetRule, Double> values)
    implements Serializable, Comparable<RuleChange> {

  /** Keeps its own copy of the map. */
  public RuleChange {
    values = Map.copyOf(values);
  }

  /** By tenant and time; of two at one time, in any fixed order. */
  @Override
  public int compareTo(RuleChange other) {
    int order = tenant.compareTo(other.tenant);
    order = order != 0 ? order : Long.compare(fromMicros, other.fromMicros);
    return order != 0 ? order : text().compareTo(other.text());
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (FleetRule rule : FleetRule.values()) {
      text.append(values.get(rule)).append(' ');
    }
    return text.toString();
  }
}
