package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day that is being played, from the first message to the last row. */
public final class PlayedDay {
  private static final long POLL_MILLIS = 500;

  /** A document without a scan leaves no trace: after the last trace it is waited so long. */
  private static final int STEADY_SECONDS = 10;

  /** How the pipeline says at its end what it dropped and counted. */
  private static final Pattern DROPS = Pattern.compile("counted drops_\\w+ = (\\d+)");

  private final Day day;
  private final Servers servers;
  private final Path directory;

  /** A day on these servers, with logs in {@code directory}. */
  public PlayedDay(Day day, Servers servers, Path directory) {
    this.day = day;
    this.servers = servers;
    this.directory = directory;
  }

  /** A connection to the day's database. */
  public Connection connect() throws SQLException {
    return servers.connect();
  }

  /** Publishes the day, then runs the pipeline to its end. Whether it ended well. */
  public boolean play(List<String> more) throws SQLException, InterruptedException {
    publish();
    long running = System.nanoTime();
    if (!run(more)) {
      return false;
    }
    double took = seconds(running);
    System.out.printf(
        Locale.ROOT,
        "The pipeline took %.1f s, %,.0f messages a second.%n",
        took,
        day.messages() / took);
    return true;
  }

  /** Makes topics and files and sends all messages. */
  public void publish() {
    day.prepare(servers);
    long start = System.nanoTime();
    day.publish(servers, 0);
    System.out.printf(
        Locale.ROOT, "Published %,d messages in %.1f s.%n", day.messages(), seconds(start));
  }

  /** Runs the pipeline over the published day to its end. Whether it ended well. */
  public boolean run(List<String> more) throws SQLException, InterruptedException {
    try (JavaProcess job = start(more)) {
      return await(job, false);
    }
  }

  /** Starts the pipeline over the published day. */
  public JavaProcess start(List<String> more) {
    List<String> arguments = new ArrayList<>(day.boundedArguments());
    arguments.addAll(more);
    return BarcodeJob.start(servers, directory, arguments);
  }

  /**
   * Publishes the day at a pace while the pipeline runs, and ends it when all messages have left a
   * trace: sessions that are still open then are not told.
   */
  public boolean playAtRate(double perSecond, List<String> more)
      throws SQLException, InterruptedException {
    List<String> arguments = new ArrayList<>(day.arguments());
    arguments.addAll(more);
    day.prepare(servers);
    try (JavaProcess job = BarcodeJob.start(servers, directory, arguments)) {
      Thread publishing = new Thread(() -> day.publish(servers, perSecond), "publisher");
      publishing.setDaemon(true);
      publishing.start();
      boolean well = await(job, true);
      job.kill();
      return well;
    }
  }

  /** Waits until the job ends, or until all messages have left a trace where it does not. */
  boolean await(JavaProcess job, boolean endless) throws SQLException, InterruptedException {
    long messages = day.messages();
    try (Connection connection = connect();
        Progress progress = new Progress("messages in the database", messages)) {
      long steadySince = System.nanoTime();
      long before = -1;
      while (!job.await(POLL_MILLIS)) {
        long now = Tables.messages(connection);
        progress.to(now);
        if (now != before) {
          before = now;
          steadySince = System.nanoTime();
        }
        if (endless && now >= messages - day.samples() && seconds(steadySince) > STEADY_SECONDS) {
          return true;
        }
        if (seconds(steadySince) > 300) {
          throw new SandboxException(
              "Nothing has come out of the pipeline for five minutes:\n" + job.lastWords());
        }
      }
      progress.to(Tables.messages(connection));
    }
    if (job.exitCode() != 0) {
      System.err.println(
          "The pipeline failed with exit code " + job.exitCode() + ":\n" + job.lastWords());
      return false;
    }
    return true;
  }

  /** What was found, beside what was injected. */
  public Findings findings(Connection connection) throws SQLException {
    return Findings.compare(connection, day.simulated().truth(), Day.SAMPLES_TENANT);
  }

  /** Prints where all messages went; whether none is missing. */
  public boolean printConservation(Connection connection) throws SQLException {
    long rows = Tables.number(connection, "select count(*) from crossdock.scan");
    long copies = Tables.number(connection, "select count(*) from crossdock.scan_copy");
    long failures = Tables.number(connection, "select count(*) from crossdock.failure");
    long sessions =
        Tables.number(connection, "select count(*) from crossdock.session where scans > 0");
    long traced = Tables.messages(connection);
    long dropped = dropped();
    boolean right = traced + dropped == day.messages();
    System.out.printf(
        Locale.ROOT,
        "%nConservation: %,d messages in = %,d that left rows, copies or failures + %,d dropped and"
            + " counted: %s%n  %,d scan rows, %,d copies, %,d failures; %,d sessions%n",
        day.messages(),
        traced,
        dropped,
        right ? "right" : "WRONG",
        rows,
        copies,
        failures,
        sessions);
    return right;
  }

  /** Compares the tables with the oracle's, row for row, and prints the differences. */
  public boolean printComparison(Connection connection) throws SQLException {
    return CompareRows.print(connection, day);
  }

  private long dropped() {
    long dropped = 0;
    try {
      String log = Files.readString(directory.resolve("pipeline.log"), StandardCharsets.UTF_8);
      Matcher drops = DROPS.matcher(log);
      while (drops.find()) {
        dropped += Long.parseLong(drops.group(1));
      }
    } catch (IOException e) {
      throw new SandboxException("The pipeline's log cannot be read: " + e.getMessage());
    }
    return dropped;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
