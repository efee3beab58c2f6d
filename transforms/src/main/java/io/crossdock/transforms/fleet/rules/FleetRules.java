package io.crossdock.transforms.fleet.rules;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The limits by which a tenant's trucks are judged, each of {@link FleetRule} with its value. */
public final class FleetRules implements Serializable {
  private static final long serialVersionUID = 1;
  private static final FleetRule[] RULES = FleetRule.values();

  /** What holds where nobody says otherwise. */
  public static final FleetRules STANDARD = new FleetRules(standard());

  private final double[] values;

  private FleetRules(double[] values) {
    this.values = values;
  }

  /**
   * These rules with some values changed.
   *
   * @throws IllegalArgumentException naming the rule, if a value makes no sense
   */
  public FleetRules with(Map<FleetRule, Double> changes) {
    double[] changed = values.clone();
    changes.forEach((rule, value) -> changed[at(rule)] = value);
    FleetRules rules = new FleetRules(changed);
    rules.check();
    return rules;
  }

  private void check() {
    for (FleetRule rule : RULES) {
      rule.check(value(rule));
    }
    if (value(FleetRule.CORRIDOR_INNER) > value(FleetRule.CORRIDOR_OUTER)) {
      throw new IllegalArgumentException(
          "corridorInner must not be larger than corridorOuter: a truck would be back before it"
              + " left");
    }
    if (value(FleetRule.LATE_AFTER) > value(FleetRule.ALLOWED_LATENESS)) {
      throw new IllegalArgumentException(
          "lateAfter must not be longer than allowedLateness: no event could ever be flagged late");
    }
  }

  /** A rule's value in its unit. */
  public double value(FleetRule rule) {
    return values[at(rule)];
  }

  /** The value of a rule that is a time, microseconds. */
  public long micros(FleetRule rule) {
    return (long) value(rule);
  }

  /** All values by rule. */
  public Map<FleetRule, Double> asMap() {
    Map<FleetRule, Double> map = new EnumMap<>(FleetRule.class);
    for (FleetRule rule : RULES) {
      map.put(rule, value(rule));
    }
    return map;
  }

  @SuppressWarnings("EnumOrdinal") // an array by rule, in the order of declaration
  private static int at(FleetRule rule) {
    return rule.ordinal();
  }

  private static double[] standard() {
    double[] values = new double[RULES.length];
    for (FleetRule rule : RULES) {
      values[at(rule)] = rule.standard();
    }
    return values;
  }

  /** Writes the values, in the order of declaration: new rules come at the end only. */
  public void write(CompactOutput out) {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Reads what {@link #write} wrote; rules that are newer have their standard. */
  public static FleetRules read(CompactInput in) {
    double[] values = standard();
    int written = in.readInt();
    for (int i = 0; i < written; i++) {
      values[i] = in.readDouble();
    }
    return new FleetRules(values);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FleetRules rules && Arrays.equals(values, rules.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "FleetRules" + asMap();
  }
}
