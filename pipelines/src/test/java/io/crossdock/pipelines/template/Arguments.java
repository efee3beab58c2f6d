package io.crossdock.pipelines.template;

import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options with which any pipeline can be wired, found without knowing which pipeline it is. */
final class Arguments {
  /** Values where not just any will do. */
  private static final Map<String, String> SAMPLES =
      Map.of(
          "kafkaTopics", "scans",
          "kafkaBootstrapServers", "127.0.0.1:9092",
          "kinesisRegion", "eu-central-1",
          "pubsubSubscription", "projects/crossdock/subscriptions/scans",
          "postgresUrl", "jdbc:postgresql://127.0.0.1:5432/crossdock");

  private Arguments() {}

  static Demands demands(Launchable<?> pipeline) {
    return Demands.of(pipeline, OwnOptions.of(pipeline));
  }

  static String sample(String option) {
    return SAMPLES.getOrDefault(option, "sample");
  }

  /** Every choice by itself with every value of it, but a replay: it asks the database at once. */
  static List<Map<String, String>> choices(Launchable<?> pipeline) {
    List<Map<String, String>> all = new ArrayList<>();
    all.add(Map.of());
    demands(pipeline)
        .choices()
        .forEach(
            (option, values) ->
                values.stream()
                    .filter(value -> !value.equals("replay"))
                    .forEach(value -> all.add(Map.of(option, value))));
    return all;
  }

  /** What is chosen, and all that it and the defaults demand; failures go to a topic as well. */
  static Map<String, String> complete(Launchable<?> pipeline, Map<String, String> chosen) {
    Map<String, String> options = new LinkedHashMap<>();
    Demands demands = demands(pipeline);
    demands.with(Map.of()).forEach(option -> options.put(option, sample(option)));
    demands.with(chosen).forEach(option -> options.put(option, sample(option)));
    options.put("failureTopic", "failures");
    options.putAll(chosen);
    if ("false".equals(options.get("failureTable"))) {
      // A topic alone may not take what is large.
      options.put("failureFile", "failures");
    }
    return options;
  }

  static List<String> list(Map<String, String> options) {
    return options.entrySet().stream()
        .map(option -> "--" + option.getKey() + "=" + option.getValue())
        .toList();
  }
}
