package io.crossdock.sandbox.doors;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.io.message.Headers;
import io.crossdock.sandbox.load.Message;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.pubsub.PubsubEmulator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    return new EmulatorSender(emulator);
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

  /** Publishes in this JVM. */
  private static final class EmulatorSender implements Sender {
    private static final int AT_ONCE = 500;

    private final PubsubEmulator emulator;
    private final Map<String, List<PubsubMessage>> waiting = new LinkedHashMap<>();

    EmulatorSender(PubsubEmulator emulator) {
      this.emulator = emulator;
    }

    @Override
    public void send(Message message) {
      PubsubMessage.Builder builder =
          PubsubMessage.newBuilder().setData(ByteString.copyFrom(message.payload()));
      attribute(builder, Headers.CONTENT_TYPE, message.contentType());
      attribute(builder, Headers.TENANT, message.tenant());
      List<PubsubMessage> batch =
          waiting.computeIfAbsent(message.topic(), topic -> new ArrayList<>());
      batch.add(builder.build());
      if (batch.size() == AT_ONCE) {
        push();
      }
    }

    private static void attribute(PubsubMessage.Builder builder, String name, String value) {
      if (!value.isEmpty()) {
        builder.putAttributes(name, value);
      }
    }

    @Override
    public void push() {
      waiting.forEach((topic, batch) -> emulator.publish(topic(topic), batch));
      waiting.clear();
    }

    @Override
    public void flush() {
      push();
    }

    @Override
    public void close() {}
  }
}
