package io.crossdock.sandbox.doors;

import io.crossdock.bridge.Address;
import io.crossdock.sandbox.load.PulsarSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.PulsarServer;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pulsar itself, a topic without partitions and a subscription. */
final class PulsarDoor extends BridgedDoor {
  private final PulsarServer server;
  private final List<String> created = new ArrayList<>();

  PulsarDoor(Servers servers, Path directory) throws Exception {
    super(servers, directory);
    server = PulsarServer.start(directory);
  }

  @Override
  public String server() {
    return server.version();
  }

  @Override
  String kind() {
    return "pulsar";
  }

  @Override
  String route(String topic) {
    return "public/default/" + topic;
  }

  @Override
  List<String> bridgeArguments() {
    return List.of(
        "--url=pulsar://127.0.0.1:" + server.port(),
        "--topics=" + String.join(",", created),
        "--subscription=crossdock");
  }

  @Override
  public void create(List<String> topics, String contentType) throws Exception {
    super.create(topics, contentType);
    created.addAll(topics);
    for (String topic : topics) {
      server.createTopic(topic);
    }
  }

  @Override
  public Sender sender() {
    return new PulsarSender(new Address("127.0.0.1", server.port(), false, ""), "");
  }

  @Override
  void stopBroker() {
    server.close();
  }
}
