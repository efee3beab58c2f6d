package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.io.failure.FailureJson;
import io.crossdock.io.message.Headers;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** When a message is acknowledged, and what of it is in Kafka. The producer is a fake. */
public class MoverTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, new ByteArraySerializer(), new ByteArraySerializer());
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Exception> broken = new CompletableFuture<>();
  private final Progress progress = new Progress();
  private Path rejected = Path.of("");

  @Before
  public void nameTheFile() {
    rejected = folder.getRoot().toPath().resolve("rejected.ndjson");
  }

  private Mover mover(int most) {
    return new Mover(
        List.of(
            Route.parse("plants/{tenant}/{device}/scan=scans;application/json", '/'),
            Route.parse("open/#=open", '/')),
        "house",
        most,
        producer,
        new RejectedFile(rejected),
        progress,
        broken::complete);
  }

  private Arrival arrival(String address, String id, String contentType, String tenant) {
    return new Arrival(
        "mqtt:" + address,
        address,
        id,
        id.getBytes(UTF_8),
        contentType,
        tenant,
        "",
        false,
        () -> acknowledged.add(id));
  }

  private Arrival scan(String id) {
    return arrival("plants/acme/s1/scan", id, "", "");
  }

  @Test
  public void itIsAcknowledgedOnlyWhenKafkaHasIt() throws Exception {
    Mover mover = mover(10);
    mover.take(scan("1"));
    mover.take(scan("2"));
    assertThat(acknowledged, empty());
    producer.completeNext();
    producer.completeNext();
    assertThat(mover.drain(LONG), is(true));
    assertThat(List.copyOf(acknowledged), equalTo(List.of("1", "2")));
    assertThat(progress.toString(), containsString("2 moved, 0 of them seen before, 0 waiting"));
  }

  @Test
  public void itCarriesCoordinatesKeyAndWhatTheRouteSays() throws Exception {
    mover(10).take(scan("1"));
    ProducerRecord<byte[], byte[]> record = producer.history().get(0);
    assertThat(record.topic(), equalTo("scans"));
    assertThat(new String(record.key(), UTF_8), equalTo("s1"));
    assertThat(new String(record.value(), UTF_8), equalTo("1"));
    assertThat(record.timestamp(), nullValue());
    assertThat(header(record, Headers.CONTENT_TYPE), equalTo("application/json"));
    assertThat(header(record, Headers.TENANT), equalTo("acme"));
    assertThat(
        header(record, Headers.SOURCE),
        equalTo(Headers.sourceText(new Source("mqtt:plants/acme/s1/scan", 0, -1, "1"))));
  }

  @Test
  public void contentTypeIsTheMessagesAndTheTenantTheAddress() throws Exception {
    Mover mover = mover(10);
    mover.take(arrival("plants/acme/s1/scan", "1", "text/plain", "other"));
    mover.take(arrival("open/x", "2", "", "other"));
    mover.take(arrival("open/x", "3", "", ""));
    assertThat(header(producer.history().get(0), Headers.CONTENT_TYPE), equalTo("text/plain"));
    assertThat(header(producer.history().get(0), Headers.TENANT), equalTo("acme"));
    assertThat(header(producer.history().get(1), Headers.TENANT), equalTo("other"));
    assertThat(header(producer.history().get(2), Headers.TENANT), equalTo("house"));
    assertThat(producer.history().get(2).key(), nullValue());
    assertThat(producer.history().get(2).headers().lastHeader(Headers.CONTENT_TYPE), nullValue());
  }

  @Test
  public void bytesOfAnyKindAreOfTheRoutesKind() throws Exception {
    Mover mover = mover(10);
    mover.take(arrival("plants/acme/s1/scan", "1", "application/octet-stream", ""));
    mover.take(arrival("open/x", "2", "application/octet-stream", ""));
    assertThat(
        header(producer.history().get(0), Headers.CONTENT_TYPE), equalTo("application/json"));
    assertThat(
        header(producer.history().get(1), Headers.CONTENT_TYPE),
        equalTo("application/octet-stream"));
  }

  @Test
  public void copiesAreMovedWithTheSameCoordinatesAndCounted() throws Exception {
    Mover mover = mover(10);
    mover.take(scan("1"));
    mover.take(scan("1"));
    assertThat(
        header(producer.history().get(0), Headers.SOURCE),
        equalTo(header(producer.history().get(1), Headers.SOURCE)));
    assertThat(progress.toString(), containsString("1 of them seen before"));
  }

  @Test
  public void noMoreAreOnTheirWayThanMayBe() throws Exception {
    Mover mover = mover(2);
    mover.take(scan("1"));
    mover.take(scan("2"));
    CompletableFuture<Void> third =
        CompletableFuture.runAsync(
            () -> {
              try {
                mover.take(scan("3"));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    // That it does not come can only be seen by waiting a moment; what follows would hang else.
    try {
      third.get(100, TimeUnit.MILLISECONDS);
      throw new AssertionError("a third was taken");
    } catch (TimeoutException e) {
      assertThat(producer.history().size(), equalTo(2));
    }
    producer.completeNext();
    third.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(producer.history().size(), equalTo(3));
  }

  @Test
  public void whatKafkaDoesNotTakeIsNotAcknowledgedAndEndsTheBridge() throws Exception {
    Mover mover = mover(10);
    mover.take(scan("1"));
    producer.errorNext(new TopicAuthorizationException("scans"));
    assertThat(
        broken.get(LONG.toSeconds(), TimeUnit.SECONDS),
        instanceOf(TopicAuthorizationException.class));
    assertThat(mover.drain(LONG), is(true));
    assertThat(acknowledged, empty());
  }

  @Test
  public void whatIsTooLargeOrForNobodyIsKeptInTheFileAndAcknowledged() throws Exception {
    Mover mover = mover(10);
    mover.take(scan("1"));
    producer.errorNext(new RecordTooLargeException("1"));
    mover.take(arrival("elsewhere", "2", "", ""));
    assertThat(mover.drain(LONG), is(true));
    assertThat(List.copyOf(acknowledged), equalTo(List.of("1", "2")));
    List<Failure> kept =
        Files.readAllLines(rejected).stream()
            .map(line -> FailureJson.decode(line.getBytes(UTF_8)).orElseThrow())
            .toList();
    assertThat(
        kept.stream().map(Failure::kind).toList(),
        equalTo(List.of(FailureKind.TOO_LARGE, FailureKind.UNMATCHED)));
    assertThat(new String(kept.get(1).payload(), UTF_8), equalTo("2"));
    assertThat(kept.get(1).source(), equalTo(new Source("mqtt:elsewhere", 0, -1, "2")));
    assertThat(broken.isDone(), is(false));
  }

  @Test
  public void aFileThatCannotBeWrittenKeepsTheMessageWithItsBroker() throws Exception {
    rejected = folder.getRoot().toPath(); // a directory
    Mover mover = mover(10);
    mover.take(arrival("elsewhere", "2", "", ""));
    assertThat(
        broken.get(LONG.toSeconds(), TimeUnit.SECONDS).getMessage(),
        containsString("of --rejected cannot be written"));
    assertThat(mover.drain(LONG), is(true));
    assertThat(acknowledged, empty());
  }

  @Test
  public void nothingMoreIsTakenAtTheEnd() throws Exception {
    Mover mover = mover(10);
    mover.take(scan("1"));
    assertThat("Kafka has not answered", mover.drain(Duration.ofMillis(1)), is(false));
    mover.take(scan("2"));
    assertThat(producer.history().size(), equalTo(1));
    assertThat(acknowledged, empty());
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
