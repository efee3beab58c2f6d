package io.crossdock.sandbox.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import com.google.pubsub.v1.PubsubMessage;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.crossdock.io.message.Headers;
import io.crossdock.io.pubsub.PubsubOutput;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.sandbox.pubsub.PubsubEmulator;
import io.crossdock.sandbox.servers.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What {@code scripts/generate} leaves with the brokers that no other test has it send to. */
public class GeneratedMessagesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private static final int COUNT = 300;

  /** Sends trucks' events, each of which says something. */
  private static int generate(String... options) {
    List<String> all =
        new ArrayList<>(List.of("fleet", "--rate=0", "--count=" + COUNT, "--format=protobuf"));
    all.addAll(List.of(options));
    return Generate.run(all.toArray(new String[0]));
  }

  private String[] login(String door, TestBroker broker) throws Exception {
    Path password = Files.writeString(folder.getRoot().toPath().resolve("p"), TestBroker.PASSWORD);
    return new String[] {
      "--door=" + door,
      "--url=" + door + "://127.0.0.1:" + broker.port(),
      "--user=" + TestBroker.USER,
      "--password=file:" + password,
      "--mqtt=3"
    };
  }

  @Test
  public void pubsubGetsIdsArrivalsAndKeys() throws Exception {
    try (PubsubEmulator emulator = PubsubEmulator.start();
        PubsubClient client =
            new PubsubSettings(emulator.restHost()).connect(PipelineOptionsFactory.create())) {
      for (String topic : List.of("temperature", "gps", "door")) {
        emulator.createTopic("projects/sandbox/topics/load-" + topic);
        emulator.createSubscription(
            "projects/sandbox/subscriptions/" + topic, "projects/sandbox/topics/load-" + topic, 60);
      }
      long before = System.currentTimeMillis();
      assertThat(
          generate(
              "--door=pubsub",
              "--project=sandbox",
              "--prefix=load-",
              "--pubsubEmulatorHost=" + emulator.restHost()),
          is(0));
      Set<String> ids = new HashSet<>();
      for (String topic : List.of("temperature", "gps", "door")) {
        for (PubsubMessage message : pull(client, topic)) {
          ids.add(message.getAttributesOrThrow(PubsubOutput.ID));
          assertThat(
              message.getAttributesOrThrow(Headers.CONTENT_TYPE), containsString("protobuf"));
          assertThat(
              message.getOrderingKey(),
              startsWith(message.getAttributesOrThrow(Headers.TENANT) + "/"));
          long arrival = Long.parseLong(message.getAttributesOrThrow(PubsubSender.ARRIVAL));
          assertThat(arrival >= before && arrival <= System.currentTimeMillis(), is(true));
        }
      }
      assertThat(ids.size(), is(COUNT));
    }
  }

  private static List<PubsubMessage> pull(PubsubClient client, String topic) throws Exception {
    PubsubClient.SubscriptionPath path =
        PubsubClient.subscriptionPathFromPath("projects/sandbox/subscriptions/" + topic);
    List<PubsubMessage> all = new ArrayList<>();
    while (true) {
      List<PubsubClient.IncomingMessage> some =
          client.pull(System.currentTimeMillis(), path, COUNT, true);
      if (some.isEmpty()) {
        return all;
      }
      some.forEach(one -> all.add(one.message()));
    }
  }

  @Test
  public void amqpGetsIdsAndTypesAndAQueueMustBeBound() throws Exception {
    try (TestBroker broker = TestBroker.amqp(folder.getRoot().toPath(), null)) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      PrintStream error = System.err;
      System.setErr(new PrintStream(said, true, UTF_8));
      try {
        assertThat(generate(login("amqp", broker)), is(1));
      } finally {
        System.setErr(error);
      }
      assertThat(said.toString(UTF_8), containsString("bound to amq.topic for "));
      ConnectionFactory factory = new ConnectionFactory();
      factory.setPort(broker.port());
      factory.setUsername(TestBroker.USER);
      factory.setPassword(TestBroker.PASSWORD);
      try (Connection connection = factory.newConnection();
          Channel channel = connection.createChannel()) {
        channel.queueDeclare("load", true, false, false, null);
        channel.queueBind("load", "amq.topic", "#");
        assertThat(generate(login("amqp", broker)), is(0));
        Set<String> ids = new HashSet<>();
        for (GetResponse one = channel.basicGet("load", true);
            one != null;
            one = channel.basicGet("load", true)) {
          ids.add(one.getProps().getMessageId());
          assertThat(one.getProps().getContentType(), containsString("protobuf"));
          assertThat(
              one.getEnvelope().getRoutingKey(),
              startsWith(one.getProps().getHeaders().get(Headers.TENANT) + "."));
        }
        assertThat(ids.size(), is(COUNT));
      }
    }
  }

  @Test
  public void mqttGetsTopicsThatSayWhoseAMessageIs() throws Exception {
    try (TestBroker broker = TestBroker.mqtt(folder.getRoot().toPath(), null)) {
      Mqtt3BlockingClient client =
          Mqtt3Client.builder()
              .identifier("listener")
              .serverHost("127.0.0.1")
              .serverPort(broker.port())
              .simpleAuth(
                  Mqtt3SimpleAuth.builder()
                      .username(TestBroker.USER)
                      .password(TestBroker.PASSWORD.getBytes(UTF_8))
                      .build())
              .buildBlocking();
      client.connect();
      try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
          client.publishes(MqttGlobalPublishFilter.ALL)) {
        client.subscribeWith().topicFilter("#").qos(MqttQos.AT_LEAST_ONCE).send();
        assertThat(generate(login("mqtt", broker)), is(0));
        for (int i = 0; i < COUNT; i++) {
          Optional<Mqtt3Publish> one = publishes.receive(20, TimeUnit.SECONDS);
          assertThat("message " + i, one.isPresent(), equalTo(true));
          assertThat(
              one.get().getTopic().toString(),
              matchesPattern("plants/[^/]+/[^/]+/(temperature|gps|door)"));
        }
      }
      client.disconnect();
    }
  }
}
