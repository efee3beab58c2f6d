package io.crossdock.io.pubsub;

import com.google.protobuf.Timestamp;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.IncomingMessage;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subscription. A message is acknowledged when the runner has made durable what became of
 * it, and kept from other readers until then.
 */
final class SubscriptionReader extends UnboundedSource.UnboundedReader<SourceMessage> {
  /** Nothing is pulled while so many are held: a mark names each, with about 200 bytes. */
  private static final int MOST_HELD = 100_000;

  private final SubscriptionSource source;
  private final PubsubInputSettings settings;
  private final Subscriber subscriber;
  private final SubscriptionWatermark watermark;

  /** Acknowledgement ids of what was read; a runner may finalise a mark in another thread. */
  private final Set<String> read = new LinkedHashSet<>();

  private @Nullable SourceMessage current;
  private long currentMillis;
  private String currentId = "";

  SubscriptionReader(
      SubscriptionSource source, PubsubClient client, @Nullable SubscriptionMark mark) {
    this.source = source;
    this.settings = source.settings();
    this.subscriber =
        new Subscriber(
            client,
            PubsubClient.subscriptionPathFromPath(source.subscription()),
            settings.ackDeadline(),
            MOST_HELD,
            this::arrivalMillis);
    long span = settings.maxOutOfOrder().toMillis();
    long now = System.currentTimeMillis();
    if (mark == null) {
      this.watermark = new SubscriptionWatermark(span, now);
    } else {
      this.watermark =
          new SubscriptionWatermark(
              span,
              settings.ackDeadline().toMillis(),
              now,
              mark.takenAt(),
              mark.watermark(),
              mark.lately());
      // Nobody goes on from a mark that is not durable.
      read.addAll(mark.read());
    }
  }

  private long arrivalMillis(IncomingMessage message) {
    Timestamp published = message.message().getPublishTime();
    long millis =
        published.getSeconds() == 0
            ? message.timestampMsSinceEpoch()
            : published.getSeconds() * 1_000 + published.getNanos() / 1_000_000;
    return ReadMessage.arrivalMillis(
        message.message().getAttributesMap(), settings.timestampAttribute(), millis);
  }

  @Override
  public boolean start() throws IOException {
    acknowledge(marked());
    subscriber.start();
    return advance();
  }

  @Override
  public boolean advance() throws IOException {
    Subscriber.Received next = subscriber.next();
    if (next == null) {
      current = null;
      return false;
    }
    IncomingMessage message = next.message();
    var attributes = message.message().getAttributesMap();
    currentId = ReadMessage.id(attributes, settings.idAttribute(), message.recordId());
    currentMillis = next.arrivalMillis();
    current =
        ReadMessage.of(
            source.subscription(),
            message.message().getData().toByteArray(),
            attributes,
            message.message().getOrderingKey(),
            currentMillis,
            currentId);
    synchronized (read) {
      read.add(message.ackId());
    }
    watermark.note(currentMillis, System.currentTimeMillis());
    return true;
  }

  @Override
  public SourceMessage getCurrent() {
    if (current == null) {
      throw new NoSuchElementException();
    }
    return current;
  }

  @Override
  public Instant getCurrentTimestamp() {
    getCurrent();
    return Instant.ofEpochMilli(currentMillis);
  }

  @Override
  public byte[] getCurrentRecordId() {
    getCurrent();
    // Senders of two topics may have given the same id.
    return (source.subscription() + "/" + currentId).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Instant getWatermark() {
    // What was answered is asked first: what the answer brought waits by then, or was read.
    long answered = subscriber.answered();
    return Instant.ofEpochMilli(
        watermark.at(System.currentTimeMillis(), subscriber.waiting(), answered));
  }

  @Override
  public UnboundedSource.CheckpointMark getCheckpointMark() {
    return new SubscriptionMark(
        marked(),
        System.currentTimeMillis(),
        watermark.value(),
        watermark.lately(),
        this::acknowledge);
  }

  private List<String> marked() {
    synchronized (read) {
      return new ArrayList<>(read);
    }
  }

  private void acknowledge(Collection<String> ackIds) {
    List<String> known = new ArrayList<>();
    synchronized (read) {
      for (String ackId : ackIds) {
        if (read.remove(ackId)) {
          known.add(ackId);
        }
      }
    }
    subscriber.acknowledge(known);
  }

  @Override
  public SubscriptionSource getCurrentSource() {
    return source;
  }

  @Override
  public void close() {
    subscriber.close();
  }
}
