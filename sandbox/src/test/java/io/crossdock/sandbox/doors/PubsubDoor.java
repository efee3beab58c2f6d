package io.crossdock.sandbox.doors;

import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.sandbox.load.PubsubSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.pubsub.PubsubEmulator;
import java.util.List;
import java.util.Locale;

/** Our emulator of Pub/Sub with topics of one project, each with a subscription of its name. */
public final class PubsubDoor implements TestDoor {
  private static final int ACK_DEADLINE_SECONDS = 10;

  private final PubsubEmulator emulator = PubsubEmulator.start();

  /** The full name of a topic. */
  public static String topic(String name) {
    return "projects/sandbox/topics/" + name;
  }

  /** The full name of a subscription. */
  public static String subscription(String name) {
    return "projects/sandbox/subscriptions/" + name;
  }

  /** The server itself. */
  public PubsubEmulator emulator() {
    return emulator;
  }

  @Override
  public String server() {
    return "our emulator of Pub/Sub";
  }

  @Override
  public void create(List<String> topics, String contentType) {
    for (String topic : topics) {
      emulator.createTopic(topic(topic));
      emulator.createSubscription(subscription(topic), topic(topic), ACK_DEADLINE_SECONDS);
    }
  }

  @Override
  public Sender sender() {
    return new PubsubSender("sandbox", new PubsubSettings(emulator.restHost()));
  }

  @Override
  public List<String> arguments(List<String> topics) {
    return List.of(
        "--input=pubsub",
        "--pubsubSubscription="
            + String.join(",", topics.stream().map(PubsubDoor::subscription).toList()),
        "--pubsubEmulatorHost=" + emulator.restHost(),
        "--pubsubAckDeadline=" + ACK_DEADLINE_SECONDS + "s",
        "--pubsubMaxOutOfOrder=3s");
  }

  @Override
  public List<String> fromCheckpointOnly() {
    return List.of();
  }

  @Override
  public String source(String topic) {
    return subscription(topic);
  }

  @Override
  public String given(String topic) {
    return String.format(Locale.ROOT, "%,d deliveries", emulator.deliveries(subscription(topic)));
  }

  @Override
  public boolean knowsItsCopies() {
    return false;
  }

  @Override
  public void close() {
    emulator.close();
  }
}
