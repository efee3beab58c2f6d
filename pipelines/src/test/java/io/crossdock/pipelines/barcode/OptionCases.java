package io.crossdock.pipelines.barcode;

import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static java.util.Map.entry;

import io.crossdock.pipelines.doors.DoorCases;
import io.crossdock.pipelines.doors.DoorCases.Case;
import java.util.Map;

/** The cases of the barcode pipeline's options. */
final class OptionCases {
  private OptionCases() {}

  /**
   * The cases by option.
   *
   * @param rules a file of rules
   * @param places a file of places
   */
  static Map<String, Case> all(String rules, String places) {
    return DoorCases.and(
        Map.ofEntries(
            entry("anomaliesTopic", new Case(KAFKA, "anomalies", " ")),
            entry("shards", new Case(KAFKA, "16", "32769")),
            entry("tick", new Case(KAFKA, "5s", "5")),
            entry("sessionGap", new Case(KAFKA, "20m", "0s")),
            entry("bounceWindow", new Case(KAFKA, "5s", "-5s")),
            entry("minScanInterval", new Case(KAFKA, "1s", "1.5s")),
            entry("maxSpeedKmh", new Case(KAFKA, "90", "0")),
            entry("clockError", new Case(KAFKA, "1m", "60")),
            entry("futureTolerance", new Case(KAFKA, "1m", "soon")),
            entry("lateAfter", new Case(KAFKA, "5m", "3h")),
            entry("allowedLateness", new Case(KAFKA, "24h", "1D")),
            entry("travelHorizon", new Case(KAFKA, "6h", "")),
            entry("tenantRules", new Case(KAFKA, rules, "no/such/rules.properties")),
            entry("places", new Case(KAFKA, places, "no/such/places.csv"))));
  }
}
