package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Batches of rows on a real PostgreSQL. */
@RunWith(Parameterized.class)
public class BatchWriterTest {
  @Parameterized.Parameters(name = "COPY from {0} rows on")
  public static List<Integer> data() {
    return List.of(1, Integer.MAX_VALUE);
  }

  @Parameterized.Parameter public int rowsToCopy;

  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(5), Duration.ofMillis(50), () -> 1);

  private final AtomicInteger retries = new AtomicInteger();

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  private <T> BatchWriter<T> writer(Table<T> table) {
    return new BatchWriter<>(
        table, TestDatabase.settings(), QUICK, retries::incrementAndGet, rowsToCopy);
  }

  @Test
  public void writesEveryFieldOfAScan() throws Exception {
    UUID other = new UUID(1, 2);
    CheckedScan scan =
        Samples.scan(
            "scanner-1",
            7,
            3,
            "",
            List.of(
                new Conflict(other, ScanFlag.IMPOSSIBLE_TRAVEL, 512.5),
                new Conflict(other, ScanFlag.CLOCK_SUSPECT, Double.POSITIVE_INFINITY)),
            ScanFlag.IMPOSSIBLE_TRAVEL,
            ScanFlag.CLOCK_SUSPECT);
    try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
      assertThat(writer.write(List.of(scan)), empty());
    }
    assertThat(
        TestDatabase.rows(
            "select tenant, scan_id, event_id, scanner_id, location, raw_code,"
                + " extract(epoch from event_time) * 1000000, arrival_time - event_time, step,"
                + " reading, item, code_kind, serialised, fault, flags, flag_names,"
                + " conflicts #>> '{0,speedKmh}', conflicts #>> '{1,speedKmh}',"
                + " jsonb_array_length(conflicts), copies, revision, source_name,"
                + " source_partition, source_offset, source_message_id from crossdock.scan"),
        contains(
            "acme|"
                + scan.scan().id()
                + "|e7|scanner-1|dock-1|4006381333931|1772366407000000.000000|00:00:02||SINGLE"
                + "|(01)04006381333931|GTIN|f||384|{IMPOSSIBLE_TRAVEL,CLOCK_SUSPECT}|512.5|null|2"
                + "|0|3|scans|0|7|"));
  }

  @Test
  public void anyOrderOfRevisionsLeavesTheSameRows() throws Exception {
    List<CheckedScan> rows = new ArrayList<>();
    for (int number = 0; number < 20; number++) {
      for (int revision = 1; revision <= 5; revision++) {
        rows.add(Samples.scan("scanner-1", number, revision, "known " + revision, List.of()));
      }
    }
    for (int seed = 0; seed < 8; seed++) {
      TestDatabase.empty();
      Random random = new Random(seed);
      Collections.shuffle(rows, random);
      try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
        for (int from = 0; from < rows.size(); ) {
          int to = Math.min(rows.size(), from + 1 + random.nextInt(30));
          assertThat(writer.write(rows.subList(from, to)), empty());
          from = to;
        }
      }
      assertThat(
          "seed " + seed,
          TestDatabase.rows(
              "select count(*), min(fault), max(fault), min(revision) from crossdock.scan"),
          contains("20|known 5|known 5|5"));
    }
  }

  @Test
  public void copiesAreWrittenOnce() throws Exception {
    ScanCopy copy = new ScanCopy("acme", new UUID(3, 4), Samples.NOON, Source.kafka("scans", 1, 9));
    ScanCopy next =
        new ScanCopy("acme", new UUID(3, 4), Samples.NOON, Source.kafka("scans", 1, 10));
    try (BatchWriter<ScanCopy> writer = writer(new ScanCopyTable())) {
      writer.write(List.of(copy, next, copy));
      writer.write(List.of(next));
    }
    assertThat(
        TestDatabase.rows(
            "select source_partition, source_offset from crossdock.scan_copy order by 2"),
        contains("1|9", "1|10"));
  }

  @Test
  public void findsTheRowsToBlameAndWritesTheOthers() throws Exception {
    List<CheckedScan> rows = new ArrayList<>();
    for (int number = 0; number < 300; number++) {
      rows.add(Samples.scan("scanner-1", number, 1, "", List.of()));
    }
    for (int bad : new int[] {0, 137, 138, 299}) {
      rows.set(bad, Samples.scan("scanner-1", bad, 1, "nul \0 inside", List.of()));
    }
    try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
      List<BatchWriter.Refused<CheckedScan>> refused = writer.write(rows);
      assertThat(
          refused.stream().map(one -> one.row().scan().eventId()).toList(),
          containsInAnyOrder("e0", "e137", "e138", "e299"));
      assertThat(refused.get(0).reason(), containsString("22021"));
    }
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("296"));
    assertThat("no pause for a bad row", retries.get(), equalTo(0));
  }

  @Test
  public void aMomentBeforeTheDatabasesFirstIsMinusInfinity() throws Exception {
    CheckedScan scan = Samples.scan(1, 1);
    List<CheckedScan> rows = new ArrayList<>();
    for (long micros : new long[] {Long.MIN_VALUE, -250_000_000_000_000_000L, 0}) {
      rows.add(new CheckedScan(Samples.scanAt(micros), scan.code(), "", 0, List.of(), 0, 1));
    }
    try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
      assertThat(writer.write(rows), empty());
    }
    assertThat(
        TestDatabase.rows(
            "select event_time = '-infinity', extract(epoch from event_time)"
                + " from crossdock.scan order by event_time"),
        contains("t|-Infinity", "t|-Infinity", "f|0.000000"));
  }

  @Test
  public void aMissingTableIsNoRowsFault() {
    Table<CheckedScan> missing =
        new DelegatingTable<>(new ScanTable(), "insert into crossdock.nowhere (a) values (?)");
    try (BatchWriter<CheckedScan> writer = writer(missing)) {
      SQLException thrown =
          assertThrows(SQLException.class, () -> writer.write(List.of(Samples.scan(1, 1))));
      assertThat(SqlErrors.isTransient(thrown), equalTo(false));
      assertThat(SqlErrors.refusesRow(thrown), equalTo(false));
    }
  }

  @Test
  public void goesOnAfterItsConnectionWasKilled() throws Exception {
    try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
      for (int number = 0; number < 5; number++) {
        assertThat(writer.write(List.of(Samples.scan(number, 1))), empty());
        TestDatabase.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where application_name = 'crossdock'");
      }
    }
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("5"));
    assertThat(retries.get(), greaterThan(0));
  }

  @Test
  public void triesAgainWhenTransactionsCollide() throws Exception {
    // As a serialisable neighbour would make it fail: twice, and then no more.
    TestDatabase.execute("create sequence if not exists collisions");
    TestDatabase.execute("alter sequence collisions restart");
    TestDatabase.execute("grant usage on sequence collisions to public");
    TestDatabase.execute(
        "create or replace function collide() returns trigger language plpgsql as $$ begin"
            + " if nextval('public.collisions') <= 2 then"
            + " raise exception 'collision' using errcode = '40001'; end if; return new; end $$");
    TestDatabase.execute(
        "create trigger collide before insert on crossdock.scan"
            + " for each statement execute function collide()");
    try (BatchWriter<CheckedScan> writer = writer(new ScanTable())) {
      assertThat(writer.write(List.of(Samples.scan(1, 1))), empty());
    } finally {
      TestDatabase.execute("drop trigger collide on crossdock.scan");
    }
    assertThat(retries.get(), equalTo(2));
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("1"));
  }

  @Test
  public void waitsForALockAndGivesUpInTheEnd() throws Exception {
    PostgresSettings hasty =
        new PostgresSettings(
            TestDatabase.settings().url(),
            "pipeline",
            null,
            10,
            Duration.ofMillis(400),
            Duration.ofMillis(100));
    try (Connection holder = TestDatabase.connect();
        Statement lock = holder.createStatement();
        BatchWriter<CheckedScan> writer =
            new BatchWriter<>(
                new ScanTable(), hasty, QUICK, retries::incrementAndGet, rowsToCopy)) {
      holder.setAutoCommit(false);
      lock.execute("lock table crossdock.scan");
      SQLException thrown =
          assertThrows(SQLException.class, () -> writer.write(List.of(Samples.scan(1, 1))));
      assertThat(thrown.getSQLState(), equalTo("57014"));
      assertThat(retries.get(), greaterThan(0));
      holder.rollback();
      assertThat(writer.write(List.of(Samples.scan(1, 1))), hasSize(0));
    }
    assertThat(TestDatabase.rows("select count(*) from crossdock.scan"), contains("1"));
  }
}
