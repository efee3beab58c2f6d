package io.crossdock.benchmarks;

import io.crossdock.io.format.TruckEventJson;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Trucks that stand beside their route and on it by turns, ten seconds each: the second position in
 * a row there, or back, is the cause of an alert, or of its end.
 */
final class Patrol {
  private static final String TENANT = "bench";
  private static final int SECONDS_EACH = 10;
  private static final double LATITUDE = 52;
  private static final double ASIDE_DEGREES = 0.003; // 330 m
  private static final int SENSORS = 4;
  private static final Source NOT_SENT_YET = new Source("", 0, -1, "");

  private final int trucks;

  Patrol(int trucks) {
    this.trucks = trucks;
  }

  int trucks() {
    return trucks;
  }

  String dutiesCsv() {
    Instant from = Instant.now().minus(Duration.ofHours(1));
    StringBuilder csv =
        new StringBuilder("tenant,truck,from,to,route,setPoint,tolerance,profile\n");
    for (int truck = 0; truck < trucks; truck++) {
      csv.append(TENANT)
          .append(',')
          .append(name(truck))
          .append(',')
          .append(from)
          .append(',')
          .append(from.plus(Duration.ofHours(12)))
          .append(",line,4,3,refrigerator\n");
    }
    return csv.toString();
  }

  String routesGeoJson() {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            + "{\"tenant\":\"%s\",\"route\":\"line\",\"role\":\"line\"},\"geometry\":"
            + "{\"type\":\"LineString\",\"coordinates\":[[9,%2$f],[12,%2$f]]}}]}",
        TENANT,
        LATITUDE);
  }

  private static String name(int truck) {
    return "truck-" + truck;
  }

  /**
   * What was sent.
   *
   * @param events how many events
   * @param causes when the broker took what causes or ends an alert, milliseconds since the epoch,
   *     by {@link #cause}
   */
  record Sent(long events, Map<String, Long> causes) {}

  /** Names a cause: a truck's position of this time, milliseconds since the epoch. */
  static String cause(String truck, long millis) {
    return truck + "@" + millis;
  }

  /** Sends events at a steady rate; each truck begins on its route. */
  Sent drive(String bootstrapServers, int rate, Duration length, JavaProcess job) {
    Map<String, Future<RecordMetadata>> causes = new HashMap<>();
    List<Future<RecordMetadata>> last = new ArrayList<>();
    long events = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      long start = System.nanoTime();
      int round = 0;
      while (System.nanoTime() - start < length.toNanos() && job.isRunning()) {
        for (int kind = 0; kind <= SENSORS; kind++) {
          for (int truck = 0; truck < trucks; truck++) {
            awaitTurn(start, events, rate);
            TruckEvent event = event(truck, kind, round);
            Future<RecordMetadata> sent = send(producer, event);
            if (kind == 0 && isCause(round)) {
              causes.put(cause(name(truck), event.eventTimeMicros() / 1_000), sent);
            }
            events++;
            last = List.of(sent);
          }
        }
        round++;
      }
      producer.flush();
    }
    Map<String, Long> arrived = new HashMap<>();
    causes.forEach((cause, sent) -> arrived.put(cause, arrival(sent)));
    last.forEach(Patrol::arrival);
    return new Sent(events, arrived);
  }

  /** The second position aside, and the second back after one aside. */
  private static boolean isCause(int round) {
    return round % SECONDS_EACH == 1 && round > SECONDS_EACH;
  }

  private static void awaitTurn(long start, long number, int rate) {
    long at = start + Math.round(number * 1e9 / rate);
    for (long wait = at - System.nanoTime(); wait > 0; wait = at - System.nanoTime()) {
      LockSupport.parkNanos(wait);
    }
  }

  private static TruckEvent event(int truck, int kind, int round) {
    long now = System.currentTimeMillis() * 1_000;
    if (kind > 0) {
      return TemperatureReading.of(
          TENANT, name(truck), "sensor-" + kind, 4 + kind / 10.0, false, now, now, NOT_SENT_YET);
    }
    boolean aside = round / SECONDS_EACH % 2 == 1;
    return GpsFix.of(
        TENANT,
        name(truck),
        LATITUDE + (aside ? ASIDE_DEGREES : 0),
        10 + truck * 1e-5,
        5.0,
        now,
        now,
        NOT_SENT_YET);
  }

  private static Future<RecordMetadata> send(
      KafkaProducer<byte[], byte[]> producer, TruckEvent event) {
    return producer.send(
        new ProducerRecord<>(
            "events",
            event.truckId().getBytes(StandardCharsets.UTF_8),
            TruckEventJson.encode(event)));
  }

  private static long arrival(Future<RecordMetadata> sent) {
    try {
      return sent.get().timestamp();
    } catch (ExecutionException e) {
      throw new SandboxException("The broker refused a message: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while sending.");
    }
  }
}
