package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.Tables;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestBroker;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Scans go through real brokers of MQTT and AMQP, bridges that are killed twice, Kafka and the
 * barcode pipeline into PostgreSQL: each is there once, however often it was sent or moved.
 */
public class BridgedScansTest {
  @ClassRule public static final TestServers SERVERS = new TestServers();

  /** Scans for each kind of broker. */
  private static final int SCANS = Integer.getInteger("crossdock.doors.scans", 2_000);

  private static final int POISON = 20;

  /** Each so manyth message is sent twice. */
  private static final int TWICE = 10;

  private final Instant begin = Instant.now().minusSeconds(1_800);

  @Test
  public void eachScanIsOneRowAlthoughBridgesAreKilled() throws Exception {
    SERVERS
        .get()
        .createTopics(
            List.of(
                new NewTopic("scans-mqtt", 2, (short) 1),
                new NewTopic("scans-amqp", 2, (short) 1)));
    Path directory = SERVERS.directory();
    try (TestBroker broker = TestBroker.mqtt(directory, null);
        MqttDevice device = new MqttDevice(broker.port())) {
      move("mqtt", device, mqtt(broker));
    }
    try (TestBroker broker = TestBroker.amqp(directory, null);
        AmqpSender sender = new AmqpSender(broker.port())) {
      move("amqp", sender, amqp(broker));
    }
    runThePipeline();
    try (Connection connection = SERVERS.get().connect()) {
      for (String kind : List.of("mqtt", "amqp")) {
        assertThat(
            "rows of " + kind,
            Tables.number(
                connection,
                "select count(*) from crossdock.scan where tenant = 'acme' and event_id like '"
                    + kind
                    + "-%'"),
            equalTo((long) SCANS));
        assertThat(
            "dead letters of " + kind,
            Tables.number(
                connection,
                "select count(*) from crossdock.failure where kind = 'MALFORMED'"
                    + " and source_message_id <> '' and source_name like '"
                    + kind
                    + ":%'"),
            equalTo((long) POISON));
      }
      assertThat(
          Tables.number(connection, "select count(*) from crossdock.scan"), equalTo(2L * SCANS));
      assertThat(
          Tables.number(connection, "select count(*) from crossdock.failure"),
          equalTo(2L * POISON));
    }
  }

  /** Sends all while a bridge runs, is dead, and runs again, and waits until all is in Kafka. */
  private void move(String kind, Outbox outbox, String[] arguments) throws Exception {
    int total = SCANS + POISON;
    Path log = SERVERS.directory().resolve("bridge-" + kind + ".log");
    try (MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "scans-" + kind)) {
      try (BridgeProcess bridge = BridgeProcess.start(log, arguments)) {
        bridge.awaitLine("connected to");
        send(kind, outbox, 0, total * 2 / 5);
        moved.await(total / 20);
        bridge.kill();
      }
      send(kind, outbox, total * 2 / 5, total * 3 / 5); // nobody is there
      try (BridgeProcess bridge = BridgeProcess.start(log, arguments)) {
        moved.await(moved.sources().size() + total / 20);
        bridge.kill();
      }
      try (BridgeProcess bridge = BridgeProcess.start(log, arguments)) {
        send(kind, outbox, total * 3 / 5, total);
        moved.await(total);
        bridge.stop();
      }
      assertThat("coordinates", moved.sources().size(), equalTo(total));
      assertThat("records", moved.all().size(), greaterThan(total));
      System.out.printf(
          "%s: %,d records in Kafka of %,d messages, %,d of them sent twice%n",
          kind, moved.all().size(), total, total / TWICE);
    }
  }

  private void send(String kind, Outbox outbox, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      byte[] payload = i < SCANS ? scan(kind, i) : ("poison " + i).getBytes(UTF_8);
      for (int times = i % TWICE == 0 ? 2 : 1; times > 0; times--) {
        outbox.send("acme", "scanner-" + i % 40, payload);
      }
    }
    outbox.flush();
  }

  private byte[] scan(String kind, int number) {
    return """
    {"eventId": "%s-%d", "productId": "4006381333931", "location": "dock-%d",
     "scannerId": "scanner-%d", "timestamp": "%s"}
    """
        .formatted(
            kind, number, number % 40, number % 40, begin.plusMillis(number * 1_000_000L / SCANS))
        .getBytes(UTF_8);
  }

  private static void runThePipeline() throws Exception {
    Servers servers = SERVERS.get();
    try (JavaProcess job =
        PipelineJob.start(
            "barcode",
            servers,
            SERVERS.directory(),
            new PipelineJob.Suited(List.of("--shards=8"), List.of()),
            List.of(
                PipelineJob.DIRECT,
                "--kafkaTopics=scans-mqtt,scans-amqp",
                "--kafkaReadUntil=" + Instant.now().plusSeconds(1)))) {
      assertThat(job.lastWords(), job.await(600_000), is(true));
      assertThat(job.lastWords(), job.exitCode(), is(0));
    }
  }

  private static String[] mqtt(TestBroker broker) {
    return new String[] {
      "mqtt",
      "--mqtt=3",
      "--url=mqtt://127.0.0.1:" + broker.port(),
      "--clientId=crossdock",
      "--user=" + TestBroker.USER,
      "--password=env:BRIDGE_PASSWORD",
      "--inFlight=20",
      "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers(),
      "--route=plants/{tenant}/{device}/scan=scans-mqtt;application/vnd.crossdock.scan+json"
    };
  }

  private static String[] amqp(TestBroker broker) {
    return new String[] {
      "amqp",
      "--url=amqp://127.0.0.1:" + broker.port(),
      "--queue=" + AmqpSender.QUEUE,
      "--user=" + TestBroker.USER,
      "--password=env:BRIDGE_PASSWORD",
      "--inFlight=20",
      "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers(),
      "--route={tenant}.{device}.scan=scans-amqp;application/vnd.crossdock.scan+json"
    };
  }
}
