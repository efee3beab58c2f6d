package io.crossdock.benchmarks.race;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts the input into {@link RaceTopic}, each record with the time of its arrival. */
public final class RaceFill {
  private static final int BATCH_BYTES = 256 * 1024;

  private RaceFill() {}

  /** Fills: bootstrap servers, a {@link RaceSize}, partitions. */
  public static void main(String[] args) {
    RaceInput input = RaceInput.of(RaceSize.of(args, 1));
    int partitions = Integer.parseInt(args[1 + RaceSize.ARGUMENTS]);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                args[0],
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int at = 0; at < input.size(); at++) {
        send(
            producer,
            new ProducerRecord<>(
                RaceTopic.NAME,
                Math.floorMod(input.scanner(at), partitions),
                input.arrivalMicros(at) / 1_000,
                null,
                input.message(at).payload()),
            failure);
      }
      for (int partition = 0; partition < partitions; partition++) {
        send(producer, RaceTopic.end(partition), failure);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("the topic could not be filled", failure.get());
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // a failure is told to the callback
  private static void send(
      KafkaProducer<byte[], byte[]> producer,
      ProducerRecord<byte[], byte[]> record,
      AtomicReference<Exception> failure) {
    producer.send(
        record,
        (metadata, e) -> {
          if (e != null) {
            failure.set(e);
          }
        });
  }
}
