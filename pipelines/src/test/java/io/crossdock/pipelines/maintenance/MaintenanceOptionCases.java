package io.crossdock.pipelines.maintenance;

import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static io.crossdock.pipelines.doors.DoorCases.with;
import static java.util.Map.entry;

import io.crossdock.pipelines.doors.DoorCases;
import io.crossdock.pipelines.doors.DoorCases.Case;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The cases of the maintenance pipeline's options, and the arguments beside which they count.
 *
 * @param models Kafka with models
 * @param cmms the same with a maintenance system
 * @param files a folder with the files {@code a.onnx}, {@code b.onnx}, {@code machines.csv}, {@code
 *     zones.csv}, {@code mapping.json} and {@code text.onnx}, which is no model
 */
record MaintenanceOptionCases(List<String> models, List<String> cmms, Path files) {
  /** Kafka with InfluxDB 1. */
  static final List<String> INFLUX_1 =
      with(
          KAFKA,
          "--influxUrl=http://127.0.0.1:8086",
          "--influxVersion=1",
          "--influxDatabase=d",
          "--influxUser=u",
          "--influxPassword=env:PASSWORD");

  /** Kafka with InfluxDB 2. */
  static final List<String> INFLUX_2 =
      with(KAFKA, "--influxUrl=http://127.0.0.1:8086", "--influxOrg=o", "--influxBucket=b");

  static MaintenanceOptionCases in(Path files) {
    List<String> models = with(KAFKA, "--models=" + files.resolve("a.onnx"));
    return new MaintenanceOptionCases(
        models,
        with(models, "--cmmsUrl=http://127.0.0.1:8080/api", "--cmmsToken=env:TOKEN"),
        files);
  }

  /** Beside which arguments there are cases, but for those of all pipelines. */
  Set<List<String>> doors() {
    return Set.of(models, cmms, INFLUX_1, INFLUX_2);
  }

  /** The cases by option. */
  Map<String, Case> all() {
    Map<String, Case> all = new HashMap<>(rules());
    all.putAll(
        Map.ofEntries(
            entry("influxUrl", new Case(INFLUX_2, "https://influx.example.org", "ftp://h")),
            entry("influxVersion", new Case(INFLUX_2, "1", "3", INFLUX_1)),
            entry("influxOrg", new Case(INFLUX_2, "other", " ")),
            entry("influxBucket", new Case(INFLUX_2, "other", " ")),
            entry("influxToken", new Case(INFLUX_2, "env:TOKEN", "hunter2")),
            entry("influxBatchSize", new Case(INFLUX_2, "10", "0")),
            entry("influxMaxOutage", new Case(INFLUX_2, "1m", "long")),
            entry("influxTimeout", new Case(INFLUX_2, "1m", "1ms")),
            entry("influxDatabase", new Case(INFLUX_1, "other", " ")),
            entry("influxUser", new Case(INFLUX_1, "other", " ")),
            entry("influxPassword", new Case(INFLUX_1, "env:OTHER", "hunter2")),
            entry("cmmsUrl", new Case(cmms, "https://cmms.example.org", "cmms")),
            entry("cmmsToken", new Case(cmms, "file:/run/token", "hunter2")),
            entry("cmmsMapping", new Case(cmms, file("mapping.json"), "no/such/mapping.json")),
            entry("cmmsTimeout", new Case(cmms, "2s", "1ms")),
            entry("cmmsEvery", new Case(cmms, "1m", "1ms")),
            entry("cmmsBudget", new Case(cmms, "20s", "soon")),
            entry("cmmsSettle", new Case(cmms, "5m", "5")),
            entry("cmmsFailures", new Case(cmms, "3", "0")),
            entry("cmmsPause", new Case(cmms, "5m", "0s"))));
    return DoorCases.and(all);
  }

  private Map<String, Case> rules() {
    return Map.ofEntries(
        entry("machines", new Case(KAFKA, file("machines.csv"), "no/such/machines.csv")),
        entry("machinesEvery", new Case(KAFKA, "5m", "0s")),
        entry("models", new Case(models, file("b.onnx"), file("text.onnx"))),
        entry("modelsEvery", new Case(models, "5m", "0s")),
        entry("modelsTopic", new Case(KAFKA, "models", " ")),
        entry("predictionsTopic", new Case(models, "predictions", " ")),
        entry("ordersTopic", new Case(models, "orders", " ")),
        entry("vibrationZones", new Case(KAFKA, file("zones.csv"), "no/such/zones.csv")),
        entry("variants", new Case(KAFKA, "S,M", ",")),
        entry("featureEvery", new Case(KAFKA, "1m", "0s")),
        entry("trendWindows", new Case(KAFKA, "10", "2001")),
        entry("allowedLateness", new Case(KAFKA, "24h", "1D")),
        entry("futureTolerance", new Case(KAFKA, "1m", "soon")),
        entry("openAfter", new Case(models, "1", "0")),
        entry("recoverAfter", new Case(models, "1", "0")),
        entry("recoverBelow", new Case(models, "1", "1.1")),
        entry("orderGap", new Case(models, "1h", "0s")));
  }

  private String file(String name) {
    return files.resolve(name).toString();
  }
}
