package io.crossdock.benchmarks.sink;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.transforms.barcode.gs1.CheckDigit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends scans as JSON, a scanner's always to one partition. So many items are in sessions at any
 * time, each is scanned five times; of a hundred scans one has a wrong check digit, and one is sent
 * twice.
 */
final class ScanLoad implements AutoCloseable {
  private static final int LENGTH = 5;
  private static final long STEP_MICROS = 100_000_000;
  private static final long START = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final int partitions;
  private final int slots;
  private final int scanners;
  private final Random random = new Random(42);
  private long number;
  private @Nullable Future<RecordMetadata> last;

  /**
   * To a topic.
   *
   * @param slots items in sessions at any time
   * @param scanners how many scan: one that scans often is faster than a hand
   */
  ScanLoad(String servers, String topic, int partitions, int slots, int scanners) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "5", "batch.size", "262144"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.topic = topic;
    this.partitions = partitions;
    this.slots = slots;
    this.scanners = scanners;
  }

  /** Sends so many messages as fast as it goes, an item's scans 100 s apart. */
  void fill(int messages) {
    int sent = 0;
    while (sent < messages) {
      sent += send(START * 1_000_000 + (long) (STEP_MICROS * ((double) number / slots)));
    }
    flush();
  }

  /** Sends so many messages a second, scans of now, while {@code job} runs. */
  void drive(int rate, int seconds, JavaProcess job) {
    long start = System.nanoTime();
    long total = (long) rate * seconds;
    long sent = 0;
    while (sent < total) {
      if (!job.isRunning()) {
        throw new SandboxException("The pipeline ended:\n" + job.lastWords());
      }
      long due = Math.min(total, (System.nanoTime() - start) * rate / 1_000_000_000);
      long now = System.currentTimeMillis() * 1_000;
      while (sent < due) {
        sent += send(now);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    flush();
  }

  private int send(long micros) {
    int slot = (int) (number % slots);
    // Slots begin their sessions at different times, so that they do not end together.
    long turn = number / slots + slot % LENGTH;
    long item = turn / LENGTH * slots + slot;
    int scanner = random.nextInt(scanners);
    int dice = random.nextInt(100);
    byte[] payload = payload(item, dice == 0, scanner, micros - random.nextInt(100_000));
    put(payload, scanner, micros);
    number++;
    if (dice == 1) {
      put(payload, scanner, micros);
      return 2;
    }
    return 1;
  }

  private void put(byte[] payload, int scanner, long micros) {
    last =
        producer.send(
            new ProducerRecord<>(topic, scanner % partitions, micros / 1_000, null, payload));
  }

  /** What was refused is missing in the database, and is told from there. */
  private void flush() {
    producer.flush();
    try {
      if (last != null) {
        last.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new SandboxException("Scans could not be sent: " + e);
    }
  }

  private static byte[] payload(long item, boolean wrong, int scanner, long micros) {
    String body = Long.toString(4_012_345_000_000L + item % 1_000);
    int digit = CheckDigit.of(body);
    return ("{\"tenant\":\"acme\",\"rawData\":\"]d201"
            + body
            + (wrong ? (digit + 1) % 10 : digit)
            + "21S"
            + item
            + "\",\"location\":\"dock-"
            + scanner % 20
            + "\",\"scannerId\":\"scanner-"
            + scanner
            + "\",\"timestamp\":\""
            + Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
            + "\",\"step\":\"receiving\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
