package io.crossdock.sandbox.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The emulator's topics and subscriptions. What a caller does wrong is a {@code
 * StatusRuntimeException} with the code that the service would give.
 */
final class Topics {
  private static final int MOST_BYTES = 10_000_000;
  private static final int MOST_DEADLINE_SECONDS = 600;
  private static final int LEAST_DEADLINE_SECONDS = 10;

  private final Map<String, List<HeldSubscription>> subscribers = new TreeMap<>();
  private final Map<String, HeldSubscription> subscriptions = new TreeMap<>();
  private long lastId;

  synchronized void createTopic(String name) {
    require(name.matches("projects/[^/]+/topics/[^/]+"), "no name of a topic: " + name);
    if (subscribers.putIfAbsent(name, new ArrayList<>()) != null) {
      throw Status.ALREADY_EXISTS.withDescription(name + " is there already").asRuntimeException();
    }
  }

  synchronized List<String> topics() {
    return List.copyOf(subscribers.keySet());
  }

  synchronized void requireTopic(String name) {
    subscribers(name);
  }

  synchronized void deleteTopic(String name) {
    subscribers(name);
    subscribers.remove(name);
  }

  private List<HeldSubscription> subscribers(String topic) {
    List<HeldSubscription> all = subscribers.get(topic);
    if (all == null) {
      throw notFound(topic);
    }
    return all;
  }

  /** Makes a subscription; as it is then. */
  synchronized Subscription createSubscription(Subscription asked) {
    require(
        asked.getName().matches("projects/[^/]+/subscriptions/[^/]+"),
        "no name of a subscription: " + asked.getName());
    require(!asked.getPushConfig().getPushEndpoint().startsWith("http"), "no push here");
    require(asked.getFilter().isEmpty(), "no filters here");
    List<HeldSubscription> ofTopic = subscribers(asked.getTopic());
    if (subscriptions.containsKey(asked.getName())) {
      throw Status.ALREADY_EXISTS
          .withDescription(asked.getName() + " is there already")
          .asRuntimeException();
    }
    int deadline =
        asked.getAckDeadlineSeconds() == 0 ? LEAST_DEADLINE_SECONDS : asked.getAckDeadlineSeconds();
    require(
        deadline >= LEAST_DEADLINE_SECONDS && deadline <= MOST_DEADLINE_SECONDS,
        "a deadline is from 10 to 600 seconds");
    Subscription definition = asked.toBuilder().setAckDeadlineSeconds(deadline).build();
    HeldSubscription made = new HeldSubscription(definition, this::publish);
    subscriptions.put(asked.getName(), made);
    ofTopic.add(made);
    return definition;
  }

  synchronized HeldSubscription subscription(String name) {
    HeldSubscription found = subscriptions.get(name);
    if (found == null) {
      throw notFound(name);
    }
    return found;
  }

  synchronized List<Subscription> subscriptions() {
    return subscriptions.values().stream().map(HeldSubscription::definition).toList();
  }

  synchronized void deleteSubscription(String name) {
    HeldSubscription gone = subscription(name);
    gone.close();
    subscriptions.remove(name);
    subscribers.values().forEach(all -> all.remove(gone));
  }

  /** Publishes messages; their ids. */
  synchronized List<String> publish(String topic, List<PubsubMessage> messages) {
    List<HeldSubscription> all = subscribers(topic);
    require(!messages.isEmpty() && messages.size() <= 1_000, "from 1 to 1,000 messages at once");
    int bytes = messages.stream().mapToInt(PubsubMessage::getSerializedSize).sum();
    require(bytes <= MOST_BYTES, "more than 10,000,000 bytes at once: " + bytes);
    Instant now = Instant.now();
    Timestamp time =
        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()).build();
    List<String> ids = new ArrayList<>();
    List<PubsubMessage> published = new ArrayList<>();
    for (PubsubMessage message : messages) {
      require(
          !message.getData().isEmpty() || message.getAttributesCount() > 0,
          "a message has data or attributes");
      String id = Long.toString(++lastId);
      ids.add(id);
      published.add(message.toBuilder().setMessageId(id).setPublishTime(time).build());
    }
    all.forEach(one -> one.add(published));
    return ids;
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw Status.INVALID_ARGUMENT.withDescription(otherwise).asRuntimeException();
    }
  }

  private static RuntimeException notFound(String name) {
    return Status.NOT_FOUND.withDescription(name + " is not there").asRuntimeException();
  }

  synchronized void close() {
    subscriptions.values().forEach(HeldSubscription::close);
  }
}
