package io.crossdock.dashboard.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.dashboard.data.Query;
import io.crossdock.schemas.failure.FailureKind;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Parts of the metrics, each from one query, and how its rows are numbers. */
enum MetricsPart {
  CONSERVATION(Query.METRICS_CONSERVATION) {
    @Override
    void read(JsonNode row, List<Sample> samples) {
      String[] source = {"pipeline", "barcode", "source", row.path("source_name").asText()};
      samples.add(Sample.of(Family.SOURCE_MESSAGES, number(row, "messages"), source));
      samples.add(Sample.of(Family.SOURCE_ROWS, number(row, "rows"), source));
      samples.add(Sample.of(Family.SOURCE_WITHOUT_TRACE, number(row, "without_trace"), source));
      samples.add(Sample.of(Family.SOURCE_MISSING, number(row, "missing"), source));
      for (String status : STATUSES) {
        String[] labels = {source[0], source[1], source[2], source[3], "status", status};
        samples.add(Sample.of(Family.SOURCE_FAILURES, number(row, status), labels));
      }
    }
  },
  FAILURES(Query.FAILURE_KINDS) {
    /** Kinds without a failure are told too: the first of a kind is a rise then. */
    @Override
    List<Sample> read(JsonNode rows) {
      Map<List<String>, Double> all = new HashMap<>();
      for (String pipeline : PIPELINES) {
        for (FailureKind kind : FailureKind.values()) {
          STATUSES.forEach(status -> all.put(List.of(pipeline, kind.name(), status), 0.0));
        }
      }
      for (JsonNode row : rows) {
        String pipeline = row.path("pipeline").asText();
        String kind = row.path("kind").asText();
        STATUSES.forEach(status -> all.put(List.of(pipeline, kind, status), number(row, status)));
      }
      List<Sample> samples = new ArrayList<>();
      all.forEach(
          (of, value) ->
              samples.add(
                  Sample.of(
                      Family.FAILURES,
                      value,
                      "pipeline",
                      of.get(0),
                      "kind",
                      of.get(1),
                      "status",
                      of.get(2))));
      return samples;
    }
  },
  ROWS(Query.METRICS_ROWS) {
    @Override
    void read(JsonNode row, List<Sample> samples) {
      samples.add(
          Sample.of(
              Family.INSERTED_ROWS,
              number(row, "inserted"),
              "pipeline",
              row.path("pipeline").asText(),
              "table",
              row.path("table_name").asText()));
    }
  },
  DELAYS(Query.DELAYS) {
    @Override
    void read(JsonNode row, List<Sample> samples) {
      String[] of = {"pipeline", row.path("pipeline").asText()};
      samples.add(Sample.of(Family.NEWEST_ROW, seconds(row, "written_at"), of));
      samples.add(Sample.of(Family.NEWEST_ARRIVAL, seconds(row, "arrived_until"), of));
      samples.add(Sample.of(Family.ROW_DELAY_MEDIAN, number(row, "lag_median_seconds"), of));
      samples.add(Sample.of(Family.ROW_DELAY_P95, number(row, "lag_p95_seconds"), of));
      if (row.path("watermark_delay_seconds").isNumber()) {
        samples.add(Sample.of(Family.WATERMARK_BEHIND, number(row, "watermark_delay_seconds"), of));
      }
    }
  },
  OPEN(Query.METRICS_OPEN) {
    @Override
    void read(JsonNode row, List<Sample> samples) {
      String name = row.path("name").asText();
      double open = number(row, "open");
      samples.add(
          row.path("what").asText().equals("alert")
              ? Sample.of(
                  Family.OPEN_ALERTS, open, "rule", name, "severity", row.path("severity").asText())
              : Sample.of(Family.OPEN_WORK_ORDERS, open, "failure_mode", name));
    }
  },
  OUTBOX(Query.METRICS_OUTBOX) {
    @Override
    void read(JsonNode row, List<Sample> samples) {
      String channel = row.path("channel").asText();
      samples.add(
          Sample.of(
              Family.NOTIFICATIONS,
              number(row, "notifications"),
              "channel",
              channel,
              "state",
              row.path("state").asText()));
      if (row.hasNonNull("oldest_due_at")) {
        samples.add(
            Sample.of(
                Family.NOTIFICATION_OLDEST_DUE, seconds(row, "oldest_due_at"), "channel", channel));
      }
    }
  };

  private static final List<String> PIPELINES = List.of("barcode", "fleet", "maintenance");
  private static final List<String> STATUSES = List.of("open", "replayed");

  private final Query query;

  MetricsPart(Query query) {
    this.query = query;
  }

  /** What is asked. */
  Query query() {
    return query;
  }

  /** What it is called in the metrics about itself. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The numbers in the rows of its query. */
  List<Sample> read(JsonNode rows) {
    List<Sample> samples = new ArrayList<>();
    rows.forEach(row -> read(row, samples));
    return samples;
  }

  /** Adds the numbers of a row. */
  void read(JsonNode row, List<Sample> samples) {
    throw new IllegalStateException(this + " is not read by rows: " + row + samples);
  }

  private static double number(JsonNode row, String column) {
    return row.path(column).asDouble();
  }

  /** A time, in seconds since 1970. */
  private static double seconds(JsonNode row, String column) {
    var at = OffsetDateTime.parse(row.path(column).asText()).toInstant();
    return at.getEpochSecond() + at.getNano() / 1e9;
  }
}
