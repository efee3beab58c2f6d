package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.Mosquitto;
import io.crossdock.sandbox.servers.TestBroker;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The bridge from a broker that speaks MQTT 5, where messages say what they are, and 3.1.1. */
public class Mqtt5BridgeTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final String[] ROUTES = {
    "--route=plants/{tenant}/{device}/scan=five;application/x-route", "--route=free/#=five"
  };

  private int port;
  private int logs;

  @Test
  public void propertiesSayWhatAMessageIsAndTheSessionOutlivesTheBridge() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("five", 1, (short) 1)));
    try (Mosquitto broker = Mosquitto.start(folder.getRoot().toPath());
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "five")) {
      port = broker.port();
      Mqtt5BlockingClient device = device();
      try (BridgeProcess bridge = bridge(ROUTES)) {
        bridge.awaitLine("connected to");
        publish(device, "plants/acme/s1/scan", "one", true);
        publish(device, "free/x", "two", false);
        List<ConsumerRecord<byte[], byte[]>> records = moved.await(2);
        assertThat(MovedRecords.header(records.get(0), "content-type"), equalTo("text/x-scan"));
        // The broker knows who may send to which topic; the property is only said.
        assertThat(MovedRecords.header(records.get(0), "tenant"), equalTo("acme"));
        assertThat(new String(records.get(0).key(), UTF_8), equalTo("gate"));
        assertThat(
            MovedRecords.header(records.get(0), "crossdock-source"), containsString("id-one%23"));
        assertThat(MovedRecords.header(records.get(1), "tenant"), equalTo("other"));
        bridge.stop();
      }
      publish(device, "free/x", "while nobody is there", false);
      try (BridgeProcess bridge = bridge(ROUTES)) {
        moved.await(3);
        bridge.stop();
      }
      // The subscription was there, so the broker has not sent its retained copy anew.
      assertThat(moved.all().size(), equalTo(3));
      device.disconnect();
    }
  }

  /** With 3.1.1 a broker sends its copy at each connection; Moquette sent none marked as one. */
  @Test
  public void aRetainedCopyHasTheCoordinatesOfItsMessage() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("state", 1, (short) 1)));
    try (Mosquitto broker = Mosquitto.start(folder.getRoot().toPath());
        MqttDevice device = new MqttDevice(broker.port());
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "state")) {
      port = broker.port();
      try (BridgeProcess bridge = bridge("--mqtt=3", "--route=state/+=state")) {
        bridge.awaitLine("connected to");
        device.publish("state/pump", "on".getBytes(UTF_8), true);
        moved.await(1);
        bridge.stop();
      }
      try (BridgeProcess bridge = bridge("--mqtt=3", "--route=state/+=state")) {
        Await.that("the copy is moved", () -> moved.all().size() >= 2, moved::all);
        bridge.stop();
      }
      assertThat(moved.sources().size(), equalTo(1));
      int before = moved.all().size();
      try (BridgeProcess bridge =
          bridge("--mqtt=3", "--route=state/+=state", "--retained=skip", "--reportEvery=1s")) {
        bridge.awaitLine("1 left out");
        bridge.stop();
      }
      assertThat(moved.all().size(), equalTo(before));
    }
  }

  /** Debian 12's Mosquitto floods who was away, and the client refuses more than it announced. */
  @Test
  public void whatWaitsIsMovedAlsoFromABrokerThatSendsMoreThanItWasTold() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("waiting", 1, (short) 1)));
    try (Mosquitto broker = Mosquitto.start(folder.getRoot().toPath());
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "waiting")) {
      port = broker.port();
      String route = "--route=free/#=waiting";
      try (BridgeProcess bridge = bridge("--inFlight=5", route)) {
        bridge.awaitLine("connected to");
        bridge.stop();
      }
      Mqtt5BlockingClient device = device();
      for (int i = 0; i < 300; i++) {
        publish(device, "free/" + i, "message " + i, false);
      }
      device.disconnect();
      try (BridgeProcess bridge = bridge("--inFlight=5", route)) {
        moved.await(300);
        bridge.stop();
        assertThat(bridge.said(), not(containsString("\tat "))); // no stack
      }
    }
  }

  /** Two bridges of a group, as two machines would run them. */
  @Test
  public void aGroupOfBridgesSharesTheMessages() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("shared", 1, (short) 1)));
    try (Mosquitto broker = Mosquitto.start(folder.getRoot().toPath());
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "shared")) {
      port = broker.port();
      String route = "--route=free/#=shared";
      try (BridgeProcess one = bridgeOf("one", "--share=movers", route);
          BridgeProcess other = bridgeOf("other", "--share=movers", route)) {
        one.awaitLine("connected to");
        other.awaitLine("connected to");
        Mqtt5BlockingClient device = device();
        for (int i = 0; i < 40; i++) {
          publish(device, "free/" + i, "message " + i, false);
        }
        device.disconnect();
        moved.await(40);
        one.stop();
        other.stop();
        assertThat("each is moved by one of them", moved.all().size(), equalTo(40));
        for (BridgeProcess bridge : List.of(one, other)) {
          assertThat(bridge.said(), not(containsString("ended: 0 moved")));
        }
      }
    }
  }

  @Test
  public void aCertificateOfOursLetsUsIn() throws Exception {
    SERVERS.get().createTopics(List.of(new NewTopic("secured", 1, (short) 1)));
    Path directory = folder.getRoot().toPath();
    Path brokers = Certificates.key(directory, "broker");
    Path ours = Certificates.key(directory, "bridge");
    Path brokersCertificate = Certificates.certificate(brokers);
    try (Mosquitto broker =
            Mosquitto.start(
                directory,
                brokersCertificate,
                Certificates.privateKey(brokers),
                Certificates.certificate(ours));
        MovedRecords moved = new MovedRecords(SERVERS.get().bootstrapServers(), "secured")) {
      String[] arguments = {
        "mqtt",
        "--url=mqtts://127.0.0.1:" + broker.port(),
        "--clientId=crossdock",
        "--tlsCa=" + brokersCertificate,
        "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers(),
        "--route=$SYS/broker/version=secured"
      };
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add("--tlsKeyStore=" + ours);
      all.add("--tlsKeyStorePassword=env:BRIDGE_PASSWORD");
      try (BridgeProcess bridge =
          BridgeProcess.start(directory.resolve("in.log"), all.toArray(new String[0]))) {
        bridge.awaitLine("connected to");
        // Nobody else has a certificate: what the broker says of itself is moved.
        assertThat(MovedRecords.value(moved.await(1).get(0)), startsWith("mosquitto version"));
        bridge.stop();
      }
      try (BridgeProcess bridge = BridgeProcess.start(directory.resolve("out.log"), arguments)) {
        assertThat("without it the broker lets nobody in", bridge.exitCode(), equalTo(2));
      }
    }
  }

  private Mqtt5BlockingClient device() {
    Mqtt5BlockingClient device =
        Mqtt5Client.builder()
            .identifier("device")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth(
                Mqtt5SimpleAuth.builder()
                    .username(TestBroker.USER)
                    .password(TestBroker.PASSWORD.getBytes(UTF_8))
                    .build())
            .buildBlocking();
    device.connect();
    return device;
  }

  private static void publish(
      Mqtt5BlockingClient device, String topic, String text, boolean retain) {
    device
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(text.getBytes(UTF_8))
        .retain(retain)
        .contentType("text/x-scan")
        .userProperties()
        .add("tenant", "other")
        .add("device", "gate")
        .add("message-id", "id-" + text.replace(' ', '-'))
        .applyUserProperties()
        .send();
  }

  private BridgeProcess bridge(String... more) {
    return bridgeOf("crossdock", more);
  }

  private BridgeProcess bridgeOf(String clientId, String... more) {
    Path log = folder.getRoot().toPath().resolve("bridge" + logs++ + ".log");
    List<String> all =
        new ArrayList<>(
            List.of(
                "mqtt",
                "--url=mqtt://127.0.0.1:" + port,
                "--clientId=" + clientId,
                "--user=" + TestBroker.USER,
                "--password=env:BRIDGE_PASSWORD",
                "--kafkaBootstrapServers=" + SERVERS.get().bootstrapServers()));
    all.addAll(List.of(more));
    return BridgeProcess.start(log, all.toArray(new String[0]));
  }
}
