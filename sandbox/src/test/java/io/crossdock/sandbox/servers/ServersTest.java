package io.crossdock.sandbox.servers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.ClassRule;
import org.junit.Test;

/** What the servers do while they run. */
public final class ServersTest {
  @ClassRule public static final TestServers SERVERS = TestServers.own();

  /** 1970: older than any age at which a broker throws records away or refuses them. */
  private static final long LONG_AGO_MS = 86_400_000;

  @Test
  public void brokerKeepsARecordAndItsTimeHoweverOld() throws Exception {
    TopicPartition partition = new TopicPartition("old-news", 1);
    SERVERS.get().createTopics(List.of(new NewTopic(partition.topic(), 2, (short) 1)));
    Map<String, Object> properties = Map.of("bootstrap.servers", SERVERS.get().bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(partition.topic(), 1, LONG_AGO_MS, bytes("s1"), bytes("scan")))
          .get();
    }
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(30));
      assertThat(records.count(), is(1));
      ConsumerRecord<byte[], byte[]> record = records.iterator().next();
      assertThat(record.timestamp(), is(LONG_AGO_MS));
      assertThat(record.value(), is(bytes("scan")));
    }
  }

  @Test
  public void topicThatIsThereIsSaid() {
    List<NewTopic> topics = List.of(new NewTopic("once", 1, (short) 1));
    SERVERS.get().createTopics(topics);
    SandboxException refusal =
        assertThrows(SandboxException.class, () -> SERVERS.get().createTopics(topics));
    assertThat(refusal.getMessage(), containsString("already exists"));
  }

  @Test
  public void writerMayWriteRowsAndNotChangeTables() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(SERVERS.get().jdbcUrl(), Servers.WRITER, "");
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("select count(*) from crossdock.scan")) {
        rows.next();
        assertThat(rows.getInt(1), is(0));
      }
      SQLException refusal =
          assertThrows(
              SQLException.class, () -> statement.execute("drop table crossdock.scan cascade"));
      assertThat(refusal.getSQLState(), is("42501"));
    }
  }

  /** All of 127/8 is this machine: a server on every address would answer on its second too. */
  @Test
  public void bothAreOnTheLoopbackAddressOnly() {
    String broker = SERVERS.get().bootstrapServers();
    int brokerPort = Integer.parseInt(broker.substring(broker.indexOf(':') + 1));
    for (int port : new int[] {brokerPort, SERVERS.get().databasePort()}) {
      assertThat(Deadline.listens("127.0.0.1", port), is(true));
      assertThat(Deadline.listens("127.0.0.2", port), is(false));
    }
  }

  @Test
  public void databaseComesBackWithItsRowsOnItsPort() throws SQLException {
    int port = SERVERS.get().databasePort();
    execute("create table kept (line text)");
    execute("insert into kept values ('before')");
    SERVERS.get().stopDatabase();
    assertThat(Deadline.listens("127.0.0.1", port), is(false));
    assertThrows(SQLException.class, () -> SERVERS.get().connect());

    SERVERS.get().startDatabase();
    assertThat(SERVERS.get().databasePort(), is(port));
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select line from kept")) {
      rows.next();
      assertThat(rows.getString(1), is("before"));
    }
  }

  @Test
  public void logHoldsNoChatter() throws Exception {
    assertThat(SERVERS.log(), not(containsString("INFO")));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
