package io.crossdock.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Listens to the alerts topic in a thread of its own. */
final class AlertsHeard implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread listening = new Thread(this::listen, "alerts");
  private final Map<String, Long> heard = new HashMap<>();
  private long lastNanos = System.nanoTime();

  AlertsHeard(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor("alerts").stream()
            .map(one -> new TopicPartition(one.topic(), one.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    listening.setDaemon(true);
    listening.start();
  }

  private void listen() {
    try {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
          hear(JSON.readTree(one.value()), one.timestamp());
        }
      }
    } catch (WakeupException e) {
      // It is closed.
    } catch (IOException e) {
      throw new SandboxException("An alert is no JSON: " + e.getMessage());
    } finally {
      consumer.close(Duration.ofSeconds(1));
    }
  }

  private synchronized void hear(JsonNode alert, long arrivedMillis) {
    boolean raised = alert.path("state").asText().equals("RAISED");
    long caused =
        Instant.parse(alert.path(raised ? "raised_at" : "ended_at").asText()).toEpochMilli();
    heard.putIfAbsent(Patrol.cause(alert.path("truck_id").asText(), caused), arrivedMillis);
    lastNanos = System.nanoTime();
  }

  /** Forgets what was heard until now; how much that was. */
  synchronized int forget() {
    int size = heard.size();
    heard.clear();
    return size;
  }

  /** When the broker took each alert, milliseconds since the epoch, by its cause. */
  synchronized Map<String, Long> all() {
    return Map.copyOf(heard);
  }

  private synchronized long nanosQuiet() {
    return System.nanoTime() - lastNanos;
  }

  /** Waits until nothing has been heard for a while, but not for ever. */
  void awaitQuiet(Duration longest, Duration quiet) throws InterruptedException {
    long start = System.nanoTime();
    Thread.sleep(quiet.toMillis());
    while (nanosQuiet() < quiet.toNanos() && System.nanoTime() - start < longest.toNanos()) {
      Thread.sleep(100);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      listening.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
