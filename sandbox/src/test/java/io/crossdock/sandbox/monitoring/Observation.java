package io.crossdock.sandbox.monitoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator looks at, by PromQL, at several times: a table. */
final class Observation {
  /** How much of each second tasks wait for what is after them. */
  static final String BACKPRESSURED = "flink_taskmanager_job_task_backPressuredTimeMsPerSecond";

  private static final String BUSY = "flink_taskmanager_job_task_busyTimeMsPerSecond";
  private static final String SCANS = "{operator_name=~\"WriteScans.*\"}[30s]";
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final String ROWS =
      "sum(rate(" + OPERATOR + "postgres_rows_written" + SCANS + "))";

  /** Each task by a step that it holds, from the source to the sink. */
  private static final List<String> TASKS =
      List.of("ReadMessages", "FlagTooFast", "WriteScans", "WriteFailures");

  private final Prometheus prometheus;
  private final Map<String, String> queries = new LinkedHashMap<>();
  private final Map<String, Map<String, Double>> notes = new LinkedHashMap<>();

  Observation(Prometheus prometheus) {
    this.prometheus = prometheus;
    queries.put("lag, messages", "crossdock:lag_messages");
    queries.put("watermark behind the clock, s", "crossdock:watermark_delay_seconds");
    for (String task : TASKS) {
      queries.put("busy: " + task, share(BUSY, task));
    }
    for (String task : TASKS) {
      queries.put("backpressured: " + task, share(BACKPRESSURED, task));
    }
    queries.put(
        "ms a batch",
        "sum(increase(%1$spostgres_write_millis%2$s)) / sum(increase(%1$spostgres_batches%2$s))"
            .formatted(OPERATOR, SCANS));
    queries.put("batches a second", "sum(rate(" + OPERATOR + "postgres_batches" + SCANS + "))");
    queries.put("rows a second", ROWS);
    queries.put("last checkpoint, ms", "max(flink_jobmanager_job_lastCheckpointDuration)");
    queries.put(
        "its barrier came after, ms",
        "max(flink_taskmanager_job_task_checkpointStartDelayNanos) / 1e6");
  }

  private static String share(String metric, String task) {
    return "max(%s{task_name=~\".*%s.*\"})".formatted(metric, task);
  }

  /** Rows of scans a second, of the last half minute. */
  double rows() throws IOException, InterruptedException {
    return prometheus.number(ROWS);
  }

  /** Looks at all of it now; what was seen, by name. */
  Map<String, Double> note(String when) throws IOException, InterruptedException {
    Map<String, Double> seen = new LinkedHashMap<>();
    for (Map.Entry<String, String> query : queries.entrySet()) {
      seen.put(query.getKey(), prometheus.number(query.getValue()));
    }
    notes.put(when, seen);
    return seen;
  }

  /** As {@link #lines}, with what is there now: where something does not come true. */
  List<String> linesAndNow() throws IOException, InterruptedException {
    note("now");
    List<String> lines = lines();
    notes.remove("now");
    return lines;
  }

  /** A line each, as in the page, with a column for each time. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", notes.keySet().stream()));
    lines.add("|---".repeat(notes.size() + 1) + "|");
    for (String name : queries.keySet()) {
      lines.add(
          row(
              name,
              notes.values().stream().map(seen -> number(seen.getOrDefault(name, Double.NaN)))));
    }
    return lines;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value > 0 && value < 10 ? "%.1f" : "%,.0f", value);
  }

  private static String row(String name, Stream<String> cells) {
    return "| " + name + " | " + cells.collect(Collectors.joining(" | ")) + " |";
  }
}
