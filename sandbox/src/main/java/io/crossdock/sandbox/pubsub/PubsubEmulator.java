package io.crossdock.sandbox.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.util.List;

/**
 * An emulator of Google Cloud Pub/Sub, and not Google's own: topics and subscriptions in memory, on
 * the loopback address, over REST on one port and gRPC on another, in plain text and for everybody.
 *
 * <p>It publishes, delivers by pull and by streaming pull, takes acknowledgements and deadlines,
 * delivers again after a deadline or when a message is given back, keeps the order of ordering
 * keys, and forwards to a dead-letter topic. It has no push, filters, schemas, snapshots, seeking,
 * retention, retry delays, exactly-once delivery, quotas or credentials; unlike the service it
 * delivers in the order of publication where it can.
 */
public final class PubsubEmulator implements AutoCloseable {
  private final Topics topics = new Topics();
  private final RestServer rest;
  private final GrpcServer grpc;

  private PubsubEmulator(int restPort, int grpcPort) throws IOException {
    rest = RestServer.start(topics, restPort);
    try {
      grpc = GrpcServer.start(topics, grpcPort);
    } catch (IOException e) {
      rest.close();
      throw e;
    }
  }

  /** Starts on free ports. */
  public static PubsubEmulator start() {
    return start(0, 0);
  }

  /**
   * Starts.
   *
   * @param restPort 0 for a free one
   * @param grpcPort 0 for a free one
   */
  public static PubsubEmulator start(int restPort, int grpcPort) {
    try {
      return new PubsubEmulator(restPort, grpcPort);
    } catch (IOException e) {
      throw new SandboxException("The emulator of Pub/Sub did not start: " + e.getMessage());
    }
  }

  /** Host and port for REST, as {@code --pubsubEmulatorHost} wants it. */
  public String restHost() {
    return "127.0.0.1:" + rest.port();
  }

  /** Host and port for gRPC, as Google's clients want it. */
  public String grpcHost() {
    return "127.0.0.1:" + grpc.port();
  }

  /** Makes a topic, {@code projects/PROJECT/topics/NAME}. */
  public void createTopic(String name) {
    topics.createTopic(name);
  }

  /** Makes a subscription of a topic. */
  public void createSubscription(String name, String topic, int ackDeadlineSeconds) {
    topics.createSubscription(
        Subscription.newBuilder()
            .setName(name)
            .setTopic(topic)
            .setAckDeadlineSeconds(ackDeadlineSeconds)
            .build());
  }

  /** Publishes messages; their ids. */
  public List<String> publish(String topic, List<PubsubMessage> messages) {
    return topics.publish(topic, messages);
  }

  /** How many messages of a subscription are not acknowledged, whether delivered or not. */
  public int unacknowledged(String subscription) {
    return topics.subscription(subscription).unacknowledged();
  }

  /** How often a message of a subscription was delivered, in all. */
  public long deliveries(String subscription) {
    return topics.subscription(subscription).deliveries();
  }

  /** How often a message of a subscription was kept for longer, in all. */
  public long extensions(String subscription) {
    return topics.subscription(subscription).extensions();
  }

  /** A subscription as the emulator holds it. */
  HeldSubscription held(String subscription) {
    return topics.subscription(subscription);
  }

  @Override
  public void close() {
    topics.close();
    rest.close();
    grpc.close();
  }
}
