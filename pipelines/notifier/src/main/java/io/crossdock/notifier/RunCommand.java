package io.crossdock.notifier;

import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.postgres.Backoff;
import io.crossdock.io.settings.Problems;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.outbox.DispatchSettings;
import io.crossdock.notifier.outbox.LateLimits;
import io.crossdock.notifier.outbox.RetryPolicy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/notify run}. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Reads news, decides by rules who is told what, and tells them. Any number of these may run at"
          + " once on the same database; each message goes out once."
    })
final class RunCommand implements Callable<Integer> {
  /** A channel may take several answers, such as mail: others wait for longer than that. */
  private static final int LEASE_IN_TIMEOUTS = 6;

  @Option(
      names = "--kafkaBootstrapServers",
      paramLabel = "HOSTS",
      description = "Where news come from: brokers, host:port, with commas between them.")
  private @Nullable String kafkaBootstrapServers;

  @Option(
      names = "--kafkaProperties",
      paramLabel = "file:PATH",
      description = "A file of client properties such as security.protocol and sasl.jaas.config.")
  private @Nullable String kafkaProperties;

  @Option(
      names = "--group",
      description = "The consumer group of all notifiers of a database. Default: ${DEFAULT-VALUE}.")
  private String group = "crossdock-notifier";

  @Option(
      names = "--alertsTopic",
      paramLabel = "TOPIC",
      description = "Alerts of trucks, as the fleet pipeline sends them.")
  private @Nullable String alertsTopic;

  @Option(
      names = "--anomaliesTopic",
      paramLabel = "TOPIC",
      description = "Anomalies of scans, as the barcode pipeline sends them.")
  private @Nullable String anomaliesTopic;

  @Option(
      names = "--ordersTopic",
      paramLabel = "TOPIC",
      description = "Work orders of machines, as the maintenance pipeline sends them.")
  private @Nullable String ordersTopic;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Who is told what, and how: JSON, see pipelines/notifier/README.md.")
  private @Nullable String rules;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--lateAfter",
      paramLabel = "DURATION",
      description =
          "An alert or anomaly that is said so long after the fact goes to the record only."
              + " Default: ${DEFAULT-VALUE}.")
  private String lateAfter = "15m";

  @Option(
      names = "--ordersLateAfter",
      paramLabel = "DURATION",
      description =
          "The same for work orders, after their episode began. Default: ${DEFAULT-VALUE}.")
  private String ordersLateAfter = "1d";

  @Option(
      names = "--staleAfter",
      paramLabel = "DURATION",
      description =
          "What is read so long after it was said goes to the record only, such as all that is in a"
              + " topic at the first start. Default: ${DEFAULT-VALUE}.")
  private String staleAfter = "6h";

  @Option(
      names = "--parallel",
      paramLabel = "NUMBER",
      description = "How many messages a channel is sent at a time. Default: ${DEFAULT-VALUE}.")
  private int parallel = 4;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description = "How long a channel may take for an answer. Default: ${DEFAULT-VALUE}.")
  private String timeout = "10s";

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "How often to look for what is due. Default: ${DEFAULT-VALUE}.")
  private String every = "500ms";

  @Option(
      names = "--retryFirst",
      paramLabel = "DURATION",
      description =
          "How long to wait after the first failure, twice as long after each other; of that a"
              + " random part between half and all. Default: ${DEFAULT-VALUE}.")
  private String retryFirst = "1s";

  @Option(
      names = "--retryMost",
      paramLabel = "DURATION",
      description = "No longer than that. Default: ${DEFAULT-VALUE}.")
  private String retryMost = "1m";

  @Option(
      names = "--giveUpAfter",
      paramLabel = "DURATION",
      description =
          "How long after the first attempt a message has failed. Default: ${DEFAULT-VALUE}.")
  private String giveUpAfter = "1d";

  @Option(
      names = "--reportEvery",
      paramLabel = "DURATION",
      description = "How often to say what was done. Default: ${DEFAULT-VALUE}.")
  private String reportEvery = "30s";

  @Option(
      names = "--stopWithin",
      paramLabel = "DURATION",
      description =
          "How long to wait, when stopped, for what is on its way. Default: ${DEFAULT-VALUE}.")
  private String stopWithin = "20s";

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() throws Exception {
    Problems problems = new Problems();
    NotifierSettings settings = settings(problems);
    problems.throwIfAny();
    return NotifierCommand.run(settings);
  }

  private NotifierSettings settings(Problems problems) {
    Duration answer = problems.duration("--timeout", timeout, Duration.ofMillis(100));
    KafkaSettings kafka =
        KafkaSettings.parse(kafkaBootstrapServers, kafkaProperties, null, problems);
    Map<String, NewsKind> topics = topics(problems);
    RulesFile file = RulesFile.read(rules, answer, problems);
    return new NotifierSettings(
        kafka,
        problems.required("--group", group),
        topics,
        database.settings(problems),
        file.channels(),
        file.rules(),
        new LateLimits(
            problems.duration("--lateAfter", lateAfter, Duration.ZERO),
            problems.duration("--ordersLateAfter", ordersLateAfter, Duration.ZERO),
            problems.duration("--staleAfter", staleAfter, Duration.ZERO)),
        new RetryPolicy(
            new Backoff(
                problems.duration("--retryFirst", retryFirst, Duration.ofMillis(10)),
                problems.duration("--retryMost", retryMost, Duration.ofMillis(10)),
                () -> ThreadLocalRandom.current().nextDouble()),
            problems.duration("--giveUpAfter", giveUpAfter, Duration.ZERO),
            answer.multipliedBy(LEASE_IN_TIMEOUTS)),
        new DispatchSettings(
            problems.between("--parallel", parallel, 1, 100),
            problems.duration("--every", every, Duration.ofMillis(10)),
            problems.duration("--retryFirst", retryFirst, Duration.ofMillis(10))),
        problems.duration("--reportEvery", reportEvery, Duration.ofSeconds(1)),
        problems.duration("--stopWithin", stopWithin, Duration.ZERO));
  }

  private Map<String, NewsKind> topics(Problems problems) {
    Map<String, NewsKind> topics = new LinkedHashMap<>();
    add(topics, "--alertsTopic", alertsTopic, NewsKind.ALERT, problems);
    add(topics, "--anomaliesTopic", anomaliesTopic, NewsKind.ANOMALY, problems);
    add(topics, "--ordersTopic", ordersTopic, NewsKind.WORK_ORDER, problems);
    if (topics.isEmpty()) {
      problems.add("--alertsTopic", "or --anomaliesTopic or --ordersTopic is needed");
    }
    return topics;
  }

  private static void add(
      Map<String, NewsKind> topics,
      String option,
      @Nullable String topic,
      NewsKind kind,
      Problems problems) {
    String name = problems.optional(option, topic);
    if (name != null && topics.putIfAbsent(name, kind) != null) {
      problems.add(option, "is the topic of another option, too");
    }
  }
}
