package io.crossdock.sandbox.play;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertThrows;

import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.ClassRule;
import org.junit.Test;

public final class PublisherTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  private static final int PARTITIONS = 4;
  private static final int MESSAGES = 2_000;

  /** 2026-01-05T05:00:00Z. */
  private static final long START_MICROS = 1_767_589_200_000_000L;

  @Test
  public void partitionsKeepTheOrderOfArrivalAndTheSourcesSayWhereAMessageStands()
      throws Exception {
    create("ordered");
    List<Source> sources;
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 0)) {
      for (int i = 0; i < MESSAGES; i++) {
        publisher.send("ordered", "s" + i % 37, bytes("m" + i), START_MICROS + i * 1_000L, "");
      }
      sources = publisher.awaitAll();
    }
    Map<Source, ConsumerRecord<byte[], byte[]>> stored = read("ordered", MESSAGES);
    Map<String, Integer> partitions = new HashMap<>();
    for (int i = 0; i < MESSAGES; i++) {
      ConsumerRecord<byte[], byte[]> record = requireNonNull(stored.get(sources.get(i)));
      assertThat(record.value(), is(bytes("m" + i)));
      assertThat(record.key(), is(bytes("s" + i % 37)));
      assertThat(record.timestamp(), is(START_MICROS / 1_000 + i));
      Integer before = partitions.put("s" + i % 37, record.partition());
      assertThat(before == null || before == record.partition(), is(true));
    }
    assertThat(partitions.values().stream().distinct().count(), is((long) PARTITIONS));
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long latest = 0;
      for (long offset = 0; ; offset++) {
        ConsumerRecord<byte[], byte[]> record =
            stored.get(Source.kafka("ordered", partition, offset));
        if (record == null) {
          break;
        }
        assertThat(record.timestamp(), greaterThanOrEqualTo(latest));
        latest = record.timestamp();
      }
    }
  }

  @Test
  public void tenantGoesIntoAHeaderWhereThereIsOne() throws Exception {
    create("headed");
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 0)) {
      publisher.send("headed", "a", bytes("with"), START_MICROS, "acme");
      publisher.send("headed", "b", bytes("without"), START_MICROS, "");
      publisher.awaitAll();
    }
    for (ConsumerRecord<byte[], byte[]> record : read("headed", 2).values()) {
      Header tenant = record.headers().lastHeader("tenant");
      boolean with = new String(record.value(), StandardCharsets.UTF_8).equals("with");
      assertThat(
          tenant == null ? "" : new String(tenant.value(), StandardCharsets.UTF_8),
          is(with ? "acme" : ""));
    }
  }

  @Test
  public void paceIsKept() throws Exception {
    create("paced");
    long start = System.nanoTime();
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 100)) {
      for (int i = 0; i < 51; i++) {
        publisher.send("paced", "s", bytes("m"), START_MICROS, "");
      }
      publisher.awaitAll();
    }
    // The first goes at once, so 51 messages take 50 intervals of 10 ms.
    assertThat(Duration.ofNanos(System.nanoTime() - start).toMillis(), greaterThanOrEqualTo(500L));
  }

  @Test
  public void messageThatTheBrokerRefusesIsSaid() throws Exception {
    SERVERS
        .get()
        .createTopics(
            List.of(
                new NewTopic("small", 1, (short) 1).configs(Map.of("max.message.bytes", "100"))));
    try (Publisher publisher = new Publisher(SERVERS.get().bootstrapServers(), 0)) {
      publisher.send("small", "s", randomBytes(1_000), START_MICROS, "");
      SandboxException refusal = assertThrows(SandboxException.class, publisher::awaitAll);
      assertThat(refusal.getMessage(), containsString("RecordTooLarge"));
    }
  }

  private static void create(String topic) {
    SERVERS.get().createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)));
  }

  private static Map<Source, ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    Map<Source, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", SERVERS.get().bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          new ArrayList<>(
              IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)).toList());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (records.size() < count) {
        assertThat(System.nanoTime() - deadline, lessThan(0L));
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(
                one -> records.put(Source.kafka(one.topic(), one.partition(), one.offset()), one));
      }
    }
    return records;
  }

  private static byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(1).nextBytes(bytes); // does not get smaller when compressed
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
