package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.crossdock.sandbox.servers.TestBroker;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestName;

/** The bridge from MQTT 3.1.1 to Kafka, with real brokers on both sides. */
public class MqttBridgeTest {
  @ClassRule public static final TestServers SERVERS = TestServers.own();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  @Rule public final TestName name = new TestName();

  @ClassRule public static final TemporaryFolder BROKER = new TemporaryFolder();

  private static TestBroker broker;

  private MqttDevice device;
  private MovedRecords moved;
  private String topic = "";

  @BeforeClass
  public static void startTheBroker() {
    broker = TestBroker.mqtt(BROKER.getRoot().toPath(), null);
  }

  @AfterClass
  public static void stopTheBroker() {
    broker.close();
  }

  @Before
  public void start() throws Exception {
    topic = name.getMethodName();
    SERVERS.get().createTopics(List.of(new NewTopic(topic, 1, (short) 1)));
    device = new MqttDevice(broker.port());
    moved = new MovedRecords(SERVERS.get().bootstrapServers(), topic);
  }

  @After
  public void stop() throws Exception {
    moved.close();
    device.close();
  }

  @Test
  public void topicLevelsBecomeTenantKeyAndContentType() throws Exception {
    try (BridgeProcess bridge =
        bridge(
            "--route=plants/{tenant}/{device}/scan=" + topic + ";application/x-scan",
            "--route=weather/#=" + topic)) {
      bridge.awaitLine("connected to");
      device.publish("plants/acme/s1/scan", bytes("one"), false);
      device.publish("plants/acme/s1/door", bytes("nobody asked"), false);
      device.publish("weather/harbour", bytes("wind"), false);
      List<ConsumerRecord<byte[], byte[]>> records = moved.await(2);
      assertThat(records.size(), equalTo(2));
      assertThat(MovedRecords.value(records.get(0)), equalTo("one"));
      assertThat(new String(records.get(0).key(), UTF_8), equalTo("s1"));
      assertThat(MovedRecords.header(records.get(0), "tenant"), equalTo("acme"));
      assertThat(
          MovedRecords.header(records.get(0), "content-type"), equalTo("application/x-scan"));
      assertThat(
          MovedRecords.header(records.get(0), "crossdock-source"),
          containsString("mqtt%3Aplants%2Facme%2Fs1%2Fscan/0/-1/"));
      assertThat(MovedRecords.value(records.get(1)), equalTo("wind"));
      bridge.stop();
      assertThat(
          bridge.said(),
          allOf(containsString("ended: 2 moved"), containsString("0 waiting, 0 rejected")));
    }
  }

  @Test
  public void whatCannotGoToKafkaIsKeptAndStopsNothing() throws Exception {
    try (BridgeProcess bridge = bridge("--route=plants/#=" + topic)) {
      bridge.awaitLine("connected to");
      bridge.stop();
    }
    device.publish("plants/old", bytes("asked for once, and no more"), false);
    Path log = directory().resolve("bridge" + logs + ".log");
    try (BridgeProcess bridge = bridge("--route=wards/#=" + topic)) {
      bridge.awaitLine("connected to");
      device.publish("wards/big", new byte[2 * 1024 * 1024], false);
      device.publish("wards/small", bytes("good"), false);
      assertThat(MovedRecords.value(moved.await(1).get(0)), equalTo("good"));
      bridge.awaitLine("2 rejected");
      bridge.stop();
    }
    List<String> rejected = Files.readAllLines(BridgeProcess.rejected(log));
    assertThat(rejected.size(), equalTo(2));
    assertThat(
        rejected.toString(),
        allOf(
            containsString("\"kind\":\"UNMATCHED\""),
            containsString("mqtt:plants/old"),
            containsString("\"kind\":\"TOO_LARGE\""),
            containsString("mqtt:wards/big")));
  }

  @Test
  public void aLineThatIsCutAndAKafkaThatIsAwayLoseNothing() throws Exception {
    try (Relay relay = new Relay(broker.port());
        BridgeProcess bridge = bridge(relay.port(), "--route=plants/#=" + topic)) {
      bridge.awaitLine("connected to");
      device.publish("plants/a", bytes("before"), false);
      moved.await(1);
      relay.cut();
      device.publish("plants/a", bytes("while cut"), false);
      moved.await(2);
      assertThat(bridge.said(), containsString("is lost, connecting again"));
      SERVERS.get().stopBroker();
      for (int i = 0; i < 30; i++) {
        device.publish("plants/a", bytes("while Kafka is away " + i), false);
      }
      bridge.awaitLine("does not answer; waiting for it, nothing is lost");
      SERVERS.get().startBroker();
      moved.await(32);
      bridge.awaitLine("answers again");
      bridge.stop();
      // Said once and not each second, however often a busy machine lets Kafka be silent.
      assertThat(
          count(bridge.said(), "nothing is lost"),
          lessThanOrEqualTo(1 + count(bridge.said(), "answers again")));
    }
  }

  @Test
  public void mistakesOfAPersonAreSaidInALine() throws Exception {
    assertRefused("refuses the connection", "--route=#=" + topic, "--user=somebody");
    assertRefused("has not all of the topics [nowhere]", "--route=#=nowhere");
  }

  @Test
  public void tlsTrustsWhomItWasToldTo() throws Exception {
    Path key = Certificates.key(directory(), "broker");
    Path other = Certificates.key(directory(), "other");
    try (TestBroker secure = TestBroker.mqtt(folder.newFolder().toPath(), key)) {
      List<String> arguments =
          arguments("mqtts://127.0.0.1:" + secure.port(), "--route=#=" + topic);
      arguments.add("--tlsCa=" + Certificates.certificate(key));
      try (BridgeProcess bridge = BridgeProcess.start(log(), arguments.toArray(new String[0]))) {
        bridge.awaitLine("connected to");
        bridge.stop();
      }
      arguments.set(arguments.size() - 1, "--tlsCa=" + Certificates.certificate(other));
      assertRefused("and TLS: ", arguments);
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  private void assertRefused(String why, String... more) throws Exception {
    assertRefused(why, arguments("mqtt://127.0.0.1:" + broker.port(), more));
  }

  private void assertRefused(String why, List<String> arguments) throws Exception {
    try (BridgeProcess bridge = BridgeProcess.start(log(), arguments.toArray(new String[0]))) {
      assertThat(bridge.exitCode(), equalTo(2));
      assertThat(
          bridge.said(), allOf(containsString(why), not(containsString("\tat ")))); // no stack
    }
  }

  private BridgeProcess bridge(String... more) throws Exception {
    return bridge(broker.port(), more);
  }

  private BridgeProcess bridge(int port, String... more) throws Exception {
    return BridgeProcess.start(
        log(), arguments("mqtt://127.0.0.1:" + port, more).toArray(new String[0]));
  }

  private List<String> arguments(String url, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "mqtt",
                "--mqtt=3",
                "--url=" + url,
                "--clientId=" + topic,
                "--password=env:BRIDGE_PASSWORD",
                "--reportEvery=1s",
                "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers()));
    if (List.of(more).stream().noneMatch(one -> one.startsWith("--user="))) {
      all.add("--user=" + TestBroker.USER);
    }
    all.addAll(List.of(more));
    return all;
  }

  private int logs;

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
