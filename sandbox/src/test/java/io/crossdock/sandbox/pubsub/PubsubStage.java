package io.crossdock.sandbox.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Our emulator with topics of one project, each with a subscription of its name, and jobs on it.
 */
final class PubsubStage implements AutoCloseable {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(150);
  private static final int ACK_DEADLINE_SECONDS = 10;

  private final PubsubEmulator emulator = PubsubEmulator.start();
  private final Servers servers;

  PubsubStage(Servers servers, String... topics) {
    this.servers = servers;
    for (String topic : topics) {
      emulator.createTopic(topic(topic));
      emulator.createSubscription(subscription(topic), topic(topic), ACK_DEADLINE_SECONDS);
    }
  }

  static String topic(String name) {
    return "projects/sandbox/topics/" + name;
  }

  static String subscription(String name) {
    return "projects/sandbox/subscriptions/" + name;
  }

  PubsubEmulator emulator() {
    return emulator;
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
    return emulator.publish(topic(topic), List.of(message(json, attributes))).get(0);
  }

  /** Takes what is in a subscription, and waits for the first. */
  List<PubsubMessage> take(String name) throws InterruptedException {
    HeldSubscription held = emulator.held(subscription(name));
    List<ReceivedMessage> received = held.pull(1_000, Duration.ofSeconds(60), 0);
    held.acknowledge(received.stream().map(ReceivedMessage::getAckId).toList());
    return received.stream().map(ReceivedMessage::getMessage).toList();
  }

  /** Starts a pipeline that reads subscriptions of these names. */
  JavaProcess start(String pipeline, Path directory, List<String> names, List<String> more) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--input=pubsub");
    arguments.add(
        "--pubsubSubscription="
            + String.join(",", names.stream().map(PubsubStage::subscription).toList()));
    arguments.add("--pubsubEmulatorHost=" + emulator.restHost());
    arguments.add("--pubsubAckDeadline=" + ACK_DEADLINE_SECONDS + "s");
    arguments.add("--pubsubMaxOutOfOrder=3s");
    arguments.addAll(more);
    return PipelineJob.start(
        pipeline,
        servers,
        directory,
        new PipelineJob.Suited(List.of(), List.of("--autoWatermarkInterval=100")),
        arguments);
  }

  interface Condition {
    boolean isMet() throws Exception;
  }

  /** Waits for what a running job has to bring about. */
  static void await(String what, JavaProcess job, Condition condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.isMet()) {
      assertThat(what + "\n" + job.lastWords(), System.nanoTime() - deadline, lessThan(0L));
      assertThat(job.lastWords(), job.isRunning(), is(true));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    emulator.close();
  }
}
