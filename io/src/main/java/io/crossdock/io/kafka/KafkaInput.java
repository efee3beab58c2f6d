package io.crossdock.io.kafka;

import io.crossdock.io.message.Headers;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics as bytes: a message that nobody can parse is still a message. Timestamps and
 * watermark are the broker's time, see {@link ArrivalTimestampPolicy}; transactions that were
 * aborted are not seen. Offsets are committed when the runner has made a bundle durable, so nothing
 * is lost and something may come twice.
 *
 * <p>With {@code readUntil} the read ends by itself and commits nothing; a partition ends there, or
 * where it ended when the job began.
 */
public final class KafkaInput extends PTransform<PBegin, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private final KafkaInputSettings settings;

  private KafkaInput(KafkaInputSettings settings) {
    super("Read from Kafka");
    this.settings = settings;
  }

  /** Reads what {@code settings} say. */
  public static KafkaInput of(KafkaInputSettings settings) {
    return new KafkaInput(settings);
  }

  @Override
  public PCollection<SourceMessage> expand(PBegin begin) {
    return begin
        .apply("Read records", records())
        .apply(
            "Keep bytes and coordinates",
            MapElements.into(TypeDescriptor.of(SourceMessage.class)).via(KafkaInput::message))
        .setCoder(SourceMessageCoder.of());
  }

  private KafkaIO.Read<byte[], byte[]> records() {
    KafkaIO.Read<byte[], byte[]> read =
        KafkaIO.<byte[], byte[]>read()
            .withBootstrapServers(settings.kafka().bootstrapServers())
            .withTopics(settings.topics())
            .withKeyDeserializerAndCoder(
                ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
            .withValueDeserializerAndCoder(
                ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
            .withConsumerFactoryFn(EndingConsumer.factory(settings))
            .withConsumerConfigUpdates(
                Map.of(
                    ConsumerConfig.GROUP_ID_CONFIG,
                    settings.groupId(),
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest"))
            .withReadCommitted()
            .withTimestampPolicyFactory(ArrivalTimestampPolicy.factory(settings.arrival()));
    if (settings.startFrom() != null) {
      read = read.withStartReadTime(Instant.ofEpochMilli(settings.startFrom().toEpochMilli()));
    }
    return settings.readUntil() == null
        ? read.commitOffsetsInFinalize()
        : read.withStopReadTime(Instant.ofEpochMilli(settings.readUntil().toEpochMilli()));
  }

  static SourceMessage message(KafkaRecord<byte[], byte[]> record) {
    byte[] key = record.getKV().getKey();
    byte[] value = record.getKV().getValue();
    org.apache.kafka.common.header.Headers headers = record.getHeaders();
    return new SourceMessage(
        value == null ? new byte[0] : value,
        text(headers, Headers.CONTENT_TYPE),
        key == null ? new byte[0] : key,
        text(headers, Headers.TENANT),
        record.getTimestamp() * 1_000,
        Headers.attempt(text(headers, Headers.ATTEMPT)),
        Headers.source(text(headers, Headers.SOURCE))
            .orElseGet(
                () -> Source.kafka(record.getTopic(), record.getPartition(), record.getOffset())));
  }

  /** The header's text; empty where it is not there. */
  static String text(org.apache.kafka.common.header.@Nullable Headers headers, String name) {
    Header header = headers == null ? null : headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
