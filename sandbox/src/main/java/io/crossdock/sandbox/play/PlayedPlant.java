package io.crossdock.sandbox.play;

import io.crossdock.sandbox.cmms.CmmsFault;
import io.crossdock.sandbox.cmms.StandInCmms;
import io.crossdock.sandbox.cmms.StandInOrder;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A plant's day that is being played, from the first message to the last row. */
public final class PlayedPlant implements AutoCloseable {
  private static final String PIPELINE = "maintenance";

  /** A block comes every two minutes: a shorter window would judge the same block alone. */
  private static final PipelineJob.Suited SUITED =
      new PipelineJob.Suited(
          List.of("--featureEvery=2m", "--trendWindows=3"),
          List.of("--featureEvery=2m", "--trendWindows=10"));

  private final PlantMessages day;
  private final Servers servers;
  private final Path directory;
  private final Path models;
  private final Path token;
  private final StandInCmms cmms;

  private PlayedPlant(
      PlantMessages day,
      Servers servers,
      Path directory,
      Path models,
      Path token,
      StandInCmms cmms) {
    this.day = day;
    this.servers = servers;
    this.directory = directory;
    this.models = models;
    this.token = token;
    this.cmms = cmms;
  }

  /**
   * Makes ready to play a day: trains models with other plants' days, and starts a stand-in for the
   * maintenance system, which fails now and then.
   *
   * @param directory where models and logs are kept
   */
  public static PlayedPlant prepare(PlantMessages day, Servers servers, Path directory)
      throws IOException {
    long start = System.nanoTime();
    Path models = directory.resolve("models");
    PlantModels.train(models);
    System.out.printf(Locale.ROOT, "Trained the plant's models in %.1f s.%n", seconds(start));
    Path token = directory.resolve("cmms-token");
    String secret = UUID.randomUUID().toString();
    Files.writeString(token, secret);
    StandInCmms cmms = StandInCmms.start(secret, Duration.ofSeconds(3));
    cmms.then(CmmsFault.ERROR_AFTER, CmmsFault.ERROR_BEFORE, CmmsFault.LATE_ANSWER);
    return new PlayedPlant(day, servers, directory, models, token, cmms);
  }

  /** Publishes the day, then runs the pipeline to its end. Whether it ended well. */
  public boolean play(List<String> more) throws SQLException, InterruptedException {
    day.prepare(servers);
    long start = System.nanoTime();
    day.publish(servers, 0);
    System.out.printf(
        Locale.ROOT, "Published %,d messages in %.1f s.%n", day.simulated().size(), seconds(start));
    long running = System.nanoTime();
    if (!run(more)) {
      return false;
    }
    double took = seconds(running);
    System.out.printf(
        Locale.ROOT,
        "The pipeline took %.1f s, %,.0f messages a second.%n",
        took,
        day.simulated().size() / took);
    return true;
  }

  /** Runs the pipeline over the published day to its end. Whether it ended well. */
  public boolean run(List<String> more) throws SQLException, InterruptedException {
    List<String> all = new ArrayList<>(day.arguments());
    all.add(day.readUntil());
    all.addAll(
        List.of(
            "--models=" + models + "/*.onnx",
            "--cmmsUrl=" + cmms.url(),
            "--cmmsToken=file:" + token,
            "--cmmsTimeout=2s",
            "--cmmsSettle=4s",
            "--cmmsBudget=1m"));
    all.addAll(more);
    try (JavaProcess job = PipelineJob.start(PIPELINE, servers, directory, SUITED, all);
        Connection connection = servers.connect()) {
      return new FollowJob(
              job, "messages in the database", day.simulated().size(), () -> traced(connection))
          .toItsEnd();
    }
  }

  private static long traced(Connection connection) throws SQLException {
    return Tables.number(connection, "select count(*) from crossdock.vibration")
        + Tables.number(connection, "select count(*) from crossdock.process_reading")
        + Tables.number(
            connection,
            "select count(*) from crossdock.failure where pipeline = '"
                + PIPELINE
                + "' and kind <> 'SCORING'");
  }

  /** What was found, beside what was injected. */
  public PlantFindings findings(Connection connection) throws SQLException {
    return PlantFindings.compare(connection, day.simulated().truth());
  }

  /** Where all messages went. */
  public Conservation conservation(Connection connection) throws SQLException {
    long traced = traced(connection);
    int copies = day.simulated().truth().copies().size();
    boolean right = traced + copies == day.simulated().size();
    String text =
        String.format(
            Locale.ROOT,
            "Conservation: %,d messages in = %,d that left rows or failures + %,d copies, each on the"
                + " row of its first: %s%n  %,d predictions, %,d of them without a verdict, %,d work"
                + " orders",
            day.simulated().size(),
            traced,
            copies,
            right ? "right" : "WRONG",
            Tables.number(connection, "select count(*) from crossdock.prediction"),
            Tables.number(
                connection, "select count(*) from crossdock.prediction where verdict <> 'VALID'"),
            Tables.number(
                connection,
                "select count(*) from crossdock.work_order where state <> 'WITHDRAWN'"));
    return new Conservation(text, right);
  }

  /**
   * Prints what the maintenance system got, which is a stand-in; whether it has each order once,
   * and those open that are.
   */
  public boolean printOrders(Connection connection) throws SQLException {
    List<StandInOrder> taken = cmms.orders();
    long open = taken.stream().filter(StandInOrder::isOpen).count();
    long orders = Tables.number(connection, "select count(*) from crossdock.work_order");
    long wanted =
        Tables.number(connection, "select count(*) from crossdock.work_order where state = 'OPEN'");
    long waiting =
        Tables.number(
            connection, "select count(*) from crossdock.work_order_delivery where pending");
    boolean right = open == wanted && taken.size() <= orders && waiting == 0;
    System.out.printf(
        Locale.ROOT,
        "  Maintenance system (a stand-in, which failed 3 times): %d orders, %d of them open, after"
            + " %d requests; %d open in the table, %d waiting: %s%n",
        taken.size(),
        open,
        cmms.requests(),
        wanted,
        waiting,
        right ? "right" : "WRONG");
    return right;
  }

  @Override
  public void close() {
    cmms.close();
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
