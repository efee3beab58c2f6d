package io.crossdock.io.pubsub;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to read from Pub/Sub.
 *
 * @param pubsub where Pub/Sub is
 * @param subscriptions names, {@code projects/PROJECT/subscriptions/NAME}
 * @param idAttribute attribute that names a message; absent for the id that Pub/Sub gives
 * @param timestampAttribute attribute with a message's arrival; absent for its publication
 * @param maxOutOfOrder how long a message may come after one that was published later
 * @param ackDeadline for how long what was read is kept from other readers each time
 */
public record PubsubInputSettings(
    PubsubSettings pubsub,
    List<String> subscriptions,
    @Nullable String idAttribute,
    @Nullable String timestampAttribute,
    Duration maxOutOfOrder,
    Duration ackDeadline)
    implements Serializable {

  /** What Pub/Sub allows. */
  private static final Duration SHORTEST_DEADLINE = Duration.ofSeconds(10);

  private static final Duration LONGEST_DEADLINE = Duration.ofMinutes(10);

  /**
   * Reads the options; what is wrong goes to {@code problems}.
   *
   * @param pubsub where Pub/Sub is
   */
  public static PubsubInputSettings parse(
      PubsubOptions options, PubsubSettings pubsub, Problems problems) {
    List<String> subscriptions =
        problems.names("--pubsubSubscription", options.getPubsubSubscription());
    for (String one : subscriptions) {
      if (!PubsubSettings.isSubscription(one)) {
        problems.add(
            "--pubsubSubscription", "\"" + one + "\" is no projects/PROJECT/subscriptions/NAME");
      }
    }
    if (new HashSet<>(subscriptions).size() < subscriptions.size()) {
      problems.add("--pubsubSubscription", "names a subscription twice");
    }
    Duration deadline =
        problems.duration("--pubsubAckDeadline", options.getPubsubAckDeadline(), SHORTEST_DEADLINE);
    if (deadline.compareTo(LONGEST_DEADLINE) > 0) {
      problems.add("--pubsubAckDeadline", "is longer than the 10m that Pub/Sub allows");
    }
    return new PubsubInputSettings(
        pubsub,
        subscriptions,
        problems.optional("--pubsubIdAttribute", options.getPubsubIdAttribute()),
        problems.optional("--pubsubTimestampAttribute", options.getPubsubTimestampAttribute()),
        problems.duration(
            "--pubsubMaxOutOfOrder", options.getPubsubMaxOutOfOrder(), Duration.ofSeconds(1)),
        deadline);
  }
}
