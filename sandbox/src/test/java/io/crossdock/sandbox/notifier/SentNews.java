package io.crossdock.sandbox.notifier;

import io.crossdock.io.fleet.FleetJson;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends alerts as the fleet pipeline does. */
final class SentNews implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private int sent;

  SentNews(String bootstrapServers, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 5),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** An episode that has just been raised. */
  static Alert raised(String tenant, String truck, Alert.Severity severity) {
    return raised(tenant, truck, severity, Instant.now());
  }

  /** An episode that was raised then. */
  static Alert raised(String tenant, String truck, Alert.Severity severity, Instant at) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return new Alert(
        tenant,
        truck,
        AlertRule.CARGO_OVERHEATING,
        "front",
        micros - 60_000_000,
        micros,
        0,
        Alert.State.RAISED,
        severity,
        9.3,
        micros,
        0,
        1);
  }

  /** The same episode, over. */
  static Alert over(Alert alert, Alert.State how) {
    return alert.ended(how, alert.raisedMicros() + 1).said(0, alert.revision() + 1);
  }

  void send(Alert alert) {
    OutgoingMessage message = FleetJson.message(alert);
    send(message.key(), message.value());
  }

  /** Sends what a pipeline has made for another topic. */
  void send(String other, OutgoingMessage message) {
    var unused = producer.send(new ProducerRecord<>(other, message.key(), message.value()));
  }

  void send(byte[] key, byte[] value) {
    sent++;
    var unused = producer.send(new ProducerRecord<>(topic, key, value));
  }

  /** How many were sent. */
  int sent() {
    return sent;
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
