package io.crossdock.sandbox.load;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import io.crossdock.bridge.Address;
import io.crossdock.sandbox.servers.SandboxException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes by MQTT with QoS 1. */
public final class MqttSender implements Sender {
  private static final int IN_FLIGHT = 50;
  private static final long SECONDS = 20;

  private final Receipts receipts = new Receipts("The MQTT broker", IN_FLIGHT);
  private final AddressPattern topics;
  private final Device device;

  /** One end of a connection. */
  interface Device {
    /** Connects. */
    CompletableFuture<?> connect();

    /** Publishes one message; done when the broker has it. */
    CompletableFuture<?> publish(String topic, Message message);

    /** Says goodbye. */
    CompletableFuture<?> disconnect();
  }

  /**
   * Connects.
   *
   * @param version 3 for MQTT 3.1.1, or 5
   * @param topics where each message goes
   */
  public MqttSender(Address address, Login login, int version, AddressPattern topics) {
    MqttClientBuilder builder =
        MqttClient.builder()
            .identifier("generate-" + UUID.randomUUID())
            .serverHost(address.host())
            .serverPort(address.port());
    if (address.tls()) {
      builder = builder.sslWithDefaultConfig();
    }
    this.topics = topics;
    this.device = version == 3 ? new Mqtt3Device(builder, login) : new Mqtt5Device(builder, login);
    await(device.connect(), "The MQTT broker " + address + " does not answer");
  }

  private static void await(CompletableFuture<?> answer, String problem) {
    try {
      answer.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new SandboxException(problem + ": " + String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new SandboxException(problem + " within " + SECONDS + " s.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while sending.");
    }
  }

  @Override
  public void send(Message message) {
    receipts.begin();
    var unused =
        device
            .publish(topics.of(message), message)
            .whenComplete((answer, problem) -> receipts.end(problem));
  }

  /** Nothing: nothing is held back. */
  @Override
  public void push() {}

  @Override
  public void flush() {
    receipts.awaitAll();
  }

  @Override
  public void close() {
    await(device.disconnect(), "The MQTT broker does not say goodbye");
  }
}
