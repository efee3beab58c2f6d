package io.crossdock.sandbox.pubsub;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import io.crossdock.sandbox.doors.PubsubDoor;
import io.crossdock.sandbox.jobs.TestJob;
import io.crossdock.sandbox.servers.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Topics of our emulator with a subscription each, and jobs on them. */
final class PubsubStage implements AutoCloseable {
  private final PubsubDoor door = new PubsubDoor();
  private final TestServers servers;

  PubsubStage(TestServers servers, String... topics) {
    this.servers = servers;
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

  /** A pipeline's arguments for reading a subscription of this name. */
  List<String> arguments(String name) {
    return door.arguments(List.of(name));
  }

  /** Starts a pipeline that reads a subscription of this name. */
  TestJob start(String pipeline, String name, List<String> more) {
    List<String> arguments = new ArrayList<>(arguments(name));
    arguments.addAll(more);
    return new TestJob(pipeline, servers.get(), servers.directory(), arguments).start();
  }

  @Override
  public void close() {
    door.close();
  }
}
