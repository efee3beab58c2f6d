package io.crossdock.sandbox.doors;

import io.crossdock.sandbox.bridge.MqttDevice;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestBroker;
import java.nio.file.Path;
import java.util.List;

/** Moquette, MQTT 3.1.1, whose messages say no content type. */
final class MqttDoor extends BridgedDoor {
  private final TestBroker broker;

  MqttDoor(Servers servers, Path directory) {
    super(servers, directory);
    broker = TestBroker.mqtt(directory, null);
  }

  @Override
  public String server() {
    return broker.version() + ", MQTT 3.1.1";
  }

  @Override
  String kind() {
    return "mqtt";
  }

  @Override
  String route(String topic) {
    return topic + "/{tenant}/{device}";
  }

  @Override
  List<String> bridgeArguments() {
    return List.of(
        "--mqtt=3",
        "--url=mqtt://127.0.0.1:" + broker.port(),
        "--clientId=crossdock",
        "--user=" + TestBroker.USER,
        "--password=env:BRIDGE_PASSWORD");
  }

  @Override
  public Sender sender() throws Exception {
    MqttDevice device = new MqttDevice(broker.port());
    return new OutboxSender(
        device,
        (topic, tenant, name, payload) ->
            device.publish(topic + "/" + tenant + "/" + name, payload, false));
  }

  @Override
  void stopBroker() {
    broker.close();
  }
}
