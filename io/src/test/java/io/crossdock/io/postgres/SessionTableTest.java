package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A session owns its span, in whatever order sessions are written. */
@RunWith(Parameterized.class)
public class SessionTableTest {
  @Parameterized.Parameters(name = "COPY from {0} rows on")
  public static List<Integer> data() {
    return List.of(1, Integer.MAX_VALUE);
  }

  @Parameterized.Parameter public int rowsToCopy;

  private static final String SPANS =
      "select item, extract(epoch from first_event_time)::bigint - 1772366400 as first,"
          + " extract(epoch from last_event_time)::bigint - 1772366400, scans, revision"
          + " from crossdock.session order by item, first";

  @Before
  public void emptyTables() throws SQLException {
    TestDatabase.empty();
  }

  @Test
  public void writesEveryField() throws Exception {
    Session session =
        new Session(
            "acme",
            "(01)1",
            Samples.NOON,
            Samples.NOON + 1,
            2,
            List.of("dock \"1\", north", "gate"),
            ScanFlag.BOUNCE.mask() | ScanFlag.LATE.mask(),
            4);
    write(List.of(session));
    assertThat(
        TestDatabase.rows(
            "select tenant, item, session_id, extract(epoch from last_event_time) * 1000000,"
                + " scans, path[1], path[2], flags, flag_names, revision from crossdock.session"),
        contains(
            "acme|(01)1|"
                + session.id()
                + "|1772366400000001.000000|2|dock \"1\", north|gate|1056|{BOUNCE,LATE}|4"));
  }

  @Test
  public void aMergedSessionReplacesThoseWithinItsSpan() throws Exception {
    write(List.of(session("a", 0, 10, 1), session("a", 20, 30, 2), session("a", 60, 70, 3)));
    write(List.of(session("a", 0, 30, 4)));
    assertThat(TestDatabase.rows(SPANS), contains("a|0|30|1|4", "a|60|70|1|3"));
  }

  @Test
  public void aStaleSessionWithinANewerOneIsIgnored() throws Exception {
    write(List.of(session("a", 0, 30, 4)));
    write(List.of(session("a", 20, 30, 2), session("b", 20, 30, 2), session("a", 0, 10, 1)));
    assertThat(TestDatabase.rows(SPANS), contains("a|0|30|1|4", "b|20|30|1|2"));
  }

  @Test
  public void aSessionThatLostItsFirstScanReplacesTheLongerOne() throws Exception {
    write(List.of(session("a", 0, 30, 1)));
    write(List.of(session("a", 5, 30, 2)));
    write(List.of(session("a", 0, 30, 1)));
    assertThat(TestDatabase.rows(SPANS), contains("a|5|30|1|2"));
  }

  @Test
  public void anyOrderLeavesTheSessionsThatAreTrueInTheEnd() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      TestDatabase.empty();
      Random random = new Random(seed);
      List<Session> said = new ArrayList<>();
      List<String> truth = new ArrayList<>();
      for (String item : List.of("a", "b", "c")) {
        truth.addAll(tell(item, random, said));
      }
      Collections.shuffle(said, random);
      for (int from = 0; from < said.size(); ) {
        int to = Math.min(said.size(), from + 1 + random.nextInt(20));
        write(said.subList(from, to));
        from = to;
      }
      assertThat("seed " + seed, TestDatabase.rows(SPANS), equalTo(truth));
    }
  }

  /**
   * Lets scans of an item arrive in a random order, says each session that a scan changes, with the
   * number of scans known as its revision, and returns the rows of the last ones.
   */
  private static List<String> tell(String item, Random random, List<Session> said) {
    List<Integer> seconds = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      seconds.add(random.nextInt(400));
    }
    TreeSet<Integer> known = new TreeSet<>();
    TreeMap<Integer, String> rows = new TreeMap<>();
    for (int second : seconds) {
      if (!known.add(second)) {
        continue;
      }
      int first = second;
      int last = second;
      int count = 1;
      for (int before : known.headSet(second, false).descendingSet()) {
        if (first - before > 15) {
          break;
        }
        first = before;
        count++;
      }
      for (int after : known.tailSet(second, false)) {
        if (after - last > 15) {
          break;
        }
        last = after;
        count++;
      }
      said.add(
          new Session(
              "acme",
              item,
              Samples.NOON + first * Samples.SECOND,
              Samples.NOON + last * Samples.SECOND,
              count,
              List.of("dock"),
              0,
              known.size()));
      rows.subMap(first, true, last, true).clear();
      rows.put(first, item + "|" + first + "|" + last + "|" + count + "|" + known.size());
    }
    return new ArrayList<>(rows.values());
  }

  /** Each session locks something until the commit, and the server has room for so many locks. */
  @Test
  public void aLargeBatchIsCommittedInParts() throws Exception {
    List<Session> sessions = new ArrayList<>();
    for (int number = 0; number < 2_500; number++) {
      sessions.add(session("item-" + number, 0, 10, 1));
    }
    write(sessions);
    assertThat(
        TestDatabase.rows("select count(*), count(distinct xmin::text) from crossdock.session"),
        contains("2500|3"));
  }

  @Test
  public void twoWritersOfOneItemLeaveNoOverlap() throws Exception {
    for (int round = 0; round < 15; round++) {
      TestDatabase.empty();
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread old = writing(thrown, session("a", 20, 30, 1));
      Thread merged = writing(thrown, session("a", 0, 30, 2));
      old.join();
      merged.join();
      assertThat(thrown.get(), equalTo(null));
      assertThat(TestDatabase.rows(SPANS), contains("a|0|30|1|2"));
    }
  }

  private Thread writing(AtomicReference<Throwable> thrown, Session session) {
    Thread thread =
        new Thread(
            () -> {
              try {
                write(List.of(session));
              } catch (SQLException | InterruptedException | AssertionError e) {
                thrown.set(e);
              }
            });
    thread.start();
    return thread;
  }

  private static Session session(String item, int first, int last, int revision) {
    return new Session(
        "acme",
        item,
        Samples.NOON + first * Samples.SECOND,
        Samples.NOON + last * Samples.SECOND,
        1,
        List.of("dock"),
        0,
        revision);
  }

  private void write(List<Session> sessions) throws SQLException, InterruptedException {
    try (BatchWriter<Session> writer =
        new BatchWriter<>(
            new SessionTable(), TestDatabase.settings(), Backoff.DEFAULT, () -> {}, rowsToCopy)) {
      assertThat(writer.write(sessions), empty());
    }
  }
}
