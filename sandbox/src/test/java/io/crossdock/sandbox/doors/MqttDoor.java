package io.crossdock.sandbox.doors;

import io.crossdock.bridge.Address;
import io.crossdock.sandbox.load.AddressPattern;
import io.crossdock.sandbox.load.MqttSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.Mosquitto;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestBroker;
import java.nio.file.Path;
import java.util.List;

/**
 * Mosquitto and MQTT 5 where it is installed; else Moquette and MQTT 3.1.1, whose messages say no
 * content type.
 */
final class MqttDoor extends BridgedDoor {
  private final AutoCloseable broker;
  private final int port;
  private final int version;
  private final String name;

  MqttDoor(Servers servers, Path directory) throws Exception {
    super(servers, directory);
    if (Mosquitto.isInstalled()) {
      Mosquitto started = Mosquitto.start(directory);
      broker = started;
      port = started.port();
      version = 5;
      name = Mosquitto.version() + ", MQTT 5";
    } else {
      TestBroker started = TestBroker.mqtt(directory, null);
      broker = started;
      port = started.port();
      version = 3;
      name = started.version() + ", MQTT 3.1.1";
    }
  }

  @Override
  public String server() {
    return name;
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
        "--mqtt=" + version,
        "--url=mqtt://127.0.0.1:" + port,
        "--clientId=crossdock",
        "--user=" + TestBroker.USER,
        "--password=env:BRIDGE_PASSWORD");
  }

  @Override
  public Sender sender() {
    return new MqttSender(
        new Address("127.0.0.1", port, false, ""),
        LOGIN,
        version,
        new AddressPattern("{topic}/{tenant}/{device}", '/'));
  }

  /** Two messages that are equal are one where nobody gives them ids. */
  @Override
  public boolean knowsItsCopies() {
    return true;
  }

  @Override
  void stopBroker() throws Exception {
    broker.close();
  }
}
