package io.crossdock.io.pubsub;

import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubMessage;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads subscriptions as bytes: a message that nobody can parse is still a message. It is
 * acknowledged when the runner has made durable what became of it, so nothing is lost; what comes
 * again within ten minutes is left out by its id, and makes the same rows after that.
 *
 * <p>On Dataflow this is PubsubIO, in whose place the service reads; on every other runner it is
 * {@link SubscriptionSource}, since PubsubIO's own reader lets time stand still where little comes,
 * and keeps messages from other readers only while it is asked for more.
 */
public final class PubsubInput extends PTransform<PBegin, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private final PubsubInputSettings settings;

  private PubsubInput(PubsubInputSettings settings) {
    super("Read from Pub/Sub");
    this.settings = settings;
  }

  /** Reads what {@code settings} say. */
  public static PubsubInput of(PubsubInputSettings settings) {
    return new PubsubInput(settings);
  }

  @Override
  public PCollection<SourceMessage> expand(PBegin begin) {
    // No runner is compiled against: it is known by its name.
    String runner = begin.getPipeline().getOptions().getRunner().getSimpleName();
    return runner.equals("DataflowRunner")
        ? readByService(begin)
        : begin.apply("Read subscriptions", Read.from(new SubscriptionSource(settings)));
  }

  private PCollection<SourceMessage> readByService(PBegin begin) {
    List<PCollection<SourceMessage>> all = new ArrayList<>();
    for (String subscription : settings.subscriptions()) {
      String name = subscription.replace("projects/", "").replace("/subscriptions/", " ");
      PubsubIO.Read<PubsubMessage> read =
          PubsubIO.readMessagesWithAttributesAndMessageIdAndOrderingKey()
              .fromSubscription(subscription);
      if (settings.idAttribute() != null) {
        read = read.withIdAttribute(settings.idAttribute());
      }
      if (settings.timestampAttribute() != null) {
        read = read.withTimestampAttribute(settings.timestampAttribute());
      }
      all.add(
          begin
              .apply("Read subscription " + name, read)
              .apply(
                  "Keep bytes and coordinates of " + name,
                  ParDo.of(new KeepFn(subscription, settings.idAttribute())))
              .setCoder(SourceMessageCoder.of()));
    }
    return PCollectionList.of(all).apply("All subscriptions", Flatten.pCollections());
  }

  /** From PubsubIO's message, whose timestamp is its arrival. */
  static final class KeepFn extends DoFn<PubsubMessage, SourceMessage> {
    private static final long serialVersionUID = 1;

    private final String subscription;
    private final @Nullable String idAttribute;

    KeepFn(String subscription, @Nullable String idAttribute) {
      this.subscription = subscription;
      this.idAttribute = idAttribute;
    }

    @ProcessElement
    public void keep(
        @Element PubsubMessage message,
        @Timestamp Instant arrival,
        OutputReceiver<SourceMessage> output) {
      Map<String, String> attributes =
          Objects.requireNonNullElse(message.getAttributeMap(), Map.of());
      String messageId = Objects.requireNonNullElse(message.getMessageId(), "");
      output.output(
          ReadMessage.of(
              subscription,
              message.getPayload(),
              attributes,
              Objects.requireNonNullElse(message.getOrderingKey(), ""),
              arrival.getMillis(),
              ReadMessage.id(attributes, idAttribute, messageId)));
    }
  }
}
