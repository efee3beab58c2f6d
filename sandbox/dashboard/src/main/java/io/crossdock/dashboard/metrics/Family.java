package io.crossdock.dashboard.metrics;

/**
 * The metrics that there are. Names are stable: a change of one is a line in the changelog. No
 * tenant is a label: whoever may send messages could make up series without end.
 */
enum Family {
  DATABASE_UP("database_up", "Whether the database answers."),
  QUERY_UP("query_up", "Whether this part of the metrics could be read."),
  QUERY_SECONDS("query_seconds", "How long this part took to read."),
  SOURCE_MESSAGES("source_messages", "Places in a source that left a trace."),
  SOURCE_ROWS("source_rows", "Rows and copies that the messages of a source became."),
  SOURCE_FAILURES("source_failures", "Failures of a source."),
  SOURCE_WITHOUT_TRACE(
      "source_without_trace",
      "Offsets between the first and the last without a trace: dropped and counted, on their way,"
          + " or lost."),
  SOURCE_MISSING(
      "source_missing",
      "Offsets without a trace before what was written ten minutes ago: dropped and counted, or"
          + " lost."),
  INSERTED_ROWS("inserted_rows", "Rows inserted since the database counts."),
  FAILURES("failures", "Failures by kind; open ones can be replayed."),
  NEWEST_ROW("newest_row_timestamp_seconds", "When the newest row was written."),
  NEWEST_ARRIVAL(
      "newest_arrival_timestamp_seconds", "When the newest message that became a row had arrived."),
  ROW_DELAY_MEDIAN("row_delay_median_seconds", "From arrival to row, of the newest rows: median."),
  ROW_DELAY_P95(
      "row_delay_p95_seconds", "From arrival to row, of the newest rows: 95th percentile."),
  WATERMARK_BEHIND(
      "watermark_behind_seconds",
      "How far in event time rows that wait for the watermark are behind what has arrived."),
  OPEN_ALERTS("open_alerts", "Alerts of trucks that are on."),
  OPEN_WORK_ORDERS("open_work_orders", "Work orders that are open."),
  NOTIFICATIONS("notifications", "Notifications of the outbox by state."),
  NOTIFICATION_OLDEST_DUE(
      "notification_oldest_due_timestamp_seconds", "Since when the oldest that is due waits.");

  private final String name;
  private final String help;

  Family(String name, String help) {
    this.name = "crossdock_" + name;
    this.help = help;
  }

  /** Its name as Prometheus has it, without the {@code _total} of a counter. */
  String title() {
    return name;
  }

  String help() {
    return help;
  }

  /** Whether it only grows. */
  boolean isCounter() {
    return this == INSERTED_ROWS;
  }
}
