package io.crossdock.sandbox.load;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.crossdock.bridge.Address;
import io.crossdock.io.message.Headers;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Publishes by AMQP 0-9-1, persistently, and lets the broker confirm. What no queue is bound for is
 * refused, and each message has an id.
 */
public final class AmqpSender implements Sender {
  private static final int UNCONFIRMED = 500;
  private static final int MILLIS = 20_000;
  private static final int PERSISTENT = 2;

  private final String exchange;
  private final AddressPattern routingKeys;
  private final Connection connection;
  private final Channel channel;
  private final AtomicReference<@Nullable String> returned = new AtomicReference<>();
  private final String run = UUID.randomUUID().toString();
  private long sent;

  /**
   * Connects.
   *
   * @param exchange where messages go
   * @param routingKeys their routing keys
   */
  public AmqpSender(Address address, Login login, String exchange, AddressPattern routingKeys) {
    this.exchange = exchange;
    this.routingKeys = routingKeys;
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(address.host());
    factory.setPort(address.port());
    factory.setVirtualHost(address.path().isEmpty() ? "/" : address.path());
    factory.setConnectionTimeout(MILLIS);
    factory.setAutomaticRecoveryEnabled(false); // what was on its way would be lost without a word
    if (!login.user().isEmpty()) {
      factory.setUsername(login.user());
      factory.setPassword(login.password());
    }
    try {
      if (address.tls()) {
        factory.useSslProtocol(SSLContext.getDefault());
        factory.enableHostnameVerification();
      }
      connection = factory.newConnection("generate");
      channel = connection.createChannel();
      channel.exchangeDeclarePassive(exchange);
      channel.confirmSelect();
      channel.addReturnListener(
          message -> returned.compareAndSet(null, String.valueOf(message.getRoutingKey())));
    } catch (IOException | GeneralSecurityException e) {
      throw refused("does not let us in", e);
    } catch (TimeoutException e) {
      throw new SandboxException("The AMQP broker " + address + " does not answer.");
    }
  }

  @Override
  public void send(Message message) {
    sent++;
    AMQP.BasicProperties properties =
        new AMQP.BasicProperties.Builder()
            .deliveryMode(PERSISTENT)
            .messageId(run + "-" + sent)
            .contentType(message.contentType())
            .headers(
                message.tenant().isEmpty() ? Map.of() : Map.of(Headers.TENANT, message.tenant()))
            .build();
    try {
      channel.basicPublish(exchange, routingKeys.of(message), true, properties, message.payload());
    } catch (IOException | ShutdownSignalException e) {
      throw refused("took a message not", e);
    }
    if (sent % UNCONFIRMED == 0) {
      flush();
    }
  }

  /** Nothing: nothing is held back. */
  @Override
  public void push() {}

  @Override
  public void flush() {
    try {
      channel.waitForConfirmsOrDie(MILLIS);
      checkReturned();
    } catch (IOException | ShutdownSignalException e) {
      // Some brokers confirm what they return, and some refuse it, maybe before they return it.
      checkReturned();
      throw refused("took a message not, is a queue bound to " + exchange + " for it?", e);
    } catch (TimeoutException e) {
      throw new SandboxException("The AMQP broker confirms nothing for " + MILLIS / 1_000 + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while sending.");
    }
  }

  private void checkReturned() {
    String routingKey = returned.get();
    if (routingKey != null) {
      throw new SandboxException(
          "No queue is bound to " + exchange + " for " + routingKey + ": bind one first.");
    }
  }

  /** What the broker said is in the cause where it closed the channel. */
  private static SandboxException refused(String what, Exception e) {
    Throwable said = e.getMessage() == null && e.getCause() != null ? e.getCause() : e;
    return new SandboxException("The AMQP broker " + what + ": " + said.getMessage());
  }

  @Override
  public void close() {
    connection.abort(MILLIS);
  }
}
