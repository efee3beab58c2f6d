package io.crossdock.bridge;

import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.settings.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every broker has. */
final class BridgeOptions {
  private static final int MOST_IN_FLIGHT = 10_000;

  @Option(
      names = "--kafkaBootstrapServers",
      paramLabel = "HOSTS",
      description = "Where messages go: brokers, host:port, with commas between them.")
  private @Nullable String kafkaBootstrapServers;

  @Option(
      names = "--kafkaProperties",
      paramLabel = "file:PATH",
      description = "A file of client properties such as security.protocol and sasl.jaas.config.")
  private @Nullable String kafkaProperties;

  @Option(
      names = "--route",
      paramLabel = "PATTERN=TOPIC[;MEDIATYPE]",
      description = {
        "Which messages go to which Kafka topic, and what they are where they do not say it."
            + " Repeatable; the first that is for a message counts. Levels of the pattern are names,"
            + " + for any, {tenant} and {device} for any that says them, at the end # for the rest:",
        "'plants/{tenant}/{device}/scan=scans;application/vnd.crossdock.scan+json'"
      })
  private List<String> routes = new ArrayList<>();

  @Option(
      names = "--tenant",
      description = "The tenant where neither route nor message says one. Default: none.")
  private String tenant = "";

  @Option(
      names = "--inFlight",
      paramLabel = "NUMBER",
      description = "How many messages may be on their way at once. Default: ${DEFAULT-VALUE}.")
  private int inFlight = 500;

  @Option(
      names = "--rejected",
      paramLabel = "FILE",
      description =
          "Takes what no route is for and what is too large for Kafka, a failure as JSON a line."
              + " Default: ${DEFAULT-VALUE}.")
  private Path rejected = Path.of("rejected.ndjson");

  @Option(
      names = "--reportEvery",
      paramLabel = "DURATION",
      description = "How often to say what was done. Default: ${DEFAULT-VALUE}.")
  private String reportEvery = "30s";

  @Option(
      names = "--stopWithin",
      paramLabel = "DURATION",
      description = "How long to wait for Kafka when stopped. Default: ${DEFAULT-VALUE}.")
  private String stopWithin = "20s";

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** The settings; what is wrong goes to {@code problems}. */
  BridgeSettings settings(char separator, Problems problems) {
    return new BridgeSettings(
        KafkaSettings.parse(kafkaBootstrapServers, kafkaProperties, null, problems),
        routes(separator, problems),
        tenant.trim(),
        problems.between("--inFlight", inFlight, 1, MOST_IN_FLIGHT),
        rejected,
        problems.duration("--reportEvery", reportEvery, Duration.ofSeconds(1)),
        problems.duration("--stopWithin", stopWithin, Duration.ZERO));
  }

  private List<Route> routes(char separator, Problems problems) {
    if (routes.isEmpty()) {
      problems.add("--route", "is needed");
    }
    List<Route> parsed = new ArrayList<>();
    for (String route : routes) {
      try {
        parsed.add(Route.parse(route, separator));
      } catch (IllegalArgumentException e) {
        problems.add("--route", String.valueOf(e.getMessage()));
      }
    }
    return parsed;
  }
}
