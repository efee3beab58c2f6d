package io.crossdock.io.failure;

import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Where dead letters go: one place at least.
 *
 * @param table whether they go to the table {@code failure}
 * @param topic topic of Kafka or Pub/Sub; absent for none
 * @param file beginning of the paths of files; absent for none
 */
public record FailureSettings(boolean table, @Nullable String topic, @Nullable String file)
    implements Serializable {

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FailureSettings parse(FailureOptions options, Problems problems) {
    FailureSettings settings =
        new FailureSettings(
            options.getFailureTable(),
            PubsubSettings.topic("--failureTopic", options.getFailureTopic(), problems),
            problems.optional("--failureFile", options.getFailureFile()));
    if (!settings.table() && settings.topic() == null && settings.file() == null) {
      problems.add(
          "--failureTable",
          "is false and there is neither --failureTopic nor --failureFile: failures would be lost");
    } else if (!settings.table() && settings.file() == null) {
      problems.add(
          "--failureTable",
          "is false and there is no --failureFile: the bytes of a failure that is larger than a"
              + " message of --failureTopic may be would be lost");
    }
    return settings;
  }
}
