package io.crossdock.io.pubsub;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.message.Headers;
import io.crossdock.io.message.MessageLimit;
import io.crossdock.schemas.identity.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Publishes messages, before their bundle is done. A bundle that runs again publishes again: each
 * message carries an id that follows from its content, by which readers tell copies ({@code
 * --pubsubIdAttribute=id}, if the reader is a pipeline like these). The key is the ordering key,
 * and messages of a key are published in the order of the bundle; PubsubIO's own way out spreads
 * them at random and names them at random.
 */
public final class PubsubOutput extends PTransform<PCollection<OutgoingMessage>, PDone> {
  private static final long serialVersionUID = 1;

  /** Attribute with an id that follows from the content. */
  public static final String ID = "id";

  /** A message by itself must fit into a request, in which its value is Base64. */
  public static final MessageLimit LIMIT = () -> 7_400_000;

  /** What a request may hold, bytes: 10 MB, and some room for what is around the messages. */
  private static final int MOST_BYTES = 9_900_000;

  /** Of a message in a request beside its value, key and attributes: names and quotes, bytes. */
  private static final int AROUND = 256;

  private static final int MOST_MESSAGES = 1_000;

  private static final int MOST_KEY_BYTES = 1_024;
  private static final int MOST_ATTRIBUTE_BYTES = 1_024;

  private final String topic;
  private final PubsubSettings settings;

  private PubsubOutput(String topic, PubsubSettings settings) {
    super("Publish to " + topic);
    this.topic = topic;
    this.settings = settings;
  }

  /** Publishes to {@code topic}, {@code projects/PROJECT/topics/NAME}. */
  public static PubsubOutput to(String topic, PubsubSettings settings) {
    return new PubsubOutput(topic, settings);
  }

  @Override
  public PDone expand(PCollection<OutgoingMessage> messages) {
    messages.apply("Publish messages", ParDo.of(new PublishFn(topic, settings)));
    return PDone.in(messages.getPipeline());
  }

  static PubsubMessage message(OutgoingMessage message) {
    PubsubMessage.Builder built =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFrom(message.value()))
            .setOrderingKey(orderingKey(message.key()))
            .putAttributes(Headers.CONTENT_TYPE, message.contentType())
            .putAttributes(
                ID,
                Identity.of(
                        "message",
                        Base64.getEncoder().encodeToString(message.key()),
                        Base64.getEncoder().encodeToString(message.value()))
                    .toString());
    int tenant = message.tenant().getBytes(StandardCharsets.UTF_8).length;
    if (tenant > 0 && tenant <= MOST_ATTRIBUTE_BYTES) {
      built.putAttributes(Headers.TENANT, message.tenant());
    }
    return built.build();
  }

  /** What a message takes of a request at most: a character of JSON may be six of them. */
  static long bytes(OutgoingMessage message) {
    return message.value().length * 4L / 3
        + 6L * Math.min(message.key().length, MOST_KEY_BYTES)
        + 6L * Math.min(message.tenant().length(), MOST_ATTRIBUTE_BYTES)
        + message.contentType().length()
        + AROUND;
  }

  /** A key as text without the characters that part its fields; a long one stands for itself. */
  private static String orderingKey(byte[] key) {
    String text = new String(key, StandardCharsets.UTF_8).replace('\0', '/');
    return text.getBytes(StandardCharsets.UTF_8).length <= MOST_KEY_BYTES
        ? text
        : Identity.of("key", text).toString();
  }

  private static final class PublishFn extends DoFn<OutgoingMessage, Void> {
    private static final long serialVersionUID = 1;

    private final String topic;
    private final PubsubSettings settings;
    private transient @Nullable PubsubClient client;
    private transient @Nullable List<PubsubClient.OutgoingMessage> batch;
    private transient long batchBytes;

    PublishFn(String topic, PubsubSettings settings) {
      this.topic = topic;
      this.settings = settings;
    }

    @StartBundle
    public void start() {
      batch = new ArrayList<>();
      batchBytes = 0;
    }

    @ProcessElement
    public void add(@Element OutgoingMessage message, PipelineOptions options) throws IOException {
      if (client == null) {
        client = settings.connect(options);
      }
      List<PubsubClient.OutgoingMessage> added = batch == null ? new ArrayList<>() : batch;
      batch = added;
      if (added.size() == MOST_MESSAGES
          || (!added.isEmpty() && batchBytes + bytes(message) > MOST_BYTES)) {
        publish();
      }
      added.add(PubsubClient.OutgoingMessage.of(message(message), 0, null, null));
      batchBytes += bytes(message);
    }

    @FinishBundle
    public void publish() throws IOException {
      if (client == null || batch == null || batch.isEmpty()) {
        return;
      }
      int published = client.publish(PubsubClient.topicPathFromPath(topic), batch);
      if (published != batch.size()) {
        throw new IOException(published + " of " + batch.size() + " messages were published");
      }
      batch.clear();
      batchBytes = 0;
    }
  }
}
