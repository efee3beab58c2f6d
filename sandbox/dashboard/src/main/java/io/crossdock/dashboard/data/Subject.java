package io.crossdock.dashboard.data;

/** What a person can take on, named as in the table {@code acknowledgement}. */
public enum Subject {
  /** An alert of a truck. */
  ALERT("crossdock.alert", "alert_id"),
  /** A scan with an anomaly. */
  ANOMALY("crossdock.scan", "scan_id"),
  /** A work order. */
  WORK_ORDER("crossdock.work_order", "order_id");

  private final String table;
  private final String id;

  Subject(String table, String id) {
    this.table = table;
    this.id = id;
  }

  /** The table whose rows it is about. */
  String table() {
    return table;
  }

  /** That table's column of ids. */
  String id() {
    return id;
  }
}
