package io.crossdock.sandbox.load;

import io.crossdock.io.message.Headers;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends to Kafka, and to what speaks its protocol, as Event Hubs does. */
public final class KafkaSender implements Sender {
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();

  /**
   * A sender to these brokers.
   *
   * @param file of more client properties; absent where there are none
   */
  public KafkaSender(String bootstrapServers, @Nullable Path file) {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("acks", "all");
    properties.put("linger.ms", "5");
    properties.put("max.block.ms", "20000");
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new SandboxException("The client properties " + file + " cannot be read.");
      }
    }
    try {
      producer =
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException e) {
      throw new SandboxException("No Kafka client can be made: " + String.valueOf(e.getCause()));
    }
  }

  @Override
  public void send(Message message) {
    check();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            message.topic(),
            null,
            message.arrivalMicros() / 1_000,
            message.key().getBytes(StandardCharsets.UTF_8),
            message.payload());
    header(record, Headers.CONTENT_TYPE, message.contentType());
    header(record, Headers.TENANT, message.tenant());
    try {
      var unused =
          producer.send(
              record,
              (at, problem) -> {
                if (problem != null) {
                  refused.compareAndSet(null, problem);
                }
              });
    } catch (KafkaException e) {
      refused.compareAndSet(null, e);
      check();
    }
  }

  private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
    if (!value.isEmpty()) {
      record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void check() {
    Exception problem = refused.get();
    if (problem != null) {
      throw new SandboxException("The broker took a message not: " + problem.getMessage());
    }
  }

  /** Nothing: the client sends within milliseconds by itself. */
  @Override
  public void push() {}

  @Override
  public void flush() {
    producer.flush();
    check();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
