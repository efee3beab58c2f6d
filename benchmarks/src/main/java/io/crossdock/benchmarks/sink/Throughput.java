package io.crossdock.benchmarks.sink;

import io.crossdock.benchmarks.ProcessCpu;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the whole barcode pipeline, from a real Kafka to a real PostgreSQL. */
@Command(
    name = "scripts/benchmark-throughput",
    sortOptions = false,
    description = {
      "Measures how many scans a second the barcode pipeline takes from a topic that is full to the"
          + " database, on embedded Flink with checkpoints every minute or on DirectRunner, and what"
          + " each process needs for one. With --rate, scans come steadily, and what is measured is"
          + " the time from the arrival"
          + " of each in the broker to the commit of its row.",
      "Exit codes: 0 measured; 1 the pipeline failed or scans are missing; 2 an option is wrong."
    })
public final class Throughput implements Callable<Integer> {
  private static final String TOPIC = "scans";
  private static final int FAILED = 1;
  private static final int PATIENCE_SECONDS = 60;

  private static final PipelineJob.Suited SUITED =
      new PipelineJob.Suited(
          List.of(),
          List.of(
              "--objectReuse=true",
              "--fasterCopy=true",
              "--maxBundleSize=10000",
              "--postgresBatchSize=5000",
              "--checkpointingInterval=60000",
              "--autoWatermarkInterval=200"));

  /** What runs the pipeline, with how many scans say something about it within minutes. */
  private enum Runner {
    FLINK(PipelineJob.FLINK, 3_000_000, 20_000),
    DIRECT(PipelineJob.DIRECT, 20_000, 2_000);

    private final String argument;
    private final int scans;
    private final int slots;

    Runner(String argument, int scans, int slots) {
      this.argument = argument;
      this.scans = scans;
      this.slots = slots;
    }
  }

  @Option(
      names = "--runner",
      description =
          "flink: embedded Flink. direct: DirectRunner, with its defaults. Default: flink.")
  private Runner runner = Runner.FLINK;

  @Option(
      names = "--scans",
      description =
          "How many are in the topic when the pipeline starts. Default: 3000000, and 20000 on"
              + " DirectRunner.")
  private @Nullable Integer scansAsked;

  @Option(
      names = "--rate",
      description = "Scans a second, up to 200000. Default: none, the topic is full.")
  private int rate;

  @Option(names = "--seconds", description = "How long scans come with --rate. Default: 60.")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      description = "Of --seconds, those at the beginning that do not count. Default: 30.")
  private int warmUp = 30;

  @Option(
      names = "--memory-every",
      paramLabel = "SECONDS",
      description =
          "With --rate: how often the pipeline's heap is collected and what is left of it printed."
              + " Default: never.")
  private int memoryEvery;

  @Option(
      names = "--slots",
      description = "Items in sessions at any time. Default: 20000, and 2000 on DirectRunner.")
  private @Nullable Integer slotsAsked;

  @Option(names = "--partitions", description = "Of the topic. Default: 4.")
  private int partitions = 4;

  @Mixin private PipelineJvm jvm = new PipelineJvm();

  @Option(
      names = "--pipeline",
      paramLabel = "ARGUMENT",
      description = "A further argument for the pipeline, such as --pipeline=--maxBundleSize=1000.")
  private List<String> arguments = List.of();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new Throughput(), args));
  }

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    int scans = scansAsked == null ? runner.scans : scansAsked;
    int slots = slotsAsked == null ? runner.slots : slotsAsked;
    if (scans < 1
        || rate < 0
        || rate > 200_000
        || warmUp < 0
        || warmUp >= seconds
        || slots < 1
        || memoryEvery < 0) {
      throw new WrongOptionException("A number is out of its bounds.");
    }
    if (memoryEvery > 0 && rate == 0) {
      throw new WrongOptionException("--memory-every is for a steady --rate.");
    }
    Path directory = Files.createTempDirectory("crossdock-benchmark-");
    System.out.printf(
        Locale.ROOT, "The machine's load is %.1f. Logs are in %s.%n", load(), directory);
    try (Servers servers = Servers.start(directory, 0, 0)) {
      tune(servers);
      servers.createTopics(
          List.of(
              new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())
                  .configs(
                      // The broker's own clock where scans are of now.
                      Map.of(
                          "message.timestamp.type", rate == 0 ? "CreateTime" : "LogAppendTime"))));
      try (ScanLoad load =
          new ScanLoad(servers.bootstrapServers(), TOPIC, partitions, slots, Math.max(200, rate))) {
        if (rate == 0) {
          load.fill(scans);
        }
        try (JavaProcess job = start(servers, directory);
            Connection owner = servers.connect()) {
          return rate == 0 ? empty(servers, owner, job, scans) : keepUp(servers, owner, load, job);
        }
      }
    }
  }

  /** As a database for this load is set: its defaults are for the smallest machine. */
  private static void tune(Servers servers) throws SQLException {
    try (Connection owner = servers.connect();
        Statement statement = owner.createStatement()) {
      for (String setting :
          List.of(
              "track_commit_timestamp = on",
              "shared_buffers = '1GB'",
              "max_wal_size = '8GB'",
              "checkpoint_timeout = '15min'")) {
        statement.execute("alter system set " + setting);
      }
    }
    servers.stopDatabase();
    servers.startDatabase();
  }

  private JavaProcess start(Servers servers, Path directory) {
    List<String> more =
        new ArrayList<>(
            List.of(runner.argument, "--kafkaTopics=" + TOPIC, "--kafkaMaxOutOfOrder=0s"));
    if (rate > 0) {
      more.add("--idlePartitions=advance");
      if (runner == Runner.FLINK) {
        more.add("--maxBundleTimeMills=100");
      }
    }
    more.addAll(arguments);
    return JavaProcess.java(
        Pipelines.class.getName(),
        jvm.options(directory, rate > 0),
        PipelineJob.arguments("barcode", servers, directory, SUITED, more),
        Map.of(),
        directory.resolve("barcode.log"));
  }

  private int empty(Servers servers, Connection owner, JavaProcess job, int scans)
      throws IOException, SQLException, InterruptedException {
    Map<String, ProcessCpu> processes = new LinkedHashMap<>();
    processes.put("pipeline", ProcessCpu.of(job.pid()));
    processes.put("broker", ProcessCpu.of(servers.brokerPid()));
    processes.put("database", ProcessCpu.ofServer(owner));
    Progress progress = new Progress(owner, processes);
    long written = awaitAll(progress, job, scans);
    System.out.printf(
        Locale.ROOT,
        "%,d of %,d scans were written; the machine's load is %.1f.%n%s",
        written,
        scans,
        load(),
        progress.between(0.3, 0.9));
    return written >= scans ? 0 : FAILED;
  }

  /** Looks each second until all are written or nothing is for a while. */
  private static long awaitAll(Progress progress, JavaProcess job, long wanted)
      throws SQLException, InterruptedException {
    long written = 0;
    for (int silence = 0; written < wanted && silence < PATIENCE_SECONDS; silence++) {
      if (!job.isRunning()) {
        throw new SandboxException("The pipeline ended:\n" + job.lastWords());
      }
      Thread.sleep(1_000);
      long now = progress.look();
      if (now > written) {
        silence = 0;
      }
      written = now;
    }
    return written;
  }

  private int keepUp(Servers servers, Connection owner, ScanLoad load, JavaProcess job)
      throws IOException, SQLException, InterruptedException {
    // A second's worth: until its rows are there, the pipeline is starting.
    load.drive(rate, 1, job);
    Progress progress = new Progress(owner, Map.of());
    awaitAll(progress, job, rate);
    Instant from = Instant.now().plusSeconds(warmUp);
    if (memoryEvery == 0) {
      load.drive(rate, seconds, job);
    } else {
      try (Connection watched = servers.connect();
          MemoryWatch watch = new MemoryWatch(job.pid(), watched, memoryEvery)) {
        load.drive(rate, seconds, job);
        System.out.println(watch.verdict());
      }
    }
    double loadThen = load();
    long sent = (long) rate * (seconds + 1);
    long written = awaitAll(progress, job, sent);
    System.out.printf(
        Locale.ROOT,
        "%,d scans were sent, %,d a second, and %,d written; the machine's load is %.1f.%n%s",
        sent,
        rate,
        written,
        loadThen,
        RowLatency.table(owner, from));
    return written >= sent ? 0 : FAILED;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
