package io.crossdock.sandbox.pubsub;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** What our emulator does beside what {@link PubsubContractTest} asks of every one. */
public class PubsubEmulatorTest {
  private static final String TOPIC = "projects/crossdock/topics/news";
  private static final String NAME = "projects/crossdock/subscriptions/scans";

  private final Topics topics = new Topics();

  private static PubsubMessage message(String data, String key) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(data))
        .setOrderingKey(key)
        .build();
  }

  private HeldSubscription subscription(Subscription.Builder definition) {
    definition.setName(NAME).setTopic(TOPIC);
    topics.createSubscription(definition.build());
    return topics.subscription(NAME);
  }

  private static List<ReceivedMessage> pull(HeldSubscription from) throws InterruptedException {
    return from.pull(100, Duration.ZERO, 0);
  }

  private static List<String> data(List<ReceivedMessage> messages) {
    return messages.stream().map(one -> one.getMessage().getData().toStringUtf8()).toList();
  }

  @Test
  public void aKeyWaitsForItsMessagesAndIsDeliveredAgainAsAWhole() throws Exception {
    topics.createTopic(TOPIC);
    HeldSubscription ordered =
        subscription(Subscription.newBuilder().setEnableMessageOrdering(true));
    topics.publish(TOPIC, List.of(message("a1", "a"), message("a2", "a"), message("b1", "b")));
    List<ReceivedMessage> first = pull(ordered);
    assertThat(data(first), contains("a1", "a2", "b1"));
    topics.publish(TOPIC, List.of(message("a3", "a"), message("c1", "c")));
    assertThat("a waits", data(pull(ordered)), contains("c1"));
    ordered.modifyAckDeadline(List.of(first.get(0).getAckId()), 0);
    assertThat(data(pull(ordered)), contains("a1", "a2", "a3"));
  }

  @Test
  public void whatIsDeliveredTooOftenGoesToTheDeadLetterTopic() throws Exception {
    String deadTopic = "projects/crossdock/topics/dead";
    topics.createTopic(TOPIC);
    topics.createTopic(deadTopic);
    topics.createSubscription(
        Subscription.newBuilder()
            .setName("projects/crossdock/subscriptions/dead")
            .setTopic(deadTopic)
            .build());
    HeldSubscription held =
        subscription(
            Subscription.newBuilder()
                .setDeadLetterPolicy(
                    DeadLetterPolicy.newBuilder()
                        .setDeadLetterTopic(deadTopic)
                        .setMaxDeliveryAttempts(5)));
    topics.publish(TOPIC, List.of(message("poison", "")));
    for (int attempt = 1; attempt <= 5; attempt++) {
      List<ReceivedMessage> delivered = pull(held);
      assertThat(delivered.get(0).getDeliveryAttempt(), equalTo(attempt));
      held.modifyAckDeadline(List.of(delivered.get(0).getAckId()), 0);
    }
    assertThat(pull(held), empty());
    assertThat(
        data(pull(topics.subscription("projects/crossdock/subscriptions/dead"))),
        contains("poison"));
  }

  @Test
  public void anAcknowledgementAfterTheDeadlineIsTooLate() throws Exception {
    topics.createTopic(TOPIC);
    HeldSubscription held = subscription(Subscription.newBuilder());
    topics.publish(TOPIC, List.of(message("x", "")));
    String ackId = pull(held).get(0).getAckId();
    held.modifyAckDeadline(List.of(ackId), 1);
    List<ReceivedMessage> again = held.pull(1, Duration.ofSeconds(30), 0);
    held.acknowledge(List.of(ackId));
    assertThat(held.unacknowledged(), equalTo(1));
    held.acknowledge(List.of(again.get(0).getAckId()));
    assertThat(held.unacknowledged(), equalTo(0));
    assertThat(held.deliveries(), equalTo(2L));
  }

  @Test
  public void whatItDoesNotDoIsRefused() {
    topics.createTopic(TOPIC);
    assertThat(
        code(() -> subscription(Subscription.newBuilder().setFilter("attributes.x = \"1\""))),
        equalTo(Status.Code.INVALID_ARGUMENT));
    assertThat(code(() -> topics.createTopic(TOPIC)), equalTo(Status.Code.ALREADY_EXISTS));
    assertThat(
        code(() -> topics.publish(TOPIC, List.of(PubsubMessage.getDefaultInstance()))),
        equalTo(Status.Code.INVALID_ARGUMENT));
    PubsubMessage large =
        PubsubMessage.newBuilder().setData(ByteString.copyFrom(new byte[10_000_001])).build();
    assertThat(
        code(() -> topics.publish(TOPIC, List.of(large))), equalTo(Status.Code.INVALID_ARGUMENT));
  }

  private static Status.Code code(Runnable call) {
    return assertThrows(StatusRuntimeException.class, call::run).getStatus().getCode();
  }

  @Test
  public void nonsenseIsAnsweredAndNothingMore() throws Exception {
    try (PubsubEmulator emulator = PubsubEmulator.start()) {
      emulator.createTopic(TOPIC);
      HttpClient client = HttpClient.newHttpClient();
      for (String path :
          List.of("/", "/v1/projects/crossdock/topics/news:explode", "/v1/" + TOPIC + ":publish")) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create("http://" + emulator.restHost() + path))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"messages\": [{]}"))
                    .timeout(Duration.ofSeconds(20))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(path, answer.statusCode(), greaterThan(399));
      }
      assertThat(emulator.publish(TOPIC, List.of(message("x", ""))).size(), equalTo(1));
      assertThat(
          InetAddress.getByName(emulator.restHost().split(":", 2)[0]).isLoopbackAddress(),
          equalTo(true));
    }
  }
}
