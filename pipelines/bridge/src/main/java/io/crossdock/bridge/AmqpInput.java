package io.crossdock.bridge;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Messages of a queue of AMQP 0-9-1, acknowledged one by one. */
final class AmqpInput implements Input {
  private static final int MILLIS_TO_ANSWER = 20_000;
  private static final int HEARTBEAT_SECONDS = 30;

  /** What RabbitMQ allows at most; a smaller limit of ours would make the queue stand still. */
  private static final int MOST_BYTES = 512 * 1024 * 1024;

  private final AmqpSettings settings;

  AmqpInput(AmqpSettings settings) {
    this.settings = settings;
  }

  @Override
  public String describe() {
    return "the AMQP broker " + settings.address();
  }

  @Override
  public Connection connect(Taker taker) throws IOException, RefusedException {
    com.rabbitmq.client.Connection connection = open();
    try {
      CompletableFuture<String> lost = new CompletableFuture<>();
      connection.addShutdownListener(cause -> lost.complete(String.valueOf(cause.getMessage())));
      Channel channel = connection.createChannel();
      channel.addShutdownListener(cause -> lost.complete(String.valueOf(cause.getMessage())));
      channel.basicQos(settings.inFlight());
      channel.queueDeclarePassive(settings.queue());
      channel.basicConsume(settings.queue(), false, new Consumer(channel, taker, lost));
      return new Open(connection, lost);
    } catch (IOException | RuntimeException e) {
      connection.abort(MILLIS_TO_ANSWER);
      throw failure(e);
    }
  }

  private com.rabbitmq.client.Connection open() throws IOException, RefusedException {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(settings.address().host());
    factory.setPort(settings.address().port());
    factory.setVirtualHost(settings.virtualHost());
    if (settings.login().user() != null) {
      factory.setUsername(settings.login().user());
      factory.setPassword(settings.login().password());
    }
    factory.setAutomaticRecoveryEnabled(false); // the bridge connects anew, and says so
    factory.setTopologyRecoveryEnabled(false);
    factory.setConnectionTimeout(MILLIS_TO_ANSWER);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setMaxInboundMessageBodySize(MOST_BYTES);
    try {
      if (settings.address().tls()) {
        factory.useSslProtocol(context(settings.login()));
        factory.enableHostnameVerification();
      }
      return factory.newConnection("crossdock-bridge");
    } catch (PossibleAuthenticationFailureException e) {
      throw new RefusedException(
          describe() + " refuses the connection: see --user and --password, and the virtual host");
    } catch (SSLException e) {
      throw new RefusedException(describe() + " and TLS: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new RefusedException("--tlsCa and --tlsKeyStore cannot be used: " + e.getMessage());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + MILLIS_TO_ANSWER / 1_000 + " s", e);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static SSLContext context(Login login) throws GeneralSecurityException {
    TrustManagerFactory trusted = login.trusted();
    KeyManagerFactory own = login.own();
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        own == null ? new KeyManager[0] : own.getKeyManagers(),
        trusted == null ? null : trusted.getTrustManagers(),
        null);
    return context;
  }

  /** What the broker says to a wrong queue or virtual host passes by no waiting. */
  private IOException failure(Exception failure) throws RefusedException {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ShutdownSignalException signal) {
        int code = code(signal);
        if (code == AMQP.NOT_FOUND) {
          throw new RefusedException(
              describe() + " has no queue \"" + settings.queue() + "\": make it first, durable");
        }
        if (code == AMQP.ACCESS_REFUSED || code == AMQP.NOT_ALLOWED) {
          throw new RefusedException(
              describe() + " does not allow to read \"" + settings.queue() + "\" or its host");
        }
      }
    }
    return failure instanceof IOException io && io.getMessage() != null
        ? io
        : new IOException(
            String.valueOf(failure.getCause() == null ? failure : failure.getCause()));
  }

  private static int code(ShutdownSignalException signal) {
    if (signal.getReason() instanceof AMQP.Channel.Close close) {
      return close.getReplyCode();
    }
    return signal.getReason() instanceof AMQP.Connection.Close close ? close.getReplyCode() : 0;
  }

  private final class Consumer extends DefaultConsumer {
    private final Taker taker;
    private final CompletableFuture<String> lost;

    Consumer(Channel channel, Taker taker, CompletableFuture<String> lost) {
      super(channel);
      this.taker = taker;
      this.lost = lost;
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      try {
        taker.take(arrival(envelope, properties, body));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the connection is being closed
      }
    }

    @Override
    public void handleCancel(String consumerTag) {
      lost.complete("the queue \"" + settings.queue() + "\" has gone");
    }

    private Arrival arrival(Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
      String tenant = header(properties.getHeaders(), "tenant");
      String device = header(properties.getHeaders(), "device");
      long tag = envelope.getDeliveryTag();
      return new Arrival(
          "amqp:" + settings.queue(),
          envelope.getRoutingKey(),
          MessageId.of(
              body,
              text(properties.getMessageId()),
              settings.queue(),
              envelope.getExchange(),
              envelope.getRoutingKey(),
              tenant,
              device),
          body,
          text(properties.getContentType()),
          tenant,
          device,
          envelope.isRedeliver(),
          () -> getChannel().basicAck(tag, false));
    }
  }

  private static String header(@Nullable Map<String, Object> headers, String name) {
    return headers == null ? "" : text(headers.get(name));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private record Open(
      com.rabbitmq.client.Connection connection, @Override CompletableFuture<String> lost)
      implements Connection {

    @Override
    public void close() {
      connection.abort(MILLIS_TO_ANSWER);
    }
  }
}
