package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends messages to topics, each with its simulated arrival as the record's time. */
public final class Publisher implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final long nanosBetween;
  private long next = System.nanoTime();

  /**
   * A publisher that sends no faster than {@code perSecond} messages a second.
   *
   * @param perSecond 0 for as fast as the broker takes them
   */
  public Publisher(String bootstrapServers, double perSecond) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "linger.ms", "5",
                "compression.type", "lz4",
                "max.request.size", Integer.toString(32 * 1024 * 1024)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    nanosBetween = perSecond <= 0 ? 0 : Math.round(1e9 / perSecond);
  }

  /** Sends a message. Messages with one key stay in order. */
  public void send(String topic, String key, byte[] payload, long arrivalMicros, String tenant) {
    send(topic, key, payload, arrivalMicros, Map.of("tenant", tenant));
  }

  /** Sends a message with headers; one that is empty is left out. */
  public void send(
      String topic, String key, byte[] payload, long arrivalMicros, Map<String, String> headers) {
    pace();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic, null, arrivalMicros / 1_000, key.getBytes(StandardCharsets.UTF_8), payload);
    headers.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            record.headers().add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
          }
        });
    sent.add(producer.send(record));
  }

  private void pace() {
    if (nanosBetween == 0) {
      return;
    }
    for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
    next += nanosBetween;
  }

  /** Waits until the broker has all; where each message stands, in the order of sending. */
  public List<Source> awaitAll() {
    producer.flush();
    List<Source> sources = new ArrayList<>(sent.size());
    try {
      for (Future<RecordMetadata> one : sent) {
        RecordMetadata at = one.get();
        sources.add(Source.kafka(at.topic(), at.partition(), at.offset()));
      }
    } catch (ExecutionException e) {
      throw new SandboxException("The broker refused a message: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while publishing.");
    }
    return sources;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
