package io.crossdock.sandbox.pubsub;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import io.crossdock.sandbox.doors.PubsubDoor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Topics of our emulator with a subscription each. */
final class PubsubStage implements AutoCloseable {
  private final PubsubDoor door = new PubsubDoor();

  PubsubStage(String... topics) {
    door.create(List.of(topics), "");
  }

  PubsubEmulator emulator() {
    return door.emulator();
  }

  static PubsubMessage message(String json, Map<String, String> attributes) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(json))
        .putAttributes("content-type", "application/json")
        .putAllAttributes(attributes)
        .build();
  }

  /** Publishes a message; its id. */
  String publish(String topic, String json, Map<String, String> attributes) {
    return emulator().publish(PubsubDoor.topic(topic), List.of(message(json, attributes))).get(0);
  }

  /** Takes what is in a subscription, and waits for the first. */
  List<PubsubMessage> take(String name) throws InterruptedException {
    HeldSubscription held = emulator().held(PubsubDoor.subscription(name));
    List<ReceivedMessage> received = held.pull(1_000, Duration.ofSeconds(60), 0);
    held.acknowledge(received.stream().map(ReceivedMessage::getAckId).toList());
    return received.stream().map(ReceivedMessage::getMessage).toList();
  }

  /** A pipeline's arguments for reading a subscription of this name, and more of them. */
  List<String> arguments(String name, String... more) {
    List<String> arguments = new ArrayList<>(door.arguments(List.of(name)));
    arguments.addAll(List.of(more));
    return arguments;
  }

  @Override
  public void close() {
    door.close();
  }
}
