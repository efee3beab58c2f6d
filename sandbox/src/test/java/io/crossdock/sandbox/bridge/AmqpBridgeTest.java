package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.MessageProperties;
import io.crossdock.sandbox.servers.TestBroker;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The bridge from AMQP 0-9-1 to Kafka, with real brokers on both sides. */
public class AmqpBridgeTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private int logs;

  @Test
  public void propertiesHeadersAndRoutingKeySayWhatAMessageIs() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("amqp", 1, (short) 1)));
    try (TestBroker broker = TestBroker.amqp(directory(), null);
        Relay relay = new Relay(broker.port());
        AmqpPublisher sender = new AmqpPublisher(broker.port());
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "amqp");
        BridgeProcess bridge =
            bridge(
                "amqp://127.0.0.1:" + relay.port(),
                "--route={tenant}.{device}.scan=amqp;application/x-scan",
                "--route=#=amqp")) {
      bridge.awaitLine("connected to");
      AMQP.BasicProperties said =
          MessageProperties.PERSISTENT_BASIC
              .builder()
              .contentType("text/plain")
              .messageId("order-7")
              .headers(Map.of("tenant", "other", "device", "gate"))
              .build();
      sender.publish("acme.s1.scan", MessageProperties.MINIMAL_PERSISTENT_BASIC, bytes("one"));
      sender.publish("acme.s1.scan", said, bytes("two"));
      sender.publish("free", said, bytes("three"));
      sender.flush();
      List<ConsumerRecord<byte[], byte[]>> records = moved.await(3);
      assertRecord(records.get(0), "one", "acme", "s1", "application/x-scan");
      assertRecord(records.get(1), "two", "acme", "gate", "text/plain");
      assertRecord(records.get(2), "three", "other", "gate", "text/plain");
      assertThat(
          MovedRecords.header(records.get(2), "crossdock-source"),
          startsWith("amqp%3Ascans/0/-1/order-7%23"));

      relay.cut();
      sender.publish("free", said, bytes("after the cut"));
      sender.flush();
      moved.await(4);
      assertThat(bridge.said(), containsString("is lost, connecting again"));
      bridge.stop();
      assertThat(bridge.said(), containsString("0 waiting, 0 rejected"));

      assertRefused("refuses the connection", relay.port(), "--user=somebody", "--queue=scans");
      assertRefused("has no queue \"nothing\"", relay.port(), "--queue=nothing");
    }
  }

  @Test
  public void tlsTrustsWhomItWasToldTo() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("secure", 1, (short) 1)));
    Path key = Certificates.key(directory(), "broker");
    Path other = Certificates.key(directory(), "other");
    try (TestBroker secure = TestBroker.amqp(directory(), key)) {
      String url = "amqps://127.0.0.1:" + secure.port();
      // It has no queue, but to hear so it had to be let in.
      assertSaid(
          "has no queue",
          arguments(url, "--route=#=secure", "--tlsCa=" + Certificates.certificate(key)));
      assertSaid(
          "and TLS: ",
          arguments(url, "--route=#=secure", "--tlsCa=" + Certificates.certificate(other)));
    }
  }

  private void assertRefused(String why, int port, String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("--route=#=amqp");
    assertSaid(why, arguments("amqp://127.0.0.1:" + port, all.toArray(new String[0])));
  }

  private void assertSaid(String why, List<String> arguments) throws Exception {
    try (BridgeProcess bridge = BridgeProcess.start(log(), arguments.toArray(new String[0]))) {
      assertThat(bridge.exitCode(), equalTo(2));
      assertThat(
          bridge.said(), allOf(containsString(why), not(containsString("\tat ")))); // no stack
    }
  }

  private static void assertRecord(
      ConsumerRecord<byte[], byte[]> record,
      String value,
      String tenant,
      String device,
      String contentType) {
    assertThat(MovedRecords.value(record), equalTo(value));
    assertThat(MovedRecords.header(record, "tenant"), equalTo(tenant));
    assertThat(new String(record.key(), UTF_8), equalTo(device));
    assertThat(MovedRecords.header(record, "content-type"), equalTo(contentType));
  }

  private BridgeProcess bridge(String url, String... more) {
    return BridgeProcess.start(log(), arguments(url, more).toArray(new String[0]));
  }

  private static List<String> arguments(String url, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "amqp",
                "--url=" + url,
                "--password=env:BRIDGE_PASSWORD",
                "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers()));
    addUnlessThere(all, "--user=", TestBroker.USER, more);
    addUnlessThere(all, "--queue=", AmqpPublisher.QUEUE, more);
    all.addAll(List.of(more));
    return all;
  }

  private static void addUnlessThere(List<String> all, String name, String value, String... more) {
    if (List.of(more).stream().noneMatch(one -> one.startsWith(name))) {
      all.add(name + value);
    }
  }

  /** A log for each bridge. */
  private Path log() {
    return directory().resolve("bridge" + logs++ + ".log");
  }

  private Path directory() {
    return folder.getRoot().toPath();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
