package io.crossdock.sandbox.chaos;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.pipelines.launch.OutsideException;
import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.play.PlayedDay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A job on a real cluster is struck by faults, and the tables end as if nothing had happened. One
 * fault in every build, all of them with {@code -Pchaos}.
 */
public class ChaosTest {
  private static final boolean ALL = Boolean.getBoolean("crossdock.chaos");
  private static final String LINE = "%-32s %8s %8s %6s %8s %16s %6s %8s %10s";
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(180);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void nothingIsLostOrDoubled() throws Exception {
    List<String> table = new ArrayList<>();
    table.add(
        String.format(
            LINE,
            "fault",
            "in",
            "rows",
            "lost",
            "doubled",
            "anomalies sent",
            "lost",
            "doubled",
            "recovered"));
    List<Fault> faults =
        ALL ? List.of(Fault.values()) : List.of(Fault.NONE, Fault.TASK_MANAGER_KILLED);
    boolean right = true;
    try (Stage stage = Stage.set(folder.getRoot().toPath(), ALL ? 40_000 : 8_000)) {
      Outcome undisturbed = null;
      for (Fault fault : faults) {
        double seconds = run(stage, fault);
        Outcome outcome = Outcome.of(stage, group(fault));
        if (undisturbed == null) {
          undisturbed = outcome;
          assertThat("the undisturbed run is the oracle's", isOracles(stage.played()), is(true));
        }
        Outcome.Difference difference = outcome.from(undisturbed);
        right &= difference.isNone();
        table.add(
            String.format(
                Locale.ROOT,
                LINE,
                fault,
                String.format(Locale.ROOT, "%,d", stage.messages()),
                String.format(Locale.ROOT, "%,d", outcome.rows().size()),
                difference.lostRows(),
                difference.doubledRows(),
                String.format(Locale.ROOT, "%,d", outcome.records()),
                difference.lostRecords(),
                difference.doubledRecords(),
                String.format(Locale.ROOT, "%.1f s", seconds)));
        System.out.println(String.join("\n", table));
      }
    }
    assertThat(String.join("\n", table), right, is(true));
  }

  private static String group(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Runs the day with one fault in its middle; seconds from the fault to the next new row. */
  private static double run(Stage stage, Fault fault) throws Exception {
    String group = group(fault);
    stage.empty(group);
    ClusterJob job = stage.submit(group, List.of("--parallelism=2"));
    await("rows come", () -> stage.traced() >= stage.messages() / 10);
    long struck = System.nanoTime();
    ClusterJob goingOn = fault.strike(stage, job, group);
    long before = stage.traced();
    assertThat("struck in mid-run", before, lessThan((long) stage.messages()));
    await("it runs again", () -> goingOn.isRunning() && stage.traced() > before);
    double seconds = (System.nanoTime() - struck) / 1e9;
    await("all leave a trace", () -> stage.traced() == stage.messages());
    awaitSteady(stage);
    stage.cluster().rest().cancel(goingOn.id());
    await("it ends", () -> goingOn.state().equals("CANCELED"));
    return seconds;
  }

  /** Sessions are told when their gap has passed: a while after the last scan, and then no more. */
  private static void awaitSteady(Stage stage) throws Exception {
    String[] last = {""};
    long[] since = {System.nanoTime()};
    await(
        "nothing is written any more",
        () -> {
          String now = stage.version();
          if (!now.equals(last[0])) {
            last[0] = now;
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] > STEADY_NANOS;
        });
  }

  private static boolean isOracles(PlayedDay day) throws SQLException {
    try (Connection connection = day.connect()) {
      return day.printComparison(connection);
    }
  }

  private interface Condition {
    boolean isMet() throws SQLException;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!isMet(condition)) {
      assertThat(what, System.nanoTime() - deadline, lessThan(0L));
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** A cluster that is just being struck does not answer; that is no reason to give up. */
  private static boolean isMet(Condition condition) throws SQLException {
    try {
      return condition.isMet();
    } catch (OutsideException e) {
      return false;
    }
  }
}
