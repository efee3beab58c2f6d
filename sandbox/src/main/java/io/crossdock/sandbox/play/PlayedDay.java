package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A day that is being played, from the first message to the last row. */
public final class PlayedDay {
  private static final String PIPELINE = "barcode";

  /** DirectRunner commits a bundle for each key and tick: few of both are much faster. */
  private static final PipelineJob.Suited SUITED =
      new PipelineJob.Suited(List.of("--shards=8", "--tick=10m"), List.of("--tick=1m"));

  /** A document without a scan leaves no trace: after the last trace it is waited so long. */
  private static final int STEADY_SECONDS = 10;

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
    return PipelineJob.start(PIPELINE, servers, directory, SUITED, arguments);
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
    try (JavaProcess job = PipelineJob.start(PIPELINE, servers, directory, SUITED, arguments)) {
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
    try (Connection connection = connect()) {
      FollowJob follow =
          new FollowJob(
              job, "messages in the database", day.messages(), () -> Tables.messages(connection));
      return endless
          ? follow.untilSteady(day.messages() - day.samples(), STEADY_SECONDS)
          : follow.toItsEnd();
    }
  }

  /** What was found, beside what was injected. */
  public Findings findings(Connection connection) throws SQLException {
    return Findings.compare(connection, day.simulated().truth(), Day.SAMPLES_TENANT);
  }

  /** Where all messages went. */
  public Conservation conservation(Connection connection) throws SQLException {
    long rows = Tables.number(connection, "select count(*) from crossdock.scan");
    long copies = Tables.number(connection, "select count(*) from crossdock.scan_copy");
    long failures = Tables.number(connection, "select count(*) from crossdock.failure");
    long sessions =
        Tables.number(connection, "select count(*) from crossdock.session where scans > 0");
    long traced = Tables.messages(connection);
    long dropped = Drops.in(PipelineJob.log(PIPELINE, directory));
    boolean right = traced + dropped == day.messages();
    String text =
        String.format(
            Locale.ROOT,
            "Conservation: %,d messages in = %,d that left rows, copies or failures + %,d dropped and"
                + " counted: %s%n  %,d scan rows, %,d copies, %,d failures; %,d sessions",
            day.messages(),
            traced,
            dropped,
            right ? "right" : "WRONG",
            rows,
            copies,
            failures,
            sessions);
    return new Conservation(text, right);
  }

  /** How many sessions the oracle tells of the published day. */
  public int sessions() {
    return CompareRows.expected(day).sessions().size();
  }

  /** Compares the tables with the oracle's, row for row, and prints the differences. */
  public boolean printComparison(Connection connection) throws SQLException {
    return CompareRows.print(connection, day);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
