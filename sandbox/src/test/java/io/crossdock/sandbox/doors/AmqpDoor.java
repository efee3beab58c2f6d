package io.crossdock.sandbox.doors;

import io.crossdock.bridge.Address;
import io.crossdock.sandbox.bridge.AmqpPublisher;
import io.crossdock.sandbox.load.AddressPattern;
import io.crossdock.sandbox.load.AmqpSender;
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
        "--queue=" + AmqpPublisher.QUEUE,
        "--user=" + TestBroker.USER,
        "--password=env:BRIDGE_PASSWORD");
  }

  @Override
  public void create(List<String> topics, String contentType) throws Exception {
    super.create(topics, contentType);
    new AmqpPublisher(broker.port()).close(); // it makes exchange and queue
  }

  @Override
  public Sender sender() {
    return new AmqpSender(
        new Address("127.0.0.1", broker.port(), false, ""),
        LOGIN,
        AmqpPublisher.EXCHANGE,
        new AddressPattern("{topic}.{tenant}.{device}", '.'));
  }

  @Override
  void stopBroker() {
    broker.close();
  }
}
