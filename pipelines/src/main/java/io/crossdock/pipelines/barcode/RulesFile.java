package io.crossdock.pipelines.barcode;

import io.crossdock.io.settings.Durations;
import io.crossdock.io.settings.Problems;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the rules: those of all tenants from options, those of single tenants from a file. */
final class RulesFile {
  private RulesFile() {}

  static RulesByTenant parse(RuleOptions options, Problems problems) {
    Map<String, String> standard = new HashMap<>();
    standard.put("sessionGap", options.getSessionGap());
    standard.put("bounceWindow", options.getBounceWindow());
    standard.put("minScanInterval", options.getMinScanInterval());
    standard.put("maxSpeedKmh", Double.toString(options.getMaxSpeedKmh()));
    standard.put("clockError", options.getClockError());
    standard.put("futureTolerance", options.getFutureTolerance());
    standard.put("lateAfter", options.getLateAfter());
    standard.put("allowedLateness", options.getAllowedLateness());
    standard.put("travelHorizon", options.getTravelHorizon());
    BarcodeRules common = rules("--", standard, problems);
    Map<String, BarcodeRules> own = new HashMap<>();
    read(options.getTenantRules(), problems)
        .forEach(
            (tenant, lines) -> {
              Map<String, String> all = new HashMap<>(standard);
              all.putAll(lines);
              lines.keySet().stream()
                  .filter(name -> !standard.containsKey(name))
                  .forEach(
                      name ->
                          problems.add(
                              "--tenantRules",
                              tenant
                                  + "."
                                  + name
                                  + " is no rule; there are "
                                  + standard.keySet().stream().sorted().toList()));
              own.put(tenant, rules("--tenantRules: " + tenant + ".", all, problems));
            });
    return new RulesByTenant(common, own);
  }

  private static BarcodeRules rules(String where, Map<String, String> values, Problems problems) {
    try {
      return new BarcodeRules(
          duration(where, "sessionGap", values),
          duration(where, "bounceWindow", values),
          duration(where, "minScanInterval", values),
          number(where, "maxSpeedKmh", values),
          duration(where, "clockError", values),
          duration(where, "futureTolerance", values),
          duration(where, "lateAfter", values),
          duration(where, "allowedLateness", values),
          duration(where, "travelHorizon", values));
    } catch (IllegalArgumentException e) {
      problems.add(where.equals("--") ? "rules" : where, String.valueOf(e.getMessage()));
      return BarcodeRules.DEFAULT;
    }
  }

  private static Duration duration(String where, String name, Map<String, String> values) {
    try {
      return Durations.parse(values.getOrDefault(name, ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(where + name + ": " + e.getMessage(), e);
    }
  }

  private static double number(String where, String name, Map<String, String> values) {
    String text = values.getOrDefault(name, "");
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + name + ": \"" + text + "\" is no number", e);
    }
  }

  /** The lines of the file by tenant and rule. */
  private static Map<String, Map<String, String>> read(@Nullable String file, Problems problems) {
    Map<String, Map<String, String>> byTenant = new TreeMap<>();
    if (file == null) {
      return byTenant;
    }
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("--tenantRules", file + " cannot be read (" + e + ")");
    }
    for (String name : lines.stringPropertyNames()) {
      int dot = name.lastIndexOf('.');
      if (dot <= 0) {
        problems.add("--tenantRules", "\"" + name + "\" is not of the form TENANT.RULE");
        continue;
      }
      byTenant
          .computeIfAbsent(name.substring(0, dot), tenant -> new TreeMap<>())
          .put(name.substring(dot + 1), lines.getProperty(name).trim());
    }
    return byTenant;
  }
}
