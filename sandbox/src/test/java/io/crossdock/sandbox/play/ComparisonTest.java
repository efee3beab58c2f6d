package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.postgres.FailureTable;
import io.crossdock.io.postgres.Parameters;
import io.crossdock.io.postgres.ScanCopyTable;
import io.crossdock.io.postgres.ScanTable;
import io.crossdock.io.postgres.SessionTable;
import io.crossdock.io.postgres.Table;
import io.crossdock.sandbox.oracle.ExpectedRows;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The comparisons that a played day ends with, on tables that hold just what they must and then on
 * tables with one thing wrong: a comparison that finds nothing would prove nothing.
 */
public final class ComparisonTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final int UNFLAGGED = 0;

  private static Day day;
  private static Connection connection;

  @BeforeClass
  public static void fillTables() throws SQLException {
    day =
        new Day(
            WarehouseDay.of(3, 2_000, LocalDate.of(2026, 1, 5)), List.of(), SERVERS.directory());
    day.prepare(SERVERS.get());
    day.publish(SERVERS.get(), 0);
    connection = SERVERS.get().connect();
    connection.setAutoCommit(false);
    ExpectedRows rows = CompareRows.expected(day);
    write(new ScanTable(), rows.scans().values());
    write(new SessionTable(), rows.sessions());
    write(new ScanCopyTable(), rows.copies());
    List<Failure> failures = new ArrayList<>();
    day.simulated()
        .truth()
        .failures()
        .forEach(
            (kind, count) -> {
              for (int i = 0; i < count; i++) {
                failures.add(failure(kind, failures.size()));
              }
            });
    write(new FailureTable(), failures);
    connection.commit();
  }

  @AfterClass
  public static void disconnect() throws SQLException {
    connection.close();
  }

  @Before
  public void asItMustBe() throws SQLException {
    connection.rollback();
  }

  @Test
  public void rightTablesAreRight() throws SQLException {
    assertThat(findings().isRight(), is(true));
    assertThat(findings().lines().stream().mapToLong(FoundLine::injected).sum(), greaterThan(50L));
    assertThat(CompareRows.print(connection, day), is(true));
  }

  @Test
  public void rowThatIsMissingIsSeen() throws SQLException {
    change("delete from crossdock.scan where scan_id = " + one("'BOUNCE' = any(flag_names)"));
    assertThat(line("BOUNCE").missed(), is(1L));
    assertThat(line("BOUNCE").falsely(), is(0L));
    assertThat(CompareRows.print(connection, day), is(false));
  }

  @Test
  public void flagThatIsFalseIsSeen() throws SQLException {
    change(flag("TOO_FAST", 6) + one(UNFLAGGED));
    assertThat(line("TOO_FAST").missed(), is(0L));
    assertThat(line("TOO_FAST").falsely(), is(1L));
    assertThat(findings().isRight(), is(false));
    assertThat(CompareRows.print(connection, day), is(false));
  }

  @Test
  public void flagOnTheWrongScanIsMissedAndFalse() throws SQLException {
    String flagged = one("flags = 1 << 5");
    String other = one(UNFLAGGED);
    change("update crossdock.scan set flags = 0, flag_names = '{}' where scan_id = " + flagged);
    change(flag("BOUNCE", 5) + other);
    assertThat(line("BOUNCE").missed(), is(1L));
    assertThat(line("BOUNCE").falsely(), is(1L));
  }

  @Test
  public void conflictWithTheWrongScanIsMissedAndFalse() throws SQLException {
    change(
        "update crossdock.scan set conflicts = jsonb_set(conflicts, '{0,other}',"
            + " to_jsonb('00000000-0000-8000-8000-000000000000'::text)) where scan_id = "
            + one("flag_names = array['IMPOSSIBLE_TRAVEL'] and jsonb_array_length(conflicts) = 1"));
    assertThat(line("IMPOSSIBLE_TRAVEL").missed(), is(1L));
    assertThat(line("IMPOSSIBLE_TRAVEL").falsely(), is(1L));
    assertThat(CompareRows.print(connection, day), is(false));
  }

  @Test
  public void copyThatIsMissingIsSeen() throws SQLException {
    change(
        "delete from crossdock.scan_copy where scan_id ="
            + " (select min(scan_id::text)::uuid from crossdock.scan_copy)");
    assertThat(line(Anomaly.Kind.TRANSPORT_DUPLICATE.name()).missed(), is(1L));
    assertThat(CompareRows.print(connection, day), is(false));
  }

  @Test
  public void failureTooManyAndOneTooFewAreSeen() throws SQLException {
    write(new FailureTable(), List.of(failure(FailureKind.MALFORMED, 1_000_000)));
    change(
        "delete from crossdock.failure where failure_id ="
            + " (select min(failure_id::text)::uuid from crossdock.failure where kind = 'LATE')");
    assertThat(line("failures MALFORMED").falsely(), is(1L));
    assertThat(line("failures LATE").missed(), is(1L));
  }

  @Test
  public void clockThatIsNotWrongIsSeen() throws SQLException {
    change(
        "update crossdock.scan set event_time = arrival_time + interval '60 seconds'"
            + " where scanner_id = (select min(scanner_id) from crossdock.scanner_report"
            + " where clock_offset_seconds < 0)");
    assertThat(line("WRONG CLOCK (of a scanner)").falsely(), is(1L));
  }

  @Test
  public void anyColumnThatDiffersIsSeenByTheOracle() throws SQLException {
    for (String wrong :
        List.of(
            "scan set location = location || 'x' where scan_id = " + one(UNFLAGGED),
            "scan set raw_code = raw_code || ' ' where scan_id = " + one(UNFLAGGED),
            "scan set copies = copies + 1 where scan_id = " + one(UNFLAGGED),
            "scan set source_offset = source_offset + 1 where scan_id = " + one(UNFLAGGED),
            "scan set arrival_time = arrival_time + interval '1 millisecond' where scan_id = "
                + one(UNFLAGGED),
            "session set scans = scans + 1 where session_id = " + session(),
            "session set path = path || 'elsewhere'::text where session_id = " + session(),
            "session set last_event_time = last_event_time + interval '1 microsecond'"
                + " where session_id = "
                + session())) {
      connection.rollback();
      change("update crossdock." + wrong);
      assertThat(wrong, CompareRows.print(connection, day), is(false));
      assertThat(wrong, findings().isRight(), is(true));
    }
  }

  private static Findings findings() throws SQLException {
    return Findings.compare(connection, day.simulated().truth(), Day.SAMPLES_TENANT);
  }

  private static FoundLine line(String kind) throws SQLException {
    return findings().lines().stream()
        .filter(line -> line.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** Always the same scan of those that have just these flags. */
  private static String one(int flags) {
    return one("flags = " + flags);
  }

  private static String one(String condition) {
    return "(select min(scan_id::text)::uuid from crossdock.scan where " + condition + ")";
  }

  private static String session() {
    return "(select min(session_id::text)::uuid from crossdock.session)";
  }

  private static String flag(String name, int bit) {
    return String.format(
        Locale.ROOT,
        "update crossdock.scan set flags = 1 << %d, flag_names = array['%s'] where scan_id = ",
        bit,
        name);
  }

  /** Changes at least one row. */
  private static void change(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(sql, statement.executeUpdate(sql), greaterThan(0));
    }
  }

  private static <T> void write(Table<T> table, Collection<T> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql())) {
      for (T row : rows) {
        table.bind(row, new Parameters(statement));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static Failure failure(FailureKind kind, int number) {
    return Failure.of(
        new SourceMessage(new byte[0], "", new byte[0], "", 0, 1, Source.kafka("bad", 0, number)),
        "barcode",
        "test",
        kind,
        "made for a test");
  }
}
