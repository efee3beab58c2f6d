package io.crossdock.benchmarks;

import io.crossdock.sandbox.load.Generate;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.Dashboard;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long it takes from the moment at which a broker takes a scan to the moment at which
 * it is in the document of the dashboard's page, on embedded Flink, while scans come at a steady
 * rate.
 */
@Command(
    name = "scripts/benchmark-page",
    sortOptions = false,
    description = {
      "Measures how long scans take from their arrival in a real broker to the dashboard's page in a"
          + " real browser: on embedded Flink, with a real database. What counts is when the row is in"
          + " the page's document; when the browser paints it is not measured.",
      "Exit codes: 0 measured, and every scan was seen; 1 not so; 2 an option is wrong."
    })
public final class PageLatency implements Callable<Integer> {
  private static final int PARTITIONS = 4;
  private static final int FAILED = 1;

  /** What came last is given so long to be seen. */
  private static final int PATIENCE_SECONDS = 30;

  private static final List<String> OWN =
      List.of(
          PipelineJob.FLINK,
          "--kafkaTopics=scans",
          "--kafkaMaxOutOfOrder=0s",
          "--idlePartitions=advance");

  @Option(names = "--rate", description = "Scans a second, 10 to 2000. Default: 200.")
  private int rate = 200;

  @Option(names = "--seconds", description = "How long it is measured, 10 to 3600. Default: 60.")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      description = "How long scans come before it is measured, seconds. Default: 30.")
  private int warmUp = 30;

  @Option(
      names = "--pipeline",
      paramLabel = "ARGUMENT",
      description =
          "A further argument for the pipeline, such as --pipeline=--maxBundleTimeMills=100.")
  private List<String> arguments = List.of();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new PageLatency(), args));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    if (rate < 10 || rate > 2_000 || seconds < 10 || seconds > 3_600 || warmUp < 0) {
      throw new WrongOptionException("--rate, --seconds or --warm-up is out of its bounds.");
    }
    Path directory = Files.createTempDirectory("crossdock-benchmark-");
    System.out.printf(
        Locale.ROOT,
        "%d scans a second, %d s to warm up and %d s to be measured; the machine's load is %.1f."
            + " Logs are in %s.%n",
        rate,
        warmUp,
        seconds,
        load(),
        directory);
    List<String> own = new ArrayList<>(OWN);
    own.addAll(arguments);
    try (Servers servers = Servers.start(directory, 0, 0)) {
      // The broker's own clock: it is this machine's, as the browser's is.
      servers.createTopics(
          List.of(
              new NewTopic("scans", Optional.of(PARTITIONS), Optional.empty())
                  .configs(Map.of("message.timestamp.type", "LogAppendTime"))));
      try (Dashboard dashboard = Dashboard.start(servers, directory, 0);
          WatchedPage page = WatchedPage.open(dashboard.url());
          JavaProcess job = PipelineJob.start("barcode", servers, directory, SUITED, own)) {
        return measure(servers, page, job, directory);
      }
    }
  }

  private static final PipelineJob.Suited SUITED = new PipelineJob.Suited(List.of(), List.of());

  private int measure(Servers servers, WatchedPage page, JavaProcess job, Path directory)
      throws IOException, SQLException, InterruptedException {
    generate(servers, warmUp + seconds, directory);
    double load = load();
    WrittenScans all = WrittenScans.of(servers);
    Map<String, Long> seen = Map.of();
    WatchedPage.Seen shown = page.seen();
    for (int second = 0; second < PATIENCE_SECONDS && seen.size() < all.size(); second++) {
      Thread.sleep(1_000);
      all = WrittenScans.of(servers);
      shown = page.seen();
      seen = firstSeen(all, shown);
    }
    if (!job.isRunning()) {
      throw new SandboxException("The pipeline ended:\n" + job.lastWords());
    }
    if (all.size() == 0) {
      throw new SandboxException("No scan was written:\n" + job.lastWords());
    }
    long from = all.firstArrival() + 1_000L * warmUp;
    WrittenScans scans = all.between(from, from + 1_000L * seconds);
    System.out.printf(
        Locale.ROOT,
        "%,d scans in %d s, %,.0f a second, %,d of them with flags; the machine's load is %.1f.%n",
        scans.size(),
        seconds,
        scans.size() / (double) seconds,
        scans.flagged().size(),
        load);
    System.out.println(Latencies.heading("from the broker to"));
    WrittenScans once = scans.lastOfItems();
    line("its row's transaction (items' last scans)", once, once.writings());
    line("its row among the newest scans", scans, shown.rows("Newest scans"));
    line("the first anomaly of a scan with flags", scans.flagged(), anomalies(shown));
    line("its scanner's count", scans, all.counted(shown.counts()));
    return line("whatever shows it first", scans, seen) == scans.size() ? 0 : FAILED;
  }

  private void generate(Servers servers, int length, Path directory) throws InterruptedException {
    try (JavaProcess generator =
        JavaProcess.java(
            Generate.class.getName(),
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
            List.of(
                "barcode",
                "--servers=" + servers.bootstrapServers(),
                "--rate=" + rate,
                "--for=" + length + "s"),
            Map.of(),
            directory.resolve("generator.log"))) {
      if (!generator.await(1_000L * (length + PATIENCE_SECONDS)) || generator.exitCode() != 0) {
        throw new SandboxException("The generator failed:\n" + generator.lastWords());
      }
    }
  }

  private static int line(String what, WrittenScans scans, Map<String, Long> effects) {
    Latencies latencies = Latencies.of(scans.arrivals(), effects);
    System.out.println(latencies.line(what, scans.size()));
    return latencies.count();
  }

  /** When each scan was on the page first, in whatever form. */
  private static Map<String, Long> firstSeen(WrittenScans all, WatchedPage.Seen shown) {
    Map<String, Long> first = new HashMap<>(all.counted(shown.counts()));
    shown.rows("Newest scans").forEach((scan, millis) -> first.merge(scan, millis, Math::min));
    anomalies(shown).forEach((scan, millis) -> first.merge(scan, millis, Math::min));
    return first;
  }

  /** When each scan had an anomaly first: rows are named tenant/scan/kind/other. */
  private static Map<String, Long> anomalies(WatchedPage.Seen shown) {
    Map<String, Long> first = new HashMap<>();
    shown
        .rows("Anomalies")
        .forEach(
            (row, millis) -> {
              // A copy in transport is an anomaly too, but later than its scan.
              String[] parts = row.split("/", 4);
              if (!parts[2].equals("TRANSPORT_DUPLICATE")) {
                first.merge(parts[0] + "/" + parts[1], millis, Math::min);
              }
            });
    return first;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
