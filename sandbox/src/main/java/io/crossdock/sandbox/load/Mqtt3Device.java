package io.crossdock.sandbox.load;

import com.hivemq.client.mqtt.MqttClientBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** MQTT 3.1.1: a message says nothing of itself, and its topic must. */
final class Mqtt3Device implements MqttSender.Device {
  private final Mqtt3AsyncClient client;

  Mqtt3Device(MqttClientBuilder builder, Login login) {
    Mqtt3ClientBuilder configured = builder.useMqttVersion3();
    if (!login.user().isEmpty()) {
      configured =
          configured.simpleAuth(
              Mqtt3SimpleAuth.builder()
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
        .payload(message.payload())
        .send();
  }

  @Override
  public CompletableFuture<?> disconnect() {
    return client.disconnect();
  }
}
