package io.crossdock.bridge;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.AuthenticationFactory;
import org.apache.pulsar.client.api.ClientBuilder;
import org.apache.pulsar.client.api.Consumer;
import org.apache.pulsar.client.api.Message;
import org.apache.pulsar.client.api.MessageIdAdv;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.SubscriptionInitialPosition;
import org.jspecify.annotations.Nullable;

/**
 * Messages of Pulsar from a durable subscription. Its client connects again by itself, so a
 * connection ends only when the bridge does.
 */
final class PulsarInput implements Input {
  private static final int SECONDS_TO_ANSWER = 30;

  private final PulsarSettings settings;

  PulsarInput(PulsarSettings settings) {
    this.settings = settings;
  }

  @Override
  public String describe() {
    return "Pulsar at " + settings.url();
  }

  @Override
  public Connection connect(Taker taker) throws IOException, RefusedException {
    PulsarClient client = null;
    try {
      client = client();
      client
          .newConsumer()
          .topics(settings.topics())
          .subscriptionName(settings.subscription())
          .subscriptionType(settings.type())
          .subscriptionInitialPosition(SubscriptionInitialPosition.Earliest)
          .receiverQueueSize(settings.inFlight())
          .maxTotalReceiverQueueSizeAcrossPartitions(settings.inFlight())
          .messageListener((consumer, message) -> hand(consumer, message, taker))
          .subscribe();
      return new Open(client, new CompletableFuture<>());
    } catch (PulsarClientException.AuthenticationException
        | PulsarClientException.AuthorizationException
        | PulsarClientException.InvalidConfigurationException
        | PulsarClientException.InvalidServiceURL
        | PulsarClientException.InvalidTopicNameException
        | PulsarClientException.NotFoundException
        | PulsarClientException.TopicDoesNotExistException e) {
      close(client);
      throw new RefusedException(describe() + " refuses: " + e.getMessage());
    } catch (PulsarClientException e) {
      close(client);
      throw e;
    }
  }

  private PulsarClient client() throws PulsarClientException {
    ClientBuilder builder =
        PulsarClient.builder()
            .serviceUrl(settings.url())
            .operationTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
            .lookupTimeout(SECONDS_TO_ANSWER, TimeUnit.SECONDS)
            .listenerThreads(1);
    if (settings.token() != null) {
      builder.authentication(AuthenticationFactory.token(settings.token()));
    }
    if (settings.ca() != null) {
      builder.tlsTrustCertsFilePath(settings.ca().toString());
    }
    return builder.enableTlsHostnameVerification(true).build();
  }

  private static void hand(Consumer<byte[]> consumer, Message<byte[]> message, Taker taker) {
    try {
      taker.take(arrival(consumer, message));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the connection is being closed
    }
  }

  private static Arrival arrival(Consumer<byte[]> consumer, Message<byte[]> message) {
    MessageIdAdv id = (MessageIdAdv) message.getMessageId();
    String key = message.hasKey() ? message.getKey() : "";
    return new Arrival(
        "pulsar:" + message.getTopicName(),
        address(message.getTopicName()),
        id.getLedgerId() + ":" + id.getEntryId() + ":" + id.getBatchIndex(),
        message.getData(),
        property(message, "content-type", ""),
        property(message, "tenant", ""),
        property(message, "device", key),
        message.getRedeliveryCount() > 0,
        () -> consumer.acknowledge(message));
  }

  /** A topic as people call it, {@code TENANT/NAMESPACE/TOPIC}, without the partition. */
  static String address(String topic) {
    return topic.replaceFirst("^[a-z-]+://", "").replaceFirst("-partition-\\d+$", "");
  }

  private static String property(Message<byte[]> message, String name, String otherwise) {
    String value = message.getProperty(name);
    return value == null ? otherwise : value;
  }

  private static void close(@Nullable PulsarClient client) {
    try {
      if (client != null) {
        client.close();
      }
    } catch (PulsarClientException e) {
      // There is nothing more to be done with it.
    }
  }

  private record Open(PulsarClient client, @Override CompletableFuture<String> lost)
      implements Connection {

    @Override
    public void close() {
      PulsarInput.close(client);
    }
  }
}
