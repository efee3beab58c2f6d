package io.crossdock.sandbox.load;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.io.message.Headers;
import io.crossdock.io.pubsub.PubsubOutput;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Publishes to topics of Pub/Sub in requests of many, one after the other. The attribute {@code id}
 * names each message, the attribute {@code arrival} says its arrival in milliseconds since 1970,
 * and the key is the ordering key.
 */
public final class PubsubSender implements Sender {
  /** The attribute with the arrival. */
  public static final String ARRIVAL = "arrival";

  private static final int MOST_MESSAGES = 1_000;

  private final String project;
  private final PubsubClient client;
  private final Batches<PubsubClient.OutgoingMessage> batches =
      new Batches<>(MOST_MESSAGES, PubsubOutput.LIMIT.bytes(), this::publish);
  private final String run = UUID.randomUUID().toString();
  private long sent;

  /**
   * A sender to the topics of a project, with Google's default credentials or to an emulator.
   *
   * @throws SandboxException when there are no credentials
   */
  public PubsubSender(String project, PubsubSettings settings) {
    this.project = project;
    try {
      client = settings.connect(PipelineOptionsFactory.create());
    } catch (IOException e) {
      throw new SandboxException("No client of Pub/Sub can be made: " + e.getMessage());
    }
  }

  @Override
  public void send(Message message) {
    sent++;
    PubsubMessage.Builder built =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFrom(message.payload()))
            .setOrderingKey(message.key())
            .putAttributes(Headers.CONTENT_TYPE, message.contentType())
            .putAttributes(PubsubOutput.ID, run + "-" + sent)
            .putAttributes(
                ARRIVAL, Long.toString(TimeUnit.MICROSECONDS.toMillis(message.arrivalMicros())));
    if (!message.tenant().isEmpty()) {
      built.putAttributes(Headers.TENANT, message.tenant());
    }
    batches.add(
        message.topic(),
        PubsubClient.OutgoingMessage.of(built.build(), 0, null, null),
        message.payload().length);
  }

  private void publish(String topic, List<PubsubClient.OutgoingMessage> messages) {
    try {
      int published = client.publish(PubsubClient.topicPathFromName(project, topic), messages);
      if (published != messages.size()) {
        throw new SandboxException(
            "Pub/Sub took " + published + " of " + messages.size() + " messages.");
      }
    } catch (IOException e) {
      throw new SandboxException(
          "Pub/Sub takes nothing for the topic " + topic + ": " + e.getMessage());
    }
  }

  @Override
  public void push() {
    batches.push();
  }

  @Override
  public void flush() {
    push();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new SandboxException("The client of Pub/Sub does not close: " + e.getMessage());
    }
  }
}
