package io.crossdock.sandbox;

import io.crossdock.pipelines.barcode.ScannerReport;
import io.crossdock.sandbox.play.Conservation;
import io.crossdock.sandbox.play.Day;
import io.crossdock.sandbox.play.EpcisSamples;
import io.crossdock.sandbox.play.Findings;
import io.crossdock.sandbox.play.FleetFindings;
import io.crossdock.sandbox.play.FleetMessages;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.PlantFindings;
import io.crossdock.sandbox.play.PlantMessages;
import io.crossdock.sandbox.play.PlayedDay;
import io.crossdock.sandbox.play.PlayedFleet;
import io.crossdock.sandbox.play.PlayedPlant;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.Dashboard;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.WrongOptionException;
import io.crossdock.sandbox.simulator.WarehouseDay;
import io.crossdock.sandbox.simulator.fleet.FleetDay;
import io.crossdock.sandbox.simulator.plant.PlantDay;
import io.crossdock.sandbox.simulator.plant.PlantSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Plays a day of warehouse scans, a fleet's day and a plant's through a real broker, the pipelines
 * and a real database, and compares what was found with what was injected.
 */
@Command(
    name = "mvn compile exec:java -Dexec.args=",
    mixinStandardHelpOptions = false,
    sortOptions = false,
    description = {
      "Plays a day of warehouse scans, a fleet's day and a plant's through a real Kafka broker, the"
          + " pipelines and a real PostgreSQL, and compares what was found with what was injected.",
      "Exit codes: 0 all injected anomalies were found and no other; 1 not so, or the pipeline"
          + " failed; 2 an option is wrong or a port is taken."
    })
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;

  @Option(names = "--scans", description = "How many scans, 500 to 2000000. Default: 20000.")
  private int scans = 20_000;

  @Option(
      names = "--trucks",
      description = "How many trucks, 2 to 500; 0 for no fleet. Default: 12.")
  private int trucks = 12;

  @Option(names = "--hours", description = "How long the fleet's day is, 2 to 48. Default: 6.")
  private int hours = 6;

  @Option(
      names = "--disorder",
      description = "Share of the trucks' events that come up to 100 min late. Default: 0.02.")
  private double disorder = 0.02;

  @Option(
      names = "--machines",
      description = "How many machines, 12 to 300; 0 for no plant. Default: 12.")
  private int machines = 12;

  @Option(
      names = "--plant-hours",
      description = "How long the plant's day is, 4 to 18. Default: 6.")
  private int plantHours = 6;

  @Option(names = "--seed", description = "The same seed gives the same day. Default: 1.")
  private long seed = 1;

  @Option(names = "--day", description = "The day that is simulated. Default: 2026-01-05.")
  private LocalDate day = LocalDate.of(2026, 1, 5);

  @Option(
      names = "--rate",
      description =
          "Messages published a second while the pipeline runs. Default: 0, all before it runs.")
  private double rate = 0;

  @Option(names = "--kafka-port", description = "Port of the broker. Default: 0, a free one.")
  private int kafkaPort = 0;

  @Option(names = "--postgres-port", description = "Port of the database. Default: 0, a free one.")
  private int postgresPort = 0;

  @Option(
      names = "--oracle",
      description = "Compare every row of the tables with a naive computation in memory.")
  private boolean oracle;

  @Option(
      names = "--stay",
      description =
          "Show the dashboard, and leave it, broker and database up until Enter or Ctrl-C.")
  private boolean stay;

  @Option(
      names = "--dashboard-port",
      description = "Port of the dashboard. Default: 0, a free one.")
  private int dashboardPort = 0;

  @Option(names = "--no-dashboard", description = "Stay without the dashboard.")
  private boolean noDashboard;

  @Option(
      names = "--directory",
      description = "Where to keep logs and, until the end, data. Default: a temporary one.")
  private @Nullable Path directory;

  @Option(
      names = "--pipeline",
      paramLabel = "ARGUMENT",
      description = "A further argument for the barcode pipeline, such as --pipeline=--tick=5m.")
  private List<String> arguments = List.of();

  @Option(
      names = "--fleet-pipeline",
      paramLabel = "ARGUMENT",
      description = "The same for the fleet's, such as --fleet-pipeline=--joinWindow=5m.")
  private List<String> fleetArguments = List.of();

  @Option(
      names = "--plant-pipeline",
      paramLabel = "ARGUMENT",
      description = "The same for the plant's, such as --plant-pipeline=--featureEvery=5m.")
  private List<String> plantArguments = List.of();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) throws IOException {
    quietLibraries();
    System.exit(Commands.run(new Main(), args));
  }

  /** Inside Maven nobody else says what is logged; what the user is to see is printed. */
  private static void quietLibraries() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (InputStream configuration = Main.class.getResourceAsStream("logging.properties")) {
        LogManager.getLogManager().readConfiguration(configuration);
      }
    }
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (scans < WarehouseDay.SMALLEST || scans > WarehouseDay.LARGEST) {
      throw new WrongOptionException(
          "--scans="
              + scans
              + " is not from "
              + WarehouseDay.SMALLEST
              + " to "
              + WarehouseDay.LARGEST
              + ".");
    }
    if (!(rate >= 0) || Double.isInfinite(rate)) {
      throw new WrongOptionException("--rate=" + rate + " is not 0 or more.");
    }
    if (trucks != 0
        && (trucks < FleetDay.FEWEST_TRUCKS
            || trucks > FleetDay.MOST_TRUCKS
            || hours < FleetDay.SHORTEST
            || hours > FleetDay.LONGEST)) {
      throw new WrongOptionException(
          "--trucks=" + trucks + " is not 0 or 2 to 500, or --hours=" + hours + " not 2 to 48.");
    }
    if (machines != 0
        && (machines < PlantSize.FEWEST_MACHINES || machines > PlantSize.MOST_MACHINES)) {
      throw new WrongOptionException(
          String.format(
              "--machines=%d is not 0 or %d to %d.",
              machines, PlantSize.FEWEST_MACHINES, PlantSize.MOST_MACHINES));
    }
    if (plantHours < PlantSize.SHORTEST || plantHours > PlantSize.LONGEST) {
      throw new WrongOptionException(
          String.format(
              "--plant-hours=%d is not %d to %d.",
              plantHours, PlantSize.SHORTEST, PlantSize.LONGEST));
    }
    if (!(disorder >= 0 && disorder <= 1)) {
      throw new WrongOptionException("--disorder=" + disorder + " is not from 0 to 1.");
    }
    Path files = files();
    System.out.printf(
        Locale.ROOT,
        "Crossdock plays %,d scans of %s (seed %d) on %s. Logs are in %s.%n",
        scans,
        day,
        seed,
        PipelineJob.runner(),
        files);
    Day played = new Day(WarehouseDay.of(seed, scans, day), EpcisSamples.all(), files);
    try (Servers servers = Servers.start(files, kafkaPort, postgresPort)) {
      System.out.println(
          "Kafka listens on "
              + servers.bootstrapServers()
              + ", PostgreSQL on 127.0.0.1:"
              + servers.databasePort()
              + ".");
      Dashboard dashboard = dashboard(servers, files);
      boolean right = play(new PlayedDay(played, servers, files));
      if (trucks > 0) {
        right &= playFleet(servers, files);
      }
      if (machines > 0) {
        right &= playPlant(servers, files);
      }
      System.out.println(
          right
              ? "\nAll that was injected was found, and nothing else."
              : "\nNot all is as it should be: see above.");
      int exitCode = right ? 0 : FAILED;
      if (stay) {
        stay(servers, dashboard);
      }
      return exitCode;
    }
  }

  /** Before the day is played, so that one can watch. It ends with this process. */
  private @Nullable Dashboard dashboard(Servers servers, Path files) {
    if (!stay || noDashboard) {
      return null;
    }
    Dashboard dashboard = Dashboard.start(servers, files, dashboardPort);
    System.out.println("The dashboard is at " + dashboard.url() + "/warehouse.");
    return dashboard;
  }

  private Path files() {
    try {
      return directory == null
          ? Files.createTempDirectory("crossdock-")
          : Files.createDirectories(directory);
    } catch (IOException e) {
      throw new WrongOptionException("The directory " + e.getMessage() + " cannot be made.");
    }
  }

  private boolean play(PlayedDay day) throws SQLException, InterruptedException {
    if (!(rate > 0 ? day.playAtRate(rate, arguments) : day.play(arguments))) {
      return false;
    }
    try (Connection connection = day.connect()) {
      System.out.println("\nScanners\n" + ScannerReport.table(connection));
      Findings findings = day.findings(connection);
      System.out.println("\nAnomalies\n" + findings.table());
      boolean right = findings.isRight();
      right &= print(day.conservation(connection));
      if (oracle) {
        right &= day.printComparison(connection);
      }
      return right;
    }
  }

  private boolean playFleet(Servers servers, Path files) throws SQLException, InterruptedException {
    FleetDay simulated = FleetDay.of(seed, trucks, hours, day).withDisorder(seed + 1, disorder);
    System.out.printf(
        Locale.ROOT,
        "%nCrossdock plays %,d events of %d trucks in %d hours of %s (seed %d).%n",
        simulated.events().size(),
        trucks,
        hours,
        day,
        seed);
    PlayedFleet fleet = new PlayedFleet(new FleetMessages(simulated, files), servers, files);
    if (!fleet.play(fleetArguments)) {
      return false;
    }
    try (Connection connection = servers.connect()) {
      FleetFindings findings = fleet.findings(connection);
      System.out.println("\nFleet\n" + findings.table());
      boolean right = findings.isRight();
      right &= print(fleet.conservation(connection));
      return right;
    }
  }

  private boolean playPlant(Servers servers, Path files)
      throws IOException, SQLException, InterruptedException {
    PlantDay simulated = PlantDay.of(seed, machines, plantHours, day);
    System.out.printf(
        Locale.ROOT,
        "%nCrossdock plays %,d messages of %d machines in %d hours of %s (seed %d).%n",
        simulated.size(),
        machines,
        plantHours,
        day,
        seed);
    try (PlayedPlant plant = PlayedPlant.prepare(new PlantMessages(simulated), servers, files)) {
      if (!plant.play(plantArguments)) {
        return false;
      }
      try (Connection connection = servers.connect()) {
        PlantFindings findings = plant.findings(connection);
        System.out.println("\nPlant\n" + findings.table());
        boolean right = findings.isRight();
        right &= print(plant.conservation(connection));
        right &= plant.printOrders(connection);
        return right;
      }
    }
  }

  private static boolean print(Conservation conservation) {
    System.out.println("\n" + conservation.text());
    return conservation.isRight();
  }

  private static void stay(Servers servers, @Nullable Dashboard dashboard) throws IOException {
    System.out.printf(
        "%nBroker and database stay up. Look around with%n"
            + "%s  psql 'postgresql://postgres@127.0.0.1:%d/postgres?options=-csearch_path%%3Dcrossdock'%n"
            + "Press Enter or Ctrl-C to end.%n",
        dashboard == null ? "" : "  " + dashboard.url() + "/warehouse in a browser, or\n",
        servers.databasePort());
    if (System.in.read() < 0) {
      // No input at all, as in a service: only a signal ends it.
      try {
        Thread.currentThread().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
