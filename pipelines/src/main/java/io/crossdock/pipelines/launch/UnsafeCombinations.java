package io.crossdock.pipelines.launch;

import io.crossdock.io.kafka.KafkaSettings;
import io.crossdock.io.settings.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Options that are right each by itself and would together lose data, stand still or fail for ever.
 * They are refused before anything runs. What a runner's options mean is known by their names: no
 * runner is compiled against.
 */
final class UnsafeCombinations {
  private final Map<String, String> values;
  private final Problems problems = new Problems();

  private UnsafeCombinations(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Refuses what is unsafe.
   *
   * @param args all arguments, those of files among them
   * @throws io.crossdock.io.settings.InvalidSettingsException naming each and what to do
   */
  static void refuse(List<String> args, Launchable<?> pipeline) {
    Map<String, String> values = new HashMap<>();
    OwnOptions.of(pipeline)
        .forEach(
            (name, own) -> {
              if (own.defaultValue() != null) {
                values.put(name, own.defaultValue());
              }
            });
    for (String arg : args) {
      String[] parts = arg.replaceFirst("^--", "").split("=", 2);
      values.put(parts[0], parts.length == 2 ? parts[1] : "true");
    }
    UnsafeCombinations all = new UnsafeCombinations(values);
    String runner = all.value("runner");
    if (runner.endsWith("FlinkRunner")) {
      all.flink();
    }
    if (runner.endsWith("DataflowRunner")) {
      all.dataflow();
    }
    all.problems.throwIfAny();
  }

  private void flink() {
    if (isHere() && value("attachedMode").equals("false")) {
      problems.add(
          "--attachedMode",
          "is false, and without --flinkMaster=HOST:PORT Flink runs in this process: the job would"
              + " end with it");
    }
    boolean checkpoints = number("checkpointingInterval") > 0;
    if (value("input").equals("pubsub") && !checkpoints) {
      problems.add(
          "--checkpointingInterval",
          "is needed to read Pub/Sub: without checkpoints nothing is acknowledged, and all comes"
              + " again and again; say 10000 (milliseconds)");
    }
    if (value("input").equals("kinesis") && !checkpoints) {
      problems.add(
          "--checkpointingInterval",
          "is needed to read Kinesis: without checkpoints no position is kept, and a restart begins"
              + " again at --kinesisStartFrom; say 10000 (milliseconds)");
    }
    if (readsKafkaForEver() && !checkpoints) {
      problems.add(
          "--checkpointingInterval",
          "is needed to read Kafka for ever: without checkpoints no offset is committed, and a"
              + " restart begins again; say 10000 (milliseconds), and --kafkaReadUntil for a read"
              + " that ends");
    }
    String backend = value("stateBackend");
    String path = value("stateBackendStoragePath");
    if (backend.isEmpty() && !path.isEmpty()) {
      problems.add(
          "--stateBackendStoragePath",
          "does nothing without --stateBackend=rocksdb or --stateBackend=filesystem");
    } else if (checkpoints && path.isEmpty() && value("flinkConfDir").isEmpty()) {
      problems.add(
          "--stateBackendStoragePath",
          "is needed with checkpoints, beside --stateBackend: without a directory they lie in the"
              + " job manager's memory, 5 MB at most, and a larger job restarts for ever");
    }
    if (checkpoints && value("finishBundleBeforeCheckpointing").equals("false")) {
      problems.add(
          "--finishBundleBeforeCheckpointing",
          "is false: what a bundle gives that a checkpoint has ended, and the watermark, would stay"
              + " behind until something more comes; on a stream that has gone quiet nothing does");
    }
    if (!value("kafkaExactlyOnce").isEmpty()) {
      exactlyOnce(checkpoints);
    }
    if (readsKafkaForEver()
        && value("idlePartitions").equals("hold")
        && number("parallelism") > 1) {
      partitions();
    }
  }

  private void exactlyOnce(boolean checkpoints) {
    if (!checkpoints) {
      problems.add(
          "--kafkaExactlyOnce",
          "needs checkpoints, --checkpointingInterval: records are sent when one is complete");
    }
    if (isHere() && !ArrayList.class.getModule().isOpen("java.util", getClass().getModule())) {
      problems.add(
          "--kafkaExactlyOnce",
          "needs this JVM to be started with --add-opens=java.base/java.util=ALL-UNNAMED");
    }
  }

  /** A reader that has no partition never says how far it is, and holds the others back. */
  private void partitions() {
    List<String> topics = new Problems().names("--kafkaTopics", value("kafkaTopics"));
    String file = value("kafkaProperties").replaceFirst("^file:", "");
    Map<String, Object> configuration =
        new HashMap<>(
            new KafkaSettings(value("kafkaBootstrapServers"), file.isEmpty() ? null : file, null)
                .forAsking());
    configuration.put("default.api.timeout.ms", 10_000);
    configuration.put("request.timeout.ms", 5_000);
    try (Admin admin = Admin.create(configuration)) {
      int partitions =
          admin.describeTopics(topics).allTopicNames().get(12, TimeUnit.SECONDS).values().stream()
              .map(TopicDescription::partitions)
              .mapToInt(List::size)
              .sum();
      if (number("parallelism") > partitions) {
        problems.add(
            "--parallelism",
            number("parallelism")
                + " is more than the topics' "
                + partitions
                + " partitions: with --idlePartitions=hold time would stand still; take fewer, or"
                + " --idlePartitions=advance");
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new OutsideException(
          "How many partitions the topics have could not be asked of "
              + value("kafkaBootstrapServers")
              + ", which --idlePartitions=hold with --parallelism above 1 needs: "
              + (e.getCause() == null ? "no answer" : e.getCause().getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while asking the broker.");
    }
  }

  private void dataflow() {
    values.forEach(
        (name, value) -> {
          if (value.startsWith("env:")) {
            problems.add(
                "--" + name,
                "names a variable of this machine's environment, which Dataflow's workers don't"
                    + " have: name a file that they have, file:PATH");
          }
        });
    if (!value("pubsubEmulatorHost").isEmpty()) {
      problems.add(
          "--pubsubEmulatorHost",
          "is of no use on Dataflow: its service reads from Pub/Sub itself; leave it out");
    }
    // Workers load models themselves, again and again: a path of this machine fails there for ever.
    if (!value("models").isEmpty() && !value("models").contains("://")) {
      problems.add(
          "--models",
          "names files of this machine, which Dataflow's workers don't have: say gs://BUCKET/PATH");
    }
  }

  /** Whether Flink runs within this process. */
  private boolean isHere() {
    return EmbeddedFlink.isMeant(value("flinkMaster"));
  }

  private boolean readsKafkaForEver() {
    return value("input").equals("kafka") && value("kafkaReadUntil").isEmpty();
  }

  private String value(String name) {
    return values.getOrDefault(name, "").trim();
  }

  private long number(String name) {
    try {
      return Long.parseLong(value(name));
    } catch (NumberFormatException e) {
      return -1; // absent; what is no number is refused where options are parsed
    }
  }
}
