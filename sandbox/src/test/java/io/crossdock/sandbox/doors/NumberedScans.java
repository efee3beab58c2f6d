package io.crossdock.sandbox.doors;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.sandbox.load.Message;
import io.crossdock.sandbox.load.Sender;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scans of a tenant with numbers, each of an item of its own and every tenth of them sent twice;
 * between them messages that nobody can read, and scans that come too late. And what must become of
 * all of them.
 */
final class NumberedScans {
  static final String CONTENT_TYPE = "application/json";

  /** Each so manyth is sent twice. */
  static final int TWICE = 10;

  /** How many nobody can read, and how many come too late. */
  static final int POISON = 20;

  private static final int SCANNERS = 1_000;
  private static final Duration TOO_LATE = Duration.ofDays(2);

  private final String tenant;
  private final String topic;
  private final int scans;
  private final Instant begin;
  private int sent;

  /**
   * So many scans, none of which is sent yet.
   *
   * @param scans a multiple of {@link #POISON}
   */
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
      Message scan = message(scan(sent, begin));
      sender.send(scan);
      if (sent % TWICE == 0) {
        sender.send(scan);
      }
      if (sent % (scans / POISON) == 0) {
        sender.send(message(poison(sent)));
        sender.send(message(late(sent)));
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

  /** A scan that happens so many milliseconds after a beginning as its number says. */
  private String scan(int number, Instant first) {
    return String.format(
        "{\"eventId\":\"%s-%d\",\"rawData\":\"%s\",\"scannerId\":\"%s\",\"location\":\"dock-%d\","
            + "\"timestamp\":\"%s\"}",
        tenant, number, code(number), scanner(number), number % 50, first.plusMillis(number));
  }

  private static String code(int number) {
    return String.format("]C1010400638133393121%06d", number);
  }

  private String poison(int number) {
    return "{\"eventId\":\"" + tenant + "-" + number + "\",";
  }

  /** A scan of a number that no other has, long ago. */
  private String late(int number) {
    return scan(scans + number, begin.minus(TOO_LATE));
  }

  /** How many scans were sent so far, each counted once. */
  int sent() {
    return sent;
  }

  /** How many of them were sent twice. */
  int copies() {
    return (sent + TWICE - 1) / TWICE;
  }

  /** The rows that must be there of what was sent and in time. */
  List<String> rows() {
    return IntStream.range(0, sent).mapToObj(number -> row(number, begin)).toList();
  }

  /** The rows that must be there of what came too late, once that is allowed. */
  List<String> lateRows() {
    return poisoned().mapToObj(number -> row(scans + number, begin.minus(TOO_LATE))).toList();
  }

  private String row(int number, Instant first) {
    return String.join(
        " ",
        tenant + "-" + number,
        code(number),
        scanner(number),
        "dock-" + number % 50,
        Long.toString(first.plusMillis(number).toEpochMilli()));
  }

  private IntStream poisoned() {
    return IntStream.range(0, POISON).map(one -> one * (scans / POISON));
  }

  /** What must be kept of all that was sent, as {@link #failures} tells it. */
  List<String> failed() {
    return failed("MALFORMED OPEN 1", "LATE OPEN 1");
  }

  /** The same when all was replayed, and late scans were allowed then. */
  List<String> failedAfterReplay() {
    return failed("MALFORMED OPEN 2", "LATE REPLAYED 1");
  }

  private List<String> failed(String unreadable, String late) {
    return poisoned()
        .boxed()
        .flatMap(
            number ->
                Stream.of(
                    String.join(" ", unreadable, CONTENT_TYPE, poison(number)),
                    String.join(" ", late, CONTENT_TYPE, late(number))))
        .toList();
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

  /**
   * The failures that are there and have coordinates: kind, status, attempt, content type, payload.
   *
   * @param source what the name of their source is like: where nobody says the tenant, a message
   *     that cannot be read has none
   */
  static List<String> failures(Connection connection, String source) throws SQLException {
    return lines(
        connection,
        "select concat_ws(' ', kind, status, attempt, content_type, convert_from(payload, 'UTF8'))"
            + " as line"
            + failed(source)
            + " and (source_offset >= 0 or source_message_id <> '')");
  }

  /** The part of a query that chooses the failures of a source. */
  static String failed(String source) {
    return " from crossdock.failure where source_name like '" + source + "'";
  }
}
