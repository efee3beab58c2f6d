package io.crossdock.sandbox.load;

import io.crossdock.bridge.Address;
import io.crossdock.io.message.Headers;
import io.crossdock.sandbox.servers.SandboxException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pulsar.client.api.AuthenticationFactory;
import org.apache.pulsar.client.api.ClientBuilder;
import org.apache.pulsar.client.api.Producer;
import org.apache.pulsar.client.api.PulsarClient;
import org.apache.pulsar.client.api.PulsarClientException;
import org.apache.pulsar.client.api.TypedMessageBuilder;

/** Sends to topics of Pulsar. */
public final class PulsarSender implements Sender {
  private static final int IN_FLIGHT = 1_000;
  private static final int SECONDS = 30;

  private final Receipts receipts = new Receipts("Pulsar", IN_FLIGHT);
  private final PulsarClient client;
  private final Map<String, Producer<byte[]>> producers = new HashMap<>();

  /**
   * A sender.
   *
   * @param token to log in with; empty for none
   */
  public PulsarSender(Address address, String token) {
    ClientBuilder builder =
        PulsarClient.builder()
            .serviceUrl((address.tls() ? "pulsar+ssl" : "pulsar") + "://" + address)
            .enableTlsHostnameVerification(true)
            .operationTimeout(SECONDS, TimeUnit.SECONDS)
            .lookupTimeout(SECONDS, TimeUnit.SECONDS);
    if (!token.isEmpty()) {
      builder.authentication(AuthenticationFactory.token(token));
    }
    try {
      client = builder.build();
    } catch (PulsarClientException e) {
      throw new SandboxException("No client of Pulsar can be made: " + e.getMessage());
    }
  }

  @Override
  public void send(Message message) {
    Producer<byte[]> producer = producers.computeIfAbsent(message.topic(), this::producer);
    receipts.begin();
    TypedMessageBuilder<byte[]> built =
        producer
            .newMessage()
            .key(message.key())
            .value(message.payload())
            .property(Headers.CONTENT_TYPE, message.contentType())
            .property("device", message.device());
    if (!message.tenant().isEmpty()) {
      built.property(Headers.TENANT, message.tenant());
    }
    var unused = built.sendAsync().whenComplete((id, problem) -> receipts.end(problem));
  }

  private Producer<byte[]> producer(String topic) {
    try {
      return client
          .newProducer()
          .topic(topic)
          .blockIfQueueFull(true)
          .sendTimeout(SECONDS, TimeUnit.SECONDS)
          .create();
    } catch (PulsarClientException e) {
      throw new SandboxException("Pulsar takes nothing for " + topic + ": " + e.getMessage());
    }
  }

  /** Nothing: the client sends within a millisecond by itself. */
  @Override
  public void push() {}

  @Override
  public void flush() {
    receipts.awaitAll();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (PulsarClientException e) {
      throw new SandboxException("Pulsar's client does not close: " + e.getMessage());
    }
  }
}
