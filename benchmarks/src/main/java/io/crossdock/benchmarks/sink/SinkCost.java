package io.crossdock.benchmarks.sink;

import io.crossdock.benchmarks.Median;
import io.crossdock.benchmarks.ProcessCpu;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.WrongOptionException;
import io.crossdock.schemas.barcode.CheckedScan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what it costs to write scans into a real PostgreSQL, in several ways. */
@Command(
    name = "scripts/benchmark-sink",
    sortOptions = false,
    description = {
      "Measures how many scans a second get into a real PostgreSQL and what that costs, by way, size"
          + " of batches and number of connections, for rows that are new and for the same rows"
          + " written again. The ways take turns; figures are medians.",
      "Exit codes: 0 measured; 1 it failed; 2 an option is wrong."
    })
public final class SinkCost implements Callable<Integer> {
  /** The indexes that came with the dashboard. */
  private static final Map<String, String> INDEXES =
      Map.of(
          "scan_by_writing", "(tenant, written_at)",
          "scan_flagged", "(tenant, written_at) where flags <> 0",
          "scan_of_item", "(tenant, item, event_time) where item is not null");

  @Option(
      names = "--batches",
      split = ",",
      description = "Rows of a batch. Default: 1,10,100,1000,5000,20000.")
  private List<Integer> sizes = List.of(1, 10, 100, 1_000, 5_000, 20_000);

  @Option(names = "--connections", split = ",", description = "At once. Default: 1,2.")
  private List<Integer> connections = List.of(1, 2);

  @Option(
      names = "--ways",
      split = ",",
      description = "${COMPLETION-CANDIDATES}. Default: all of them.")
  private List<Way> ways = List.of(Way.values());

  @Option(
      names = "--indexes",
      split = ",",
      description = "Whether the dashboard's indexes are there. Default: true,false.")
  private List<Boolean> indexes = List.of(true, false);

  @Option(names = "--rounds", description = "How often each has its turn. Default: 5.")
  private int rounds = 5;

  @Option(names = "--seconds", description = "How long new rows are written. Default: 1.")
  private double seconds = 1;

  @Option(names = "--rows", description = "At most so many on a connection. Default: 100000.")
  private int rows = 100_000;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** What is measured. */
  private record Case(boolean indexed, int connections, int size, Way way) {}

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new SinkCost(), args));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (rounds < 1 || seconds <= 0 || rows < 1 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new WrongOptionException("--rounds, --seconds, --rows or --batches is not above 0.");
    }
    Path directory = Files.createTempDirectory("crossdock-benchmark-");
    System.out.printf(
        Locale.ROOT, "The machine's load is %.1f. Logs are in %s.%n", load(), directory);
    try (Servers servers = Servers.start(directory, 0, 0);
        Connection owner = servers.connect()) {
      Map<Case, List<List<SinkRun.Result>>> results = measure(servers, owner);
      print(results);
    }
    System.out.printf(Locale.ROOT, "The machine's load is %.1f.%n", load());
    return 0;
  }

  private Map<Case, List<List<SinkRun.Result>>> measure(Servers servers, Connection owner)
      throws IOException, SQLException, InterruptedException {
    SinkRun run =
        new SinkRun(
            new PostgresSettings(
                servers.jdbcUrl(),
                Servers.WRITER,
                null,
                1,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1)),
            ProcessCpu.ofServer(owner),
            seconds);
    int most = connections.stream().mapToInt(Integer::intValue).max().orElseThrow();
    List<List<CheckedScan>> scans =
        IntStream.range(0, most).mapToObj(partition -> SampleScans.of(partition, rows)).toList();
    Map<Case, List<List<SinkRun.Result>>> results = new LinkedHashMap<>();
    // The first round makes the JVM warm and does not count.
    for (int round = 0; round <= rounds; round++) {
      for (Case one : cases()) {
        prepare(owner, one.indexed());
        List<List<List<CheckedScan>>> batches =
            scans.subList(0, one.connections()).stream()
                .map(own -> SampleScans.batches(own, one.size()))
                .toList();
        List<SinkRun.Result> result = run.freshAndAgain(one.way(), batches);
        if (round > 0) {
          results.computeIfAbsent(one, none -> new ArrayList<>()).add(result);
        }
      }
    }
    return results;
  }

  /** In the order in which they have their turns: ways beside each other. */
  private List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (boolean indexed : indexes) {
      for (int count : connections) {
        for (int size : sizes) {
          for (Way way : ways) {
            cases.add(new Case(indexed, count, size, way));
          }
        }
      }
    }
    return cases;
  }

  private static void prepare(Connection owner, boolean indexed) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("truncate crossdock.scan");
      for (Map.Entry<String, String> index : INDEXES.entrySet()) {
        statement.execute(
            indexed
                ? "create index if not exists "
                    + index.getKey()
                    + " on crossdock.scan "
                    + index.getValue()
                : "drop index if exists crossdock." + index.getKey());
      }
    }
  }

  private static void print(Map<Case, List<List<SinkRun.Result>>> results) {
    System.out.println(
        "| indexes | connections | batch | way | new rows/s | client us | server us | again rows/s"
            + " | client us | server us |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    results.forEach(
        (one, rounds) ->
            System.out.printf(
                Locale.ROOT,
                "| %s | %d | %,d | %s | %s | %s |%n",
                one.indexed() ? "with" : "without",
                one.connections(),
                one.size(),
                one.way().text(),
                figures(rounds, 0),
                figures(rounds, 1)));
  }

  private static String figures(List<List<SinkRun.Result>> rounds, int which) {
    List<SinkRun.Result> results = rounds.stream().map(round -> round.get(which)).toList();
    return String.format(
        Locale.ROOT,
        "%,.0f | %.1f | %.1f",
        median(results, SinkRun.Result::perSecond),
        median(results, SinkRun.Result::client),
        median(results, SinkRun.Result::server));
  }

  private static double median(
      List<SinkRun.Result> results, ToDoubleFunction<SinkRun.Result> figure) {
    return Median.of(results.stream().mapToDouble(figure));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
