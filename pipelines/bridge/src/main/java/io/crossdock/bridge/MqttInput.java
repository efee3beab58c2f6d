package io.crossdock.bridge;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Messages of MQTT at least once (QoS 1), from a session that the broker keeps under a fixed client
 * id. A session belongs to one connection: each is made by a client of its own, and whatever the
 * last one had not acknowledged comes again.
 */
final class MqttInput implements Input {
  private static final long SECONDS_TO_ANSWER = 20;

  private final MqttSettings settings;

  /** How many messages the broker may send before we acknowledge one (MQTT 5). */
  private volatile int ahead;

  MqttInput(MqttSettings settings) {
    this.settings = settings;
    this.ahead = Math.min(settings.inFlight(), Mqtt5Session.MOST_AHEAD);
  }

  @Override
  public String describe() {
    return "the MQTT broker " + settings.address();
  }

  @Override
  public Connection connect(Taker taker)
      throws IOException, RefusedException, InterruptedException {
    CompletableFuture<String> lost = new CompletableFuture<>();
    MqttSession session = session(lost);
    ExecutorService hands = hands();
    Open open = new Open(session, hands, lost);
    session.listen(message -> hand(message, taker, lost), hands);
    try {
      session.connect().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
      session.subscribe(settings.filters()).get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
      return open;
    } catch (ExecutionException e) {
      open.close();
      throw MqttFailures.of(e, describe());
    } catch (TimeoutException e) {
      open.close();
      throw new IOException("no answer within " + SECONDS_TO_ANSWER + " s", e);
    } catch (InterruptedException e) {
      open.close();
      throw e;
    }
  }

  /** What comes after the end is dropped: it is not acknowledged, and comes again. */
  private static ExecutorService hands() {
    return new ThreadPoolExecutor(
        1,
        1,
        0,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new ThreadPoolExecutor.DiscardPolicy());
  }

  private MqttSession session(CompletableFuture<String> lost) {
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier(settings.clientId())
            .serverHost(settings.address().host())
            .serverPort(settings.address().port())
            .addDisconnectedListener(context -> lost.complete(whyLost(context.getCause())));
    if (settings.address().tls()) {
      builder =
          builder.sslConfig(
              MqttClientSslConfig.builder()
                  .trustManagerFactory(settings.login().trusted())
                  .keyManagerFactory(settings.login().own())
                  .build());
    }
    return settings.version() == 3
        ? new Mqtt3Session(builder, settings)
        : new Mqtt5Session(builder, settings, ahead);
  }

  /**
   * Why a connection is lost. A broker that sends more than it was told would do so on each
   * connection, since what it sent comes again: it must be allowed to, or nothing would get on.
   */
  private String whyLost(Throwable cause) {
    if (!Mqtt5Session.wasToldOfLess(cause) || ahead == Mqtt5Session.MOST_AHEAD) {
      return String.valueOf(cause.getMessage());
    }
    String less = "it sends more at once than the " + ahead + " of --inFlight";
    ahead = Mqtt5Session.MOST_AHEAD;
    return less + "; from now on it may, and the memory must hold that";
  }

  private void hand(MqttMessage message, Taker taker, CompletableFuture<String> lost) {
    try {
      if (message.retained() && settings.retained() == MqttSettings.Retained.SKIP) {
        taker.leaveOut();
        message.acknowledge().run();
      } else {
        taker.take(arrival(message));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the connection is being closed
    } catch (RuntimeException e) {
      lost.complete(String.valueOf(e)); // else nothing would come any more, and nobody would know
    }
  }

  private static Arrival arrival(MqttMessage message) {
    return new Arrival(
        "mqtt:" + message.topic(),
        message.topic(),
        MessageId.of(
            message.payload(), message.id(), message.topic(), message.tenant(), message.device()),
        message.payload(),
        message.contentType(),
        message.tenant(),
        message.device(),
        false, // the client does not tell
        message.acknowledge()::run);
  }

  private record Open(
      MqttSession session, ExecutorService hands, @Override CompletableFuture<String> lost)
      implements Connection {

    @Override
    public void close() {
      try {
        session.disconnect().get(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // It was not connected, or is not any more.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      hands.shutdownNow();
    }
  }
}
