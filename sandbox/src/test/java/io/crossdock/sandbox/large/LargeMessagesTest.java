package io.crossdock.sandbox.large;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.Pipelines;
import io.crossdock.sandbox.chaos.CommittedRecords;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Messages of 1 to 20 MB among those that are meant: each is a failure in the table, with its
 * bytes, and in a topic that takes no message so large, without them; and what is in the table can
 * be replayed.
 */
public class LargeMessagesTest {
  private static final int MEGABYTE = 1_048_576;
  private static final int TOPIC_TAKES = 32 * MEGABYTE;
  private static final List<Integer> MEGABYTES = List.of(1, 2, 5, 10, 20);

  @ClassRule public static final TestServers SERVERS = TestServers.own();

  private final Servers servers = SERVERS.get();
  private final Path directory = SERVERS.directory();

  @Test
  public void eachIsAFailureWithItsBytesAndNothingStops() throws Exception {
    servers.createTopics(
        List.of(
            new NewTopic("scans", 1, (short) 1)
                .configs(Map.of("max.message.bytes", Integer.toString(TOPIC_TAKES))),
            // As any topic is that nobody has thought about.
            new NewTopic("failures", 1, (short) 1)));
    Map<Integer, String> hashes = publish();
    try (Connection connection = servers.connect()) {
      try (JavaProcess job = start("--kafkaTopics=scans", "--kafkaProperties=file:" + fetching())) {
        await(
            job,
            "all are in the tables",
            () ->
                number(connection, "select count(*) from crossdock.failure") == MEGABYTES.size()
                    && number(connection, "select count(*) from crossdock.scan")
                        == MEGABYTES.size() + 1);
        assertThat(inTable(connection), equalTo(hashes));
        await(
            job,
            "the topic has them",
            () ->
                CommittedRecords.of(servers.bootstrapServers(), "failures").size()
                    >= MEGABYTES.size());
        assertThat(job.lastWords(), not(containsString("RecordTooLarge")));
        job.kill();
      }
      theTopicSaysWhereTheBytesAre(connection);
      withRoomTheyAreReadAfterAll(connection);
    }
  }

  /** Sizes and hashes of the large ones; a scan of ordinary size is before, between and behind. */
  private Map<Integer, String> publish() throws Exception {
    Map<Integer, String> hashes = new TreeMap<>();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", servers.bootstrapServers(), "max.request.size", TOPIC_TAKES),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("scans", scan("first", 0))).get();
      for (int megabytes : MEGABYTES) {
        byte[] large = scan("large" + megabytes, megabytes * MEGABYTE);
        hashes.put(large.length, hash(large));
        producer.send(new ProducerRecord<>("scans", large)).get();
        producer.send(new ProducerRecord<>("scans", scan("behind" + megabytes, 0))).get();
      }
    }
    return hashes;
  }

  private static byte[] scan(String event, int padding) {
    byte[] spaces = new byte[padding];
    Arrays.fill(spaces, (byte) 'x');
    String json =
        "{\"productId\":\"0950600013435\",\"scannerId\":\"s1\",\"location\":\"dock\",\"eventId\":\""
            + event
            + "\",\"timestamp\":\""
            + Instant.now()
            + "\",\"note\":\""
            + new String(spaces, UTF_8)
            + "\"}";
    return json.getBytes(UTF_8);
  }

  private static String hash(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  /** A consumer that asks for less at a time than most of the records have. */
  private Path fetching() throws Exception {
    return Files.writeString(
        directory.resolve("kafka.properties"),
        "fetch.max.bytes=1048576\nmax.partition.fetch.bytes=262144\n");
  }

  private JavaProcess start(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "barcode",
                PipelineJob.DIRECT,
                "--targetParallelism=2",
                "--shards=2",
                "--tick=1s",
                "--kafkaBootstrapServers=" + servers.bootstrapServers(),
                "--failureTopic=failures",
                "--postgresUrl=" + servers.jdbcUrl(),
                "--postgresUser=" + Servers.WRITER));
    arguments.addAll(List.of(more));
    // A heap that holds the largest a few times over, and not all of them as often.
    return JavaProcess.java(
        Pipelines.class.getName(),
        List.of("-Xmx512m"),
        arguments,
        Map.of(),
        directory.resolve("barcode.log"));
  }

  private static Map<Integer, String> inTable(Connection connection) throws Exception {
    Map<Integer, String> hashes = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select octet_length(payload), encode(sha256(payload), 'hex')"
                    + " from crossdock.failure where kind = 'TOO_LARGE'")) {
      while (rows.next()) {
        hashes.put(rows.getInt(1), rows.getString(2));
      }
    }
    return hashes;
  }

  private void theTopicSaysWhereTheBytesAre(Connection connection) throws Exception {
    List<String> sent = CommittedRecords.of(servers.bootstrapServers(), "failures");
    // Each once, or again where a bundle ran again.
    List<String> ids = new ArrayList<>();
    for (String message : sent) {
      assertThat(message.length(), lessThan(5_000));
      JsonNode failure = new ObjectMapper().readTree(message);
      assertThat(failure.get("payload").isNull(), is(true));
      assertThat(failure.get("message").asText(), containsString("bytes are left out"));
      String id = failure.get("id").asText();
      assertThat(
          number(
              connection, "select count(*) from crossdock.failure where failure_id = '" + id + "'"),
          is(1L));
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    assertThat(ids, hasSize(MEGABYTES.size()));
  }

  private void withRoomTheyAreReadAfterAll(Connection connection) throws Exception {
    try (JavaProcess replay =
        start("--input=replay", "--replayKinds=TOO_LARGE", "--maxMessageBytes=" + TOPIC_TAKES)) {
      assertThat(replay.await(300_000), is(true));
      assertThat(replay.lastWords(), replay.exitCode(), is(0));
    }
    assertThat(
        number(connection, "select count(*) from crossdock.scan"), is(2L * MEGABYTES.size() + 1));
    assertThat(
        number(connection, "select count(*) from crossdock.failure where status = 'REPLAYED'"),
        is((long) MEGABYTES.size()));
  }

  private static long number(Connection connection, String query) throws Exception {
    return Tables.number(connection, query);
  }

  private static void await(JavaProcess job, String what, Await.Condition condition)
      throws Exception {
    Await.that(
        what,
        () -> {
          assertThat(job.lastWords(), job.isRunning(), is(true));
          return condition.isMet();
        },
        job::lastWords);
  }
}
