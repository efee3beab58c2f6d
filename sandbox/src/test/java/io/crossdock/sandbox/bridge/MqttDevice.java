package io.crossdock.sandbox.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.auth.Mqtt3SimpleAuth;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.crossdock.sandbox.servers.TestBroker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Publishes by MQTT 3.1.1 with QoS 1; what it sent is with the broker when it says so. */
final class MqttDevice implements Outbox {
  private static final int IN_FLIGHT = 50;

  private final Mqtt3AsyncClient client;
  private final Semaphore free = new Semaphore(IN_FLIGHT);

  MqttDevice(int port) throws Exception {
    client =
        Mqtt3Client.builder()
            .identifier("device")
            .serverHost("127.0.0.1")
            .serverPort(port)
            .simpleAuth(
                Mqtt3SimpleAuth.builder()
                    .username(TestBroker.USER)
                    .password(TestBroker.PASSWORD.getBytes(UTF_8))
                    .build())
            .buildAsync();
    client.connect().get(30, TimeUnit.SECONDS);
  }

  @Override
  public void send(String tenant, String device, byte[] payload) throws Exception {
    publish("plants/" + tenant + "/" + device + "/scan", payload, false);
  }

  /** Publishes to any topic. */
  void publish(String topic, byte[] payload, boolean retain) throws Exception {
    free.acquire();
    CompletableFuture<Mqtt3Publish> unused =
        client
            .publishWith()
            .topic(topic)
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(payload)
            .retain(retain)
            .send()
            .whenComplete((sent, problem) -> free.release());
  }

  @Override
  public void flush() throws Exception {
    free.acquire(IN_FLIGHT);
    free.release(IN_FLIGHT);
  }

  @Override
  public void close() throws Exception {
    client.disconnect().get(30, TimeUnit.SECONDS);
  }
}
