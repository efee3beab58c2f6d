package io.crossdock.io.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import io.crossdock.sandbox.pubsub.PubsubEmulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.CoderUtils;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What a reader promises to Pub/Sub, which is our emulator, and to a runner. */
public class SubscriptionReaderTest {
  private static final String TOPIC = "projects/crossdock/topics/scans";
  private static final String SUBSCRIPTION = "projects/crossdock/subscriptions/scans";
  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  private final PubsubEmulator emulator = PubsubEmulator.start();
  private final List<SubscriptionReader> readers = new ArrayList<>();

  @Before
  public void create() {
    emulator.createTopic(TOPIC);
    emulator.createSubscription(SUBSCRIPTION, TOPIC, 10);
  }

  @After
  public void close() {
    readers.forEach(SubscriptionReader::close);
    emulator.close();
  }

  private SubscriptionSource source(String... subscriptions) {
    return new SubscriptionSource(
        new PubsubInputSettings(
            new PubsubSettings(emulator.restHost()),
            List.of(subscriptions),
            null,
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(10)));
  }

  private SubscriptionReader open(@Nullable SubscriptionMark mark) throws IOException {
    SubscriptionReader reader = source(SUBSCRIPTION).createReader(OPTIONS, mark);
    readers.add(reader);
    return reader;
  }

  private void publish(int from, int to) {
    emulator.publish(
        TOPIC,
        IntStream.range(from, to)
            .mapToObj(
                i ->
                    PubsubMessage.newBuilder()
                        .setData(ByteString.copyFromUtf8(Integer.toString(i)))
                        .build())
            .toList());
  }

  private interface Condition {
    boolean isMet() throws IOException;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.isMet()) {
      assertThat(what, deadline - System.nanoTime(), greaterThan(0L));
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Reads so many, beginning with a call of {@code start} where there was none. */
  private static List<String> read(SubscriptionReader reader, boolean start, int count)
      throws Exception {
    List<String> read = new ArrayList<>();
    boolean[] begin = {start};
    await(
        count + " messages",
        () -> {
          boolean has = begin[0] ? reader.start() : reader.advance();
          begin[0] = false;
          if (has) {
            read.add(new String(reader.getCurrent().payload(), StandardCharsets.UTF_8));
          }
          return read.size() == count;
        });
    return read;
  }

  private static SubscriptionMark cloned(SubscriptionReader reader) throws IOException {
    return CoderUtils.clone(
        new SubscriptionMark.MarkCoder(), (SubscriptionMark) reader.getCheckpointMark());
  }

  @Test
  public void nothingIsAcknowledgedBeforeItIsDurable() throws Exception {
    publish(0, 10);
    SubscriptionReader reader = open(null);
    read(reader, true, 6);
    var mark = reader.getCheckpointMark();
    read(reader, false, 4);
    assertThat(emulator.unacknowledged(SUBSCRIPTION), is(10));
    mark.finalizeCheckpoint();
    assertThat(emulator.unacknowledged(SUBSCRIPTION), is(4));
    // A mark that was never finalised is part of the next one.
    reader.getCheckpointMark();
    reader.getCheckpointMark().finalizeCheckpoint();
    assertThat(emulator.unacknowledged(SUBSCRIPTION), is(0));
  }

  @Test
  public void anotherReaderGoesOnFromAMark() throws Exception {
    publish(0, 10);
    SubscriptionReader first = open(null);
    read(first, true, 4);
    SubscriptionMark mark = cloned(first);
    first.close();
    SubscriptionReader second = open(mark);
    // What the first had not read it has given back, and it comes at once.
    assertThat(new HashSet<>(read(second, true, 6)), hasSize(6));
    assertThat("what the mark holds is durable", emulator.unacknowledged(SUBSCRIPTION), is(6));
  }

  @Test
  public void whatIsNotDurableIsKeptFromOthers() throws Exception {
    publish(0, 3);
    read(open(null), true, 3);
    // Kept for a second time each, it would have come again without the first time.
    await("it is kept", () -> emulator.extensions(SUBSCRIPTION) >= 6);
    assertThat(emulator.deliveries(SUBSCRIPTION), is(3L));
  }

  @Test
  public void severalReadersShareASubscription() throws Exception {
    List<SubscriptionSource> sources = source(SUBSCRIPTION).split(2, OPTIONS);
    assertThat(sources, hasSize(2));
    SubscriptionReader one = open(null);
    SubscriptionReader other = open(null);
    assertThat(one.start() || other.start(), is(false));
    publish(0, 1_000);
    Set<String> read = new HashSet<>();
    await(
        "all are read",
        () -> {
          for (SubscriptionReader reader : List.of(one, other)) {
            if (reader.advance()) {
              read.add(new String(reader.getCurrent().payload(), StandardCharsets.UTF_8));
            }
          }
          return read.size() == 1_000;
        });
    assertThat(emulator.deliveries(SUBSCRIPTION), is(1_000L));
  }

  @Test
  public void eachSubscriptionHasItsReaders() throws Exception {
    String other = "projects/crossdock/subscriptions/other";
    List<String> read =
        source(SUBSCRIPTION, other).split(4, OPTIONS).stream()
            .map(SubscriptionSource::subscription)
            .toList();
    assertThat(read, equalTo(List.of(SUBSCRIPTION, SUBSCRIPTION, other, other)));
    assertThat(source(SUBSCRIPTION, other).split(1, OPTIONS), hasSize(2));
  }

  @Test
  public void timeFollowsTheClockAfterTheLastMessage() throws Exception {
    publish(0, 2);
    SubscriptionReader reader = open(null);
    read(reader, true, 2);
    Instant after = Instant.now();
    await(
        "the watermark passes both",
        () -> {
          assertThat(reader.advance(), is(false));
          return reader.getWatermark().isAfter(after);
        });
  }

  @Test
  public void aSubscriptionThatIsNotThereEndsTheReading() throws Exception {
    SubscriptionReader reader =
        source("projects/crossdock/subscriptions/none").createReader(OPTIONS, null);
    readers.add(reader);
    reader.start();
    IOException refused =
        assertThrows(IOException.class, () -> await("it is refused", reader::advance));
    assertThat(String.valueOf(refused.getMessage()), containsString("404"));
  }

  @Test
  public void whatIsMissingIsSaidBeforeAJobBegins() {
    CheckPubsub check = new CheckPubsub(new PubsubSettings(emulator.restHost()), OPTIONS);
    assertThat(check.subscription(SUBSCRIPTION), equalTo(Optional.empty()));
    assertThat(check.topic(TOPIC), equalTo(Optional.empty()));
    assertThat(
        check.subscription("projects/crossdock/subscriptions/none").orElse(""),
        containsString("projects/crossdock/subscriptions/none is not there"));
    assertThat(check.topic("projects/crossdock/topics/none").stream().toList(), hasSize(1));
  }
}
