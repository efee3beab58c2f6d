package io.crossdock.pipelines.fleet;

import io.crossdock.io.settings.Durations;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.time.Micros;
import java.util.Arrays;

/** A rule as people write it. */
final class RuleValue {
  private RuleValue() {}

  /**
   * The rule of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static FleetRule rule(String name) {
    for (FleetRule rule : FleetRule.values()) {
      if (rule.option().equals(name)) {
        return rule;
      }
    }
    throw new IllegalArgumentException(
        "is no rule; there are "
            + Arrays.stream(FleetRule.values()).map(FleetRule::option).sorted().toList());
  }

  /**
   * A rule's value in its unit.
   *
   * @throws IllegalArgumentException if the text says none
   */
  static double of(FleetRule rule, String text) {
    if (rule.kind() == FleetRule.Kind.TIME) {
      return Micros.of(Durations.parse(text));
    }
    try {
      double value = Double.parseDouble(text.trim());
      if (rule.kind() != FleetRule.Kind.COUNT || value == Math.rint(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as of any other text that is no such number.
    }
    throw new IllegalArgumentException("\"" + text + "\" is no number of " + unit(rule.kind()));
  }

  private static String unit(FleetRule.Kind kind) {
    return switch (kind) {
      case LENGTH -> "metres";
      case SPEED -> "km/h";
      default -> "positions";
    };
  }
}
