package io.crossdock.sandbox.doors;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.sandbox.load.Message;
import io.crossdock.sandbox.load.Sender;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Scans of a tenant with numbers, each of an item of its own and every tenth of them sent twice,
 * and between them messages that nobody can read; and what must become of all of them.
 */
final class NumberedScans {
  static final String CONTENT_TYPE = "application/json";

  /** Each so manyth is sent twice. */
  static final int TWICE = 10;

  /** How many nobody can read. */
  static final int POISON = 20;

  private static final int SCANNERS = 1_000;

  private final String tenant;
  private final String topic;
  private final int scans;
  private final Instant begin;
  private int sent;

  NumberedScans(String tenant, String topic, int scans) {
    this.tenant = tenant;
    this.topic = topic;
    this.scans = scans;
    // A scanner's scans are a second apart, or it would be faster than a hand.
    this.begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusMillis(scans);
  }

  /** Sends the next ones, as many as are left or at the most so many. */
  void send(Sender sender, int most) {
    int end = Math.min(scans, sent + most);
    for (; sent < end; sent++) {
      Message scan = message(scan(sent));
      sender.send(scan);
      if (sent % TWICE == 0) {
        sender.send(scan);
      }
      if (sent % (scans / POISON) == 0) {
        sender.send(message(poison(sent)));
      }
    }
    sender.flush();
  }

  private Message message(String text) {
    return new Message(
        topic,
        scanner(sent),
        text.getBytes(UTF_8),
        CONTENT_TYPE,
        tenant,
        ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }

  private static String scanner(int number) {
    return "gate-" + number % SCANNERS;
  }

  private String scan(int number) {
    return String.format(
        "{\"eventId\":\"%s-%d\",\"rawData\":\"%s\",\"scannerId\":\"%s\",\"location\":\"dock-%d\","
            + "\"timestamp\":\"%s\"}",
        tenant, number, code(number), scanner(number), number % 50, time(number));
  }

  private static String code(int number) {
    return String.format("]C1010400638133393121%06d", number);
  }

  private Instant time(int number) {
    return begin.plusMillis(number);
  }

  private String poison(int number) {
    return "{\"eventId\":\"" + tenant + "-" + number + "\",";
  }

  /** How many scans were sent so far, each counted once. */
  int sent() {
    return sent;
  }

  /** How many of them were sent twice. */
  int copies() {
    return (sent + TWICE - 1) / TWICE;
  }

  /** What must be kept of that which nobody can read, as {@link #failures} tells it. */
  List<String> poison() {
    List<String> all = new ArrayList<>();
    for (int number = 0; number < sent; number += scans / POISON) {
      all.add("MALFORMED " + CONTENT_TYPE + " " + poison(number));
    }
    return all;
  }

  /** The rows that must be there of what was sent. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int number = 0; number < sent; number++) {
      rows.add(
          String.join(
              " ",
              tenant + "-" + number,
              code(number),
              scanner(number),
              "dock-" + number % 50,
              Long.toString(time(number).toEpochMilli())));
    }
    return rows;
  }

  /** The rows that are there. */
  List<String> found(Connection connection) throws SQLException {
    return lines(
        connection,
        "select event_id || ' ' || raw_code || ' ' || scanner_id || ' ' || location || ' '"
            + " || (extract(epoch from event_time) * 1000)::bigint as line from crossdock.scan"
            + where());
  }

  /** The part of a query that chooses this tenant's rows. */
  String where() {
    return " where tenant = '" + tenant + "'";
  }

  private static List<String> lines(Connection connection, String query) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        lines.add(rows.getString("line"));
      }
    }
    return lines;
  }

  /** What could not be read, as it is kept, with its content type. */
  List<String> failures(Connection connection, String source) throws SQLException {
    return lines(
        connection,
        "select kind || ' ' || content_type || ' ' || convert_from(payload, 'UTF8') as line"
            + " from crossdock.failure"
            + where()
            + " and source_name like '"
            + source
            + "' and (source_offset >= 0 or source_message_id <> '')");
  }
}
