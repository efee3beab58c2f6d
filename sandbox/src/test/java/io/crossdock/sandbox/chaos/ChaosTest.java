package io.crossdock.sandbox.chaos;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.play.PlayedDay;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.ClassRule;
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

  @ClassRule public static final TestCluster CLUSTER = new TestCluster();

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
    try (Stage stage = Stage.set(folder.getRoot().toPath(), CLUSTER.get(), ALL ? 20_000 : 6_000)) {
      @Nullable Outcome undisturbed = null;
      for (Fault fault : faults) {
        double seconds = run(stage, fault, undisturbed);
        Outcome outcome = Outcome.of(stage, group(fault));
        if (undisturbed == null) {
          undisturbed = outcome;
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

  /** Arguments for a job that sends its anomalies, each exactly once. */
  static List<String> sending(String group, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--anomaliesTopic=" + Stage.topic(group));
    arguments.add("--kafkaExactlyOnce=" + group);
    return arguments;
  }

  private static String group(Fault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Runs the day with one fault in its middle; seconds from the fault to the next new row. */
  private static double run(Stage stage, Fault fault, @Nullable Outcome undisturbed)
      throws Exception {
    String group = group(fault);
    stage.empty(group);
    ClusterJob job = stage.submit(group, sending(group, "--parallelism=2"));
    Stage.await("rows come", () -> stage.traced() >= stage.messages() / 10);
    long struck = System.nanoTime();
    ClusterJob goingOn = fault.strike(stage, job, group);
    long before = stage.traced();
    assertThat("struck in mid-run", before, lessThan((long) stage.messages()));
    Stage.await("it runs again", () -> goingOn.isRunning() && stage.traced() > before);
    double seconds = (System.nanoTime() - struck) / 1e9;
    Stage.await("all leave a trace", () -> stage.traced() == stage.messages());
    if (undisturbed == null) {
      stage.awaitContent("the undisturbed run is the oracle's", () -> isOracles(stage.played()));
    } else {
      awaitOutcome(stage, group, undisturbed);
    }
    stage.cluster().rest().cancel(goingOn.id());
    Stage.await("it ends", () -> goingOn.state().equals("CANCELED"));
    return seconds;
  }

  /** Waits until the outcome is that of the undisturbed run, or the table tells how it is not. */
  private static void awaitOutcome(Stage stage, String group, Outcome undisturbed)
      throws Exception {
    try {
      // A transaction that was cut off must first be given up by the broker, within a minute.
      stage.awaitContent(
          "rows and anomalies are the undisturbed run's",
          () -> Outcome.of(stage, group).from(undisturbed).isNone());
    } catch (AssertionError e) {
      System.out.println(e.getMessage());
    }
  }

  private static boolean isOracles(PlayedDay day) throws SQLException {
    try (Connection connection = day.connect()) {
      return day.printComparison(connection);
    }
  }
}
