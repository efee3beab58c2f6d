package io.crossdock.sandbox.load;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.message.auth.Mqtt5SimpleAuth;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.crossdock.io.message.Headers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** MQTT 5: a message says its content type and tenant, and why it is refused is said. */
final class Mqtt5Device implements MqttSender.Device {
  private final Mqtt5AsyncClient client;

  Mqtt5Device(MqttClientBuilder builder, Login login) {
    Mqtt5ClientBuilder configured = builder.useMqttVersion5();
    if (!login.user().isEmpty()) {
      configured =
          configured.simpleAuth(
              Mqtt5SimpleAuth.builder()
                  .username(login.user())
                  .password(login.password().getBytes(StandardCharsets.UTF_8))
                  .build());
    }
    client = configured.buildAsync();
  }

  @Override
  public CompletableFuture<?> connect() {
    return client.connect();
  }

  @Override
  public CompletableFuture<?> publish(String topic, Message message) {
    return client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .contentType(message.contentType())
        .userProperties(
            message.tenant().isEmpty()
                ? Mqtt5UserProperties.of()
                : Mqtt5UserProperties.builder().add(Headers.TENANT, message.tenant()).build())
        .payload(message.payload())
        .send()
        .thenAccept(Mqtt5Device::check);
  }

  private static void check(Mqtt5PublishResult result) {
    result
        .getError()
        .ifPresent(
            error -> {
              throw new IllegalStateException(error.getMessage(), error);
            });
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }
}
