package io.crossdock.pipelines.barcode;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.rules.TenantProperties;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

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
    BarcodeRules common = rules("--", standard, BarcodeRules.DEFAULT, problems);
    Map<String, BarcodeRules> own = new HashMap<>();
    TenantProperties.read(options.getTenantRules(), "--tenantRules", problems)
        .forEach(
            (tenant, lines) -> {
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
              own.put(tenant, rules("--tenantRules: " + tenant + ".", lines, common, problems));
            });
    return new RulesByTenant(common, own);
  }

  /**
   * The rules of these values; what is wrong with any of them goes to {@code problems}.
   *
   * @param where what stands before a rule's name where the user wrote it
   * @param otherwise the rules that {@code values} leaves out
   */
  private static BarcodeRules rules(
      String where, Map<String, String> values, BarcodeRules otherwise, Problems problems) {
    Given given = new Given(where, values, problems);
    int before = problems.all().size();
    Duration sessionGap =
        given.duration("sessionGap", otherwise.sessionGap(), Duration.ofMillis(1));
    Duration bounceWindow = given.duration("bounceWindow", otherwise.bounceWindow());
    Duration minScanInterval = given.duration("minScanInterval", otherwise.minScanInterval());
    double maxSpeedKmh = given.speed("maxSpeedKmh", otherwise.maxSpeedKmh());
    Duration clockError = given.duration("clockError", otherwise.clockError());
    Duration futureTolerance = given.duration("futureTolerance", otherwise.futureTolerance());
    Duration lateAfter = given.duration("lateAfter", otherwise.lateAfter());
    Duration allowedLateness = given.duration("allowedLateness", otherwise.allowedLateness());
    Duration travelHorizon = given.duration("travelHorizon", otherwise.travelHorizon());
    if (problems.all().size() > before) {
      return otherwise;
    }
    try {
      return new BarcodeRules(
          sessionGap,
          bounceWindow,
          minScanInterval,
          maxSpeedKmh,
          clockError,
          futureTolerance,
          lateAfter,
          allowedLateness,
          travelHorizon);
    } catch (IllegalArgumentException e) {
      // Each is right by itself: lateAfter and allowedLateness do not fit together.
      problems.add(where + "lateAfter", String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  /** Rules as they were written, and where. */
  private record Given(String where, Map<String, String> values, Problems problems) {

    Duration duration(String name, Duration otherwise) {
      return duration(name, otherwise, Duration.ZERO);
    }

    Duration duration(String name, Duration otherwise, Duration least) {
      String text = values.get(name);
      return text == null ? otherwise : problems.duration(where + name, text, least);
    }

    double speed(String name, double otherwise) {
      String text = values.get(name);
      if (text == null) {
        return otherwise;
      }
      try {
        double speed = Double.parseDouble(text);
        if (speed > 0 && Double.isFinite(speed)) {
          return speed;
        }
      } catch (NumberFormatException e) {
        // Said below, as of any other text that is no speed.
      }
      problems.add(where + name, "\"" + text + "\" is no speed above 0 in km/h");
      return otherwise;
    }
  }
}
