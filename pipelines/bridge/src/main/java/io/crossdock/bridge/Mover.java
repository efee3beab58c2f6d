package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.io.message.Headers;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages to Kafka and acknowledges each to its broker once Kafka has it, never before: what
 * the bridge had in its hands when it died is sent again by that broker, under the same id.
 *
 * <p>A record has no time of its own: it gets the producer's or the topic's, which is its arrival.
 * MQTT says no time of a message, and that of AMQP and Pulsar comes from the sender's clock; the
 * watermark, which follows arrival, must not depend on it.
 */
final class Mover implements Input.Taker {
  private final List<Route> routes;
  private final String defaultTenant;
  private final Producer<byte[], byte[]> producer;
  private final RejectedFile rejected;
  private final Progress progress;
  private final Consumer<Exception> broken;
  private final int most;
  private final Semaphore free;

  /** Kafka's own thread must not wait for a slow broker or disk. */
  private final ExecutorService answers = Executors.newSingleThreadExecutor();

  private volatile boolean stopping;

  /**
   * A mover.
   *
   * @param most how many messages are on their way at the same time
   * @param broken hears what makes it useless to go on
   */
  Mover(
      List<Route> routes,
      String defaultTenant,
      int most,
      Producer<byte[], byte[]> producer,
      RejectedFile rejected,
      Progress progress,
      Consumer<Exception> broken) {
    this.routes = List.copyOf(routes);
    this.defaultTenant = defaultTenant;
    this.producer = producer;
    this.rejected = rejected;
    this.progress = progress;
    this.broken = broken;
    this.most = most;
    this.free = new Semaphore(most);
  }

  @Override
  public void take(Arrival arrival) throws InterruptedException {
    free.acquire();
    if (stopping) {
      free.release(); // it stays with its broker
      return;
    }
    progress.taken(arrival.name(), arrival.messageId(), arrival.again());
    Optional<Route.Match> match =
        routes.stream().flatMap(route -> route.match(arrival.address()).stream()).findFirst();
    if (match.isEmpty()) {
      answers.execute(
          () ->
              reject(
                  arrival, FailureKind.UNMATCHED, "no route is for \"" + arrival.address() + "\""));
      return;
    }
    try {
      // What became of it is told to the callback.
      Future<RecordMetadata> unused =
          producer.send(
              record(arrival, match.get()),
              (metadata, problem) -> answers.execute(() -> answered(arrival, problem)));
    } catch (RuntimeException e) {
      progress.failed();
      free.release();
      if (e instanceof InterruptException) {
        throw new InterruptedException(e.getMessage());
      }
      broken.accept(e);
    }
  }

  @Override
  public void leaveOut() {
    progress.leftOut();
  }

  /** Bytes of any kind: what clients of AMQP say where they are told nothing (RFC 2046). */
  private static String contentType(String said, String routed) {
    return said.equalsIgnoreCase("application/octet-stream")
        ? first(routed, said)
        : first(said, routed);
  }

  private ProducerRecord<byte[], byte[]> record(Arrival arrival, Route.Match match) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.SOURCE, Headers.sourceText(source(arrival)).getBytes(UTF_8));
    add(headers, Headers.CONTENT_TYPE, contentType(arrival.contentType(), match.contentType()));
    // The broker knows who may send to which address; what a message says of itself is only said.
    add(headers, Headers.TENANT, first(match.tenant(), arrival.tenant(), defaultTenant));
    String device = first(arrival.device(), match.device());
    return new ProducerRecord<>(
        match.topic(),
        null,
        device.isEmpty() ? null : device.getBytes(UTF_8),
        arrival.payload(),
        headers);
  }

  private static Source source(Arrival arrival) {
    return new Source(arrival.name(), 0, -1, arrival.messageId());
  }

  private static void add(RecordHeaders headers, String name, String text) {
    if (!text.isEmpty()) {
      headers.add(name, text.getBytes(UTF_8));
    }
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private void answered(Arrival arrival, @Nullable Exception problem) {
    if (problem == null) {
      progress.moved();
      acknowledge(arrival);
    } else if (problem instanceof RecordTooLargeException) {
      reject(arrival, FailureKind.TOO_LARGE, "Kafka does not take so large a message");
    } else {
      progress.failed();
      broken.accept(problem);
      free.release();
    }
  }

  private void reject(Arrival arrival, FailureKind kind, String why) {
    progress.failed();
    try {
      rejected.add(arrival, source(arrival), kind, why);
      progress.rejected();
      acknowledge(arrival);
    } catch (IOException e) {
      broken.accept(
          new IOException("the file " + rejected + " of --rejected cannot be written: " + e));
      free.release();
    }
  }

  private void acknowledge(Arrival arrival) {
    try {
      arrival.acknowledgement().send();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      // The connection has gone, which its own loop sees; the broker sends the message again.
    } finally {
      free.release();
    }
  }

  /**
   * Takes nothing more, and waits until what is on its way has been acknowledged.
   *
   * @return whether it was in time
   */
  boolean drain(Duration longest) throws InterruptedException {
    stopping = true;
    boolean drained = free.tryAcquire(most, longest.toMillis(), TimeUnit.MILLISECONDS);
    if (drained) {
      free.release(most);
    }
    return drained;
  }

  /** Ends it, once the producer is closed: until then Kafka may answer. */
  void close() {
    answers.shutdown();
  }
}
