package io.crossdock.sandbox.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.IncomingMessage;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.OutgoingMessage;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.SubscriptionPath;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubClient.TopicPath;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubIO;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubJsonClient;
import org.apache.beam.sdk.io.gcp.pubsub.PubsubOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestName;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * What both emulators do, ours and Google's, as Google's own Java client and PubsubIO see it. What
 * holds of both is what tests with ours may rest on.
 */
@RunWith(Parameterized.class)
public class PubsubContractTest {
  private static final int SECONDS = 60;

  @Parameters(name = "{0}")
  public static List<String> emulators() {
    return List.of("ours", "Google's");
  }

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  /** One of each for all tests, which have topics of their own: Google's is slow to start. */
  private static final Map<String, Emulator> STARTED = new HashMap<>();

  @Rule public final TestName test = new TestName();

  private final String which;
  private String restHost = "";
  private Optional<ManagedChannel> channel = Optional.empty();

  public PubsubContractTest(String which) {
    this.which = which;
  }

  private record Emulator(AutoCloseable server, String restHost, String grpcHost) {}

  @Before
  public void start() throws Exception {
    if (!STARTED.containsKey(which)) {
      STARTED.put(which, which.equals("ours") ? ours() : googles());
    }
    Emulator emulator = STARTED.get(which);
    restHost = emulator.restHost();
    channel =
        Optional.of(ManagedChannelBuilder.forTarget(emulator.grpcHost()).usePlaintext().build());
  }

  private static Emulator ours() {
    PubsubEmulator started = PubsubEmulator.start();
    return new Emulator(started, started.restHost(), started.grpcHost());
  }

  private static Emulator googles() throws Exception {
    Optional<Path> jar = GoogleEmulator.jar();
    assumeTrue(
        "Google's emulator is not here: gcloud components install pubsub-emulator",
        jar.isPresent());
    GoogleEmulator started = GoogleEmulator.start(jar.orElseThrow(), FOLDER.getRoot().toPath());
    return new Emulator(started, started.host(), started.host());
  }

  @After
  public void stop() {
    channel.ifPresent(ManagedChannel::shutdownNow);
  }

  @AfterClass
  public static void stopEmulators() throws Exception {
    for (Emulator emulator : STARTED.values()) {
      emulator.server().close();
    }
    STARTED.clear();
  }

  /** The name of this test's topic. */
  private String topic() {
    return "projects/sandbox/topics/" + name();
  }

  /** The name of this test's subscription. */
  private String subscriptionName() {
    return "projects/sandbox/subscriptions/" + name();
  }

  /** No name may begin with "goog". */
  private String name() {
    return "of-" + test.getMethodName().replaceAll("\\W.*", "");
  }

  private TransportChannelProvider transport() {
    return FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel.orElseThrow()));
  }

  private PubsubOptions options() {
    PubsubOptions options = PipelineOptionsFactory.create().as(PubsubOptions.class);
    options.setPubsubRootUrl("http://" + restHost);
    options.setCredentialFactoryClass(NoopCredentialFactory.class);
    return options;
  }

  private PubsubClient rest() throws IOException {
    return PubsubJsonClient.FACTORY.newClient(null, null, options());
  }

  private TopicAdminClient topicAdmin() throws IOException {
    return TopicAdminClient.create(
        TopicAdminSettings.newBuilder()
            .setTransportChannelProvider(transport())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build());
  }

  private SubscriptionAdminClient subscriptionAdmin() throws IOException {
    return SubscriptionAdminClient.create(
        SubscriptionAdminSettings.newBuilder()
            .setTransportChannelProvider(transport())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build());
  }

  private void create(boolean ordered) throws IOException {
    try (TopicAdminClient topics = topicAdmin();
        SubscriptionAdminClient subscriptions = subscriptionAdmin()) {
      topics.createTopic(topic());
      subscriptions.createSubscription(
          Subscription.newBuilder()
              .setName(subscriptionName())
              .setTopic(topic())
              .setAckDeadlineSeconds(10)
              .setEnableMessageOrdering(ordered)
              .build());
    }
  }

  private SubscriptionPath subscription() {
    return PubsubClient.subscriptionPathFromPath(subscriptionName());
  }

  private static OutgoingMessage outgoing(String data, String key) {
    return OutgoingMessage.of(
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFromUtf8(data))
            .setOrderingKey(key)
            .putAttributes("content-type", "text/plain")
            .build(),
        0,
        null,
        null);
  }

  private List<IncomingMessage> pull(PubsubClient client, int atLeast) throws IOException {
    List<IncomingMessage> all = new ArrayList<>();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (all.size() < atLeast) {
      assertThat("messages came in time", deadline - System.nanoTime(), greaterThan(0L));
      all.addAll(client.pull(0, subscription(), 100, false));
    }
    return all;
  }

  @Test
  public void whatIsPublishedComesBackUntilItIsAcknowledged() throws Exception {
    create(false);
    PubsubClient client = rest();
    TopicPath topic = PubsubClient.topicPathFromPath(topic());
    long before = System.currentTimeMillis();
    assertThat(client.publish(topic, List.of(outgoing("ü", "key"))), equalTo(1));
    IncomingMessage first = pull(client, 1).get(0);
    assertThat(first.message().getData().toStringUtf8(), equalTo("ü"));
    assertThat(first.message().getOrderingKey(), equalTo("key"));
    assertThat(first.message().getAttributesMap(), equalTo(Map.of("content-type", "text/plain")));
    assertThat(first.timestampMsSinceEpoch(), greaterThan(before - 1_000));

    client.modifyAckDeadline(subscription(), List.of(first.ackId()), 0);
    IncomingMessage again = pull(client, 1).get(0);
    assertThat("given back", again.recordId(), equalTo(first.recordId()));

    client.modifyAckDeadline(subscription(), List.of(again.ackId()), 1);
    IncomingMessage late = pull(client, 1).get(0);
    assertThat("after its deadline", late.recordId(), equalTo(first.recordId()));

    client.acknowledge(subscription(), List.of(late.ackId()));
    client.publish(topic, List.of(outgoing("next", "")));
    IncomingMessage next = pull(client, 1).get(0);
    assertThat(next.message().getData().toStringUtf8(), equalTo("next"));
    client.acknowledge(subscription(), List.of(next.ackId()));
    assertThat(client.pull(0, subscription(), 100, true), empty());
  }

  @Test
  public void whatIsNotThereIsSaid() throws Exception {
    PubsubClient client = rest();
    GoogleJsonResponseException refused =
        assertThrows(
            GoogleJsonResponseException.class, () -> client.pull(0, subscription(), 1, true));
    assertThat(refused.getStatusCode(), equalTo(404));
    try (TopicAdminClient topics = topicAdmin()) {
      assertThrows(NotFoundException.class, () -> topics.getTopic(topic()));
    }
  }

  /** Google's Java client publishes with ordering keys, streams, and acknowledges. */
  @Test
  public void googlesClientReceivesEachKeyInOrder() throws Exception {
    create(true);
    Publisher publisher =
        Publisher.newBuilder(topic())
            .setChannelProvider(transport())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .setEnableMessageOrdering(true)
            .build();
    for (int i = 0; i < 60; i++) {
      publisher
          .publish(
              PubsubMessage.newBuilder()
                  .setData(ByteString.copyFromUtf8(Integer.toString(i)))
                  .setOrderingKey("key-" + i % 3)
                  .build())
          .get(SECONDS, TimeUnit.SECONDS);
    }
    publisher.shutdown();
    Map<String, List<Integer>> received = Collections.synchronizedMap(new TreeMap<>());
    CountDownLatch all = new CountDownLatch(60);
    MessageReceiver receiver =
        (message, reply) -> {
          int number = Integer.parseInt(message.getData().toStringUtf8());
          received.computeIfAbsent(message.getOrderingKey(), key -> new ArrayList<>()).add(number);
          reply.ack();
          all.countDown();
        };
    Subscriber subscriber =
        Subscriber.newBuilder(subscriptionName(), receiver)
            .setChannelProvider(transport())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    subscriber.startAsync().awaitRunning();
    assertThat("all came", all.await(SECONDS, TimeUnit.SECONDS), equalTo(true));
    subscriber.stopAsync().awaitTerminated();
    assertThat(received.keySet(), hasSize(3));
    received.forEach(
        (key, numbers) -> {
          List<Integer> sorted = numbers.stream().sorted().distinct().toList();
          assertThat(key, numbers, equalTo(sorted));
        });
  }

  @Test
  public void pubsubIoReadsAndPublishes() throws Exception {
    create(false);
    String other = "projects/sandbox/topics/shouted";
    String heard = "projects/sandbox/subscriptions/heard";
    PubsubClient client = rest();
    client.createTopic(PubsubClient.topicPathFromPath(other));
    client.createSubscription(
        PubsubClient.topicPathFromPath(other), PubsubClient.subscriptionPathFromPath(heard), 10);
    client.publish(PubsubClient.topicPathFromPath(topic()), List.of(outgoing("hello", "")));
    PubsubOptions options = options();
    options.setStreaming(true);
    options.as(DirectOptions.class).setBlockOnRun(false);
    options.as(DirectOptions.class).setTargetParallelism(1);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Read", PubsubIO.readStrings().fromSubscription(subscriptionName()))
        .apply("Write", PubsubIO.writeStrings().to(other));
    PipelineResult running = pipeline.run();
    try {
      List<IncomingMessage> answers = new ArrayList<>();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (answers.isEmpty()) {
        assertThat("it came in time", deadline - System.nanoTime(), greaterThan(0L));
        answers.addAll(client.pull(0, PubsubClient.subscriptionPathFromPath(heard), 100, false));
      }
      assertThat(
          answers.get(0).message().getData().toString(StandardCharsets.UTF_8), equalTo("hello"));
    } finally {
      running.cancel();
    }
  }
}
