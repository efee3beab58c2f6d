package io.crossdock.benchmarks;

import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.Commands;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.WrongOptionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.NewTopic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long it takes from the arrival of the position that makes an alert sure to the
 * arrival of the alert in its topic, on embedded Flink, while events come at a steady rate.
 */
@Command(
    name = "scripts/benchmark-alerts",
    sortOptions = false,
    description = {
      "Measures how long alerts take from the arrival of what causes them in a real broker to their"
          + " arrival in the alerts topic, on embedded Flink with a real database.",
      "Exit codes: 0 measured; 1 the pipeline failed or alerts are missing; 2 an option is wrong."
    })
public final class AlertLatency implements Callable<Integer> {
  private static final int PARTITIONS = 4;
  private static final double EVENTS_A_TRUCK = 5;
  private static final int FAILED = 1;

  @Option(names = "--rate", description = "Events a second, 50 to 50000. Default: 5000.")
  private int rate = 5_000;

  @Option(names = "--seconds", description = "How long it is measured, 20 to 3600. Default: 60.")
  private int seconds = 60;

  @Option(
      names = "--warm-up",
      description = "How long events come before it is measured, seconds. Default: 30.")
  private int warmUp = 30;

  @Option(
      names = "--pipeline",
      paramLabel = "ARGUMENT",
      description = "A further argument for the pipeline, such as --pipeline=--maxBundleSize=1.")
  private List<String> arguments = List.of();

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(Commands.run(new AlertLatency(), args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rate < 50 || rate > 50_000 || seconds < 20 || seconds > 3_600 || warmUp < 0) {
      throw new WrongOptionException("--rate, --seconds or --warm-up is out of its bounds.");
    }
    Path directory = Files.createTempDirectory("crossdock-benchmark-");
    Patrol patrol = new Patrol((int) Math.round(rate / EVENTS_A_TRUCK));
    Files.writeString(directory.resolve("duties.csv"), patrol.dutiesCsv());
    Files.writeString(directory.resolve("routes.geojson"), patrol.routesGeoJson());
    System.out.printf(
        Locale.ROOT,
        "%,d trucks send %,d events a second, %d s to warm up and %d s to be measured. Logs are in"
            + " %s.%n",
        patrol.trucks(),
        rate,
        warmUp,
        seconds,
        directory);
    try (Servers servers = Servers.start(directory, 0, 0)) {
      servers.createTopics(List.of(topic("events"), topic("alerts")));
      try (JavaProcess job =
          PipelineJob.start("fleet", servers, directory, SUITED, own(directory))) {
        return measure(patrol, servers, job);
      }
    }
  }

  /** Small bundles: an alert leaves with the bundle that it was found in. */
  private static final PipelineJob.Suited SUITED =
      new PipelineJob.Suited(
          List.of(),
          List.of(
              "--runner=FlinkRunner",
              "--maxBundleSize=1000",
              "--maxBundleTimeMills=100",
              "--objectReuse=true",
              "--fasterCopy=true"));

  private List<String> own(Path directory) {
    List<String> own =
        new ArrayList<>(
            List.of(
                PipelineJob.FLINK,
                "--kafkaTopics=events",
                "--kafkaStartFrom=latest",
                // They jump aside in a second.
                "--maxSpeedKmh=10000",
                "--idlePartitions=advance",
                "--alertsTopic=alerts",
                "--duties=" + directory.resolve("duties.csv"),
                "--routes=" + directory.resolve("routes.geojson")));
    own.addAll(arguments);
    return own;
  }

  private static NewTopic topic(String name) {
    // The broker's own clock on both sides: what is compared was said by one.
    return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
        .configs(Map.of("message.timestamp.type", "LogAppendTime"));
  }

  private int measure(Patrol patrol, Servers servers, JavaProcess job) throws InterruptedException {
    try (AlertsHeard heard = new AlertsHeard(servers.bootstrapServers())) {
      patrol.drive(servers.bootstrapServers(), rate, Duration.ofSeconds(warmUp), job);
      heard.awaitQuiet(Duration.ofSeconds(60), Duration.ofSeconds(5));
      System.out.printf(Locale.ROOT, "Warm: %,d alerts came.%n", heard.forget());
      Patrol.Sent sent =
          patrol.drive(servers.bootstrapServers(), rate, Duration.ofSeconds(seconds), job);
      heard.awaitQuiet(Duration.ofSeconds(20), Duration.ofSeconds(3));
      if (!job.isRunning()) {
        throw new SandboxException("The pipeline ended:\n" + job.lastWords());
      }
      Latencies latencies = Latencies.of(sent.causes(), heard.all());
      System.out.printf(
          Locale.ROOT,
          "Sent %,d events, %,.0f a second; %,d alerts raised or cleared, of which %,d were"
              + " heard.%n",
          sent.events(),
          sent.events() / (double) seconds,
          sent.causes().size(),
          latencies.count());
      System.out.println(latencies.table());
      return latencies.count() == sent.causes().size() ? 0 : FAILED;
    }
  }
}
