package io.crossdock.bridge;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** MQTT 5: messages say what they are, and we say how many may be in flight. */
final class Mqtt5Session implements MqttSession {
  /** So many messages MQTT can number. */
  static final int MOST_AHEAD = 65_535;

  private final MqttSettings settings;
  private final int ahead;
  private final Mqtt5AsyncClient client;

  /**
   * A session that is not connected yet.
   *
   * @param ahead how many messages the broker may send before one is acknowledged
   */
  Mqtt5Session(MqttClientBuilder builder, MqttSettings settings, int ahead) {
    this.settings = settings;
    this.ahead = ahead;
    Mqtt5ClientBuilder configured = builder.useMqttVersion5();
    String user = settings.login().user();
    String password = settings.login().password();
    if (user != null && password != null) {
      configured =
          configured.simpleAuth(
              Mqtt5SimpleAuth.builder()
                  .username(user)
                  .password(password.getBytes(StandardCharsets.UTF_8))
                  .build());
    }
    this.client = configured.buildAsync();
  }

  /** Whether we ended a connection because the broker sent more than it was told. */
  static boolean wasToldOfLess(Throwable cause) {
    return cause instanceof Mqtt5DisconnectException disconnected
        && disconnected.getMqttMessage().getReasonCode()
            == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
  }

  @Override
  public void listen(Consumer<MqttMessage> messages, Executor executor) {
    client.publishes(
        MqttGlobalPublishFilter.ALL, publish -> messages.accept(message(publish)), executor, true);
  }

  private static MqttMessage message(Mqtt5Publish publish) {
    return new MqttMessage(
        publish.getTopic().toString(),
        publish.getPayloadAsBytes(),
        publish.isRetain(),
        publish.getContentType().map(Object::toString).orElse(""),
        property(publish, "tenant"),
        property(publish, "device"),
        property(publish, "message-id"),
        publish::acknowledge);
  }

  /** A user property; the last of a name counts, as in Kafka's headers. */
  private static String property(Mqtt5Publish publish, String name) {
    String value = "";
    for (Mqtt5UserProperty one : publish.getUserProperties().asList()) {
      value = one.getName().toString().equals(name) ? one.getValue().toString() : value;
    }
    return value;
  }

  @Override
  public CompletableFuture<?> connect() {
    return client
        .connectWith()
        .cleanStart(false)
        .sessionExpiryInterval(settings.sessionExpirySeconds())
        .keepAlive(settings.keepAliveSeconds())
        .restrictions()
        .receiveMaximum(ahead)
        .applyRestrictions()
        .send();
  }

  @Override
  public CompletableFuture<?> subscribe(List<String> filters) {
    List<Mqtt5Subscription> subscriptions =
        filters.stream()
            .map(
                filter ->
                    Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retainHandling(
                            settings.retained() == MqttSettings.Retained.SKIP
                                ? Mqtt5RetainHandling.DO_NOT_SEND
                                : Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST)
                        .build())
            .toList();
    return client
        .subscribe(Mqtt5Subscribe.builder().addSubscriptions(subscriptions).build())
        .thenCompose(
            answer ->
                MqttFailures.refusedIf(
                    answer.getReasonCodes().stream().anyMatch(Mqtt5SubAckReasonCode::isError),
                    filters));
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }
}
