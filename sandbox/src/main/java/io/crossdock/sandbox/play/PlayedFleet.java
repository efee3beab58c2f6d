package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fleet's day that is being played, from the first message to the last row. */
public final class PlayedFleet {
  private static final String PIPELINE = "fleet";

  /** DirectRunner commits a bundle for each key and timer: few windows are much faster. */
  private static final PipelineJob.Suited SUITED =
      new PipelineJob.Suited(
          List.of("--joinWindow=30m", "--joinEvery=30m", "--ledgerEvery=6h"), List.of());

  private final FleetMessages day;
  private final Servers servers;
  private final Path directory;

  /** A day on these servers, with logs in {@code directory}. */
  public PlayedFleet(FleetMessages day, Servers servers, Path directory) {
    this.day = day;
    this.servers = servers;
    this.directory = directory;
  }

  /** Publishes the day, then runs the pipeline to its end. Whether it ended well. */
  public boolean play(List<String> more) throws SQLException, InterruptedException {
    day.prepare(servers);
    long start = System.nanoTime();
    day.publish(servers, 0);
    System.out.printf(
        Locale.ROOT, "Published %,d messages in %.1f s.%n", day.messages(), seconds(start));
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

  /** Runs the pipeline over the published day to its end. Whether it ended well. */
  public boolean run(List<String> more) throws SQLException, InterruptedException {
    List<String> arguments = new ArrayList<>(day.arguments());
    arguments.add(day.readUntil());
    arguments.addAll(more);
    try (JavaProcess job = PipelineJob.start(PIPELINE, servers, directory, SUITED, arguments);
        Connection connection = servers.connect()) {
      return new FollowJob(
              job, "messages in the database", day.messages(), () -> traced(connection))
          .toItsEnd();
    }
  }

  private static long traced(Connection connection) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock.truck_event")
        + Tables.number(
            connection,
            "select count(*) from crossdock.failure where pipeline = '" + PIPELINE + "'");
  }

  /** What was found, beside what was injected. */
  public FleetFindings findings(Connection connection) throws SQLException {
    return FleetFindings.compare(connection, day.simulated().truth());
  }

  /** Where all messages went. */
  public Conservation conservation(Connection connection) throws SQLException {
    long traced = traced(connection);
    long dropped = Drops.in(PipelineJob.log(PIPELINE, directory));
    boolean right = traced + dropped == day.messages();
    String text =
        String.format(
            Locale.ROOT,
            "Conservation: %,d messages in = %,d that left rows or failures + %,d copies dropped and"
                + " counted: %s%n  %,d alerts, %,d stops, %,d joined windows, %,d days in the ledger",
            day.messages(),
            traced,
            dropped,
            right ? "right" : "WRONG",
            Tables.number(
                connection, "select count(*) from crossdock.alert where state <> 'WITHDRAWN'"),
            Tables.number(connection, "select count(*) from crossdock.stop where not withdrawn"),
            Tables.number(connection, "select count(*) from crossdock.truck_window"),
            Tables.number(connection, "select count(*) from crossdock.trip_ledger"));
    return new Conservation(text, right);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
