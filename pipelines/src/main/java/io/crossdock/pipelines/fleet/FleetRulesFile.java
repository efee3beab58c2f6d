package io.crossdock.pipelines.fleet;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.rules.TenantProperties;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.fleet.rules.RuleBook;
import io.crossdock.transforms.fleet.rules.RuleChange;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rules: those of all tenants from options, those of single tenants from a file. */
final class FleetRulesFile {
  private static final String FILE = "--tenantRules";

  private FleetRulesFile() {}

  static RuleBook parse(FleetRuleOptions options, Problems problems) {
    int before = problems.all().size();
    Map<FleetRule, Double> common = values("--", texts(options), problems);
    // Whether they fit together is asked when each is right by itself.
    FleetRules standard =
        problems.all().size() > before
            ? FleetRules.STANDARD
            : with(FleetRules.STANDARD, common, "--", problems);
    List<RuleChange> changes = new ArrayList<>();
    TenantProperties.read(options.getTenantRules(), FILE, problems)
        .forEach(
            (tenant, lines) -> {
              String where = FILE + ": " + tenant + ".";
              Map<FleetRule, Double> values = values(where, lines, problems);
              with(standard, values, where, problems);
              changes.add(new RuleChange(tenant, Long.MIN_VALUE, values));
            });
    return problems.all().isEmpty()
        ? RuleBook.of(standard, changes)
        : RuleBook.of(standard, List.of());
  }

  /** What the options say, by the names of the rules. */
  private static Map<String, String> texts(FleetRuleOptions options) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("onDelay", options.getOnDelay());
    texts.put("offDelay", options.getOffDelay());
    texts.put("doorGrace", options.getDoorGrace());
    texts.put("defrostGrace", options.getDefrostGrace());
    texts.put("doorLimit", options.getDoorLimit());
    texts.put("silentAfter", options.getSilentAfter());
    texts.put("stopLimit", options.getStopLimit());
    texts.put("escalateAfter", options.getEscalateAfter());
    texts.put("corridorOuter", Double.toString(options.getCorridorOuter()));
    texts.put("corridorInner", Double.toString(options.getCorridorInner()));
    texts.put("confirmFixes", Integer.toString(options.getConfirmFixes()));
    texts.put("dwell", options.getDwell());
    texts.put("maxAccuracy", Double.toString(options.getMaxAccuracy()));
    texts.put("maxSpeedKmh", Double.toString(options.getMaxSpeedKmh()));
    texts.put("gapAfter", options.getGapAfter());
    texts.put("stopDiameter", Double.toString(options.getStopDiameter()));
    texts.put("stopAfter", options.getStopAfter());
    texts.put("futureTolerance", options.getFutureTolerance());
    texts.put("lateAfter", options.getLateAfter());
    texts.put("allowedLateness", options.getAllowedLateness());
    return texts;
  }

  private static FleetRules with(
      FleetRules rules, Map<FleetRule, Double> values, String where, Problems problems) {
    try {
      return rules.with(values);
    } catch (IllegalArgumentException e) {
      // Its message begins with the rule's name.
      String message = String.valueOf(e.getMessage());
      int blank = message.indexOf(' ');
      problems.add(where + message.substring(0, blank), message.substring(blank + 1));
      return rules;
    }
  }

  private static Map<FleetRule, Double> values(
      String where, Map<String, String> texts, Problems problems) {
    Map<FleetRule, Double> values = new EnumMap<>(FleetRule.class);
    texts.forEach(
        (name, text) -> {
          try {
            FleetRule rule = RuleValue.rule(name);
            double value = RuleValue.of(rule, text);
            rule.check(value);
            values.put(rule, value);
          } catch (IllegalArgumentException e) {
            problems.add(where + name, String.valueOf(e.getMessage()));
          }
        });
    return values;
  }
}
