package io.crossdock.bridge;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscribe;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.Mqtt3Subscription;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAckReturnCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** MQTT 3.1.1. How many messages are in flight is up to the broker here. */
final class Mqtt3Session implements MqttSession {
  private final MqttSettings settings;
  private final Mqtt3AsyncClient client;

  Mqtt3Session(MqttClientBuilder builder, MqttSettings settings) {
    this.settings = settings;
    Mqtt3ClientBuilder configured = builder.useMqttVersion3();
    String user = settings.login().user();
    String password = settings.login().password();
    if (user != null && password != null) {
      configured =
          configured.simpleAuth(
              Mqtt3SimpleAuth.builder()
                  .username(user)
                  .password(password.getBytes(StandardCharsets.UTF_8))
                  .build());
    }
    this.client = configured.buildAsync();
  }

  @Override
  public void listen(Consumer<MqttMessage> messages, Executor executor) {
    client.publishes(
        MqttGlobalPublishFilter.ALL, publish -> messages.accept(message(publish)), executor, true);
  }

  private static MqttMessage message(Mqtt3Publish publish) {
    return new MqttMessage(
        publish.getTopic().toString(),
        publish.getPayloadAsBytes(),
        publish.isRetain(),
        "",
        "",
        "",
        "",
        publish::acknowledge);
  }

  @Override
  public CompletableFuture<?> connect() {
    return client.connectWith().cleanSession(false).keepAlive(settings.keepAliveSeconds()).send();
  }

  @Override
  public CompletableFuture<?> subscribe(List<String> filters) {
    List<Mqtt3Subscription> subscriptions =
        filters.stream()
            .map(
                filter ->
                    Mqtt3Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .build())
            .toList();
    return client
        .subscribe(Mqtt3Subscribe.builder().addSubscriptions(subscriptions).build())
        .thenCompose(
            answer ->
                MqttFailures.refusedIf(
                    answer.getReturnCodes().stream().anyMatch(Mqtt3SubAckReturnCode::isError),
                    filters));
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }
}
