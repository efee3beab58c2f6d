package io.crossdock.sandbox.doors;

import com.rabbitmq.client.MessageProperties;
import io.crossdock.sandbox.bridge.AmqpSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestBroker;
import java.nio.file.Path;
import java.util.List;

/** Qpid, AMQP 0-9-1: one queue that gets what is sent to any topic. */
final class AmqpDoor extends BridgedDoor {
  private final TestBroker broker;

  AmqpDoor(Servers servers, Path directory) {
    super(servers, directory);
    broker = TestBroker.amqp(directory, null);
  }

  @Override
  public String server() {
    return broker.version() + ", AMQP 0-9-1";
  }

  @Override
  String kind() {
    return "amqp";
  }

  @Override
  String route(String topic) {
    return topic + ".{tenant}.{device}";
  }

  @Override
  List<String> bridgeArguments() {
    return List.of(
        "--url=amqp://127.0.0.1:" + broker.port(),
        "--queue=" + AmqpSender.QUEUE,
        "--user=" + TestBroker.USER,
        "--password=env:BRIDGE_PASSWORD");
  }

  @Override
  public void create(List<String> topics, String contentType) throws Exception {
    super.create(topics, contentType);
    new AmqpSender(broker.port()).close(); // it makes the queue
  }

  @Override
  public Sender sender() throws Exception {
    AmqpSender sender = new AmqpSender(broker.port());
    return new OutboxSender(
        sender,
        (topic, tenant, name, payload) ->
            sender.publish(
                topic + "." + tenant + "." + name, MessageProperties.PERSISTENT_BASIC, payload));
  }

  @Override
  void stopBroker() {
    broker.close();
  }
}
