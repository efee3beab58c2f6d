package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.CheckedScan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** The staging table of a connection. */
public class StagingTest {
  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
    TestDatabase.execute("truncate crossdock.stop");
  }

  @Test
  public void tablesWithAStatementForManyRows() {
    assertThat(new ScanTable().merge().isPresent(), equalTo(true));
    assertThat(new ScanCopyTable().merge().isPresent(), equalTo(true));
    assertThat(new FailureTable().merge().isPresent(), equalTo(true));
    assertThat(new LedgerTable().merge().isPresent(), equalTo(true));
    assertThat(new ProcessReadingTable(Duration.ZERO).merge().isPresent(), equalTo(true));
    assertThat(new SessionTable().merge().isPresent(), equalTo(true));
    assertThat("an update", new SettledOrdersTable().merge().isPresent(), equalTo(false));
  }

  @Test
  public void isEmptyAfterEachBatch() throws SQLException {
    try (Connection connection = TestDatabase.settings().connect();
        Staging<CheckedScan> staging = Staging.open(new ScanTable(), connection).orElseThrow()) {
      staging.write(List.of(Samples.scan(1, 1), Samples.scan(2, 1)));
      assertThat(staged(connection), equalTo(2));
      connection.commit();
      assertThat(staged(connection), equalTo(0));
      staging.write(List.of(Samples.scan(3, 1)));
      connection.rollback();
      assertThat(staged(connection), equalTo(0));
    }
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("2"));
  }

  private static int staged(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from pg_temp.stage_scan")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  public void whoMayHaveNoTemporaryTableWritesWithoutOne() throws Exception {
    List<CheckedScan> scans = new ArrayList<>();
    for (int number = 0; number < 1_000; number++) {
      scans.add(Samples.scan(number, 1));
    }
    TestDatabase.execute("revoke temporary on database postgres from public");
    try (BatchWriter<CheckedScan> writer =
        new BatchWriter<>(new ScanTable(), TestDatabase.settings(), Backoff.DEFAULT, () -> {}, 1)) {
      assertThat(writer.write(scans), empty());
      assertThat(writer.write(List.of(Samples.scan(1_000, 1))), empty());
    } finally {
      TestDatabase.execute("grant temporary on database postgres to public");
    }
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("1001"));
  }

  /** A bigint where an integer belongs: COPY refuses it whatever the number is. */
  @Test
  public void aValueOfAWrongTypeIsNoRowsFault() {
    Table<Long> wrong =
        new Table<>() {
          private static final long serialVersionUID = 1;

          @Override
          public String name() {
            return "stop";
          }

          @Override
          public String sql() {
            return "insert into crossdock.stop (revision) values (?)";
          }

          @Override
          public void bind(Long row, RowValues values) throws SQLException {
            values.number(row);
          }

          @Override
          public String key(Long row) {
            return row.toString();
          }

          @Override
          public int revision(Long row) {
            return 0;
          }
        };
    try (BatchWriter<Long> writer =
        new BatchWriter<>(wrong, TestDatabase.settings(), Backoff.DEFAULT, () -> {}, 1)) {
      SQLException thrown = assertThrows(SQLException.class, () -> writer.write(List.of(7L, 8L)));
      assertThat(thrown.getSQLState(), equalTo("22P03"));
    }
  }
}
