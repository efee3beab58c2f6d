package io.crossdock.sandbox.bridge;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.crossdock.sandbox.servers.TestBroker;

/** Publishes to an exchange of AMQP, and binds a durable queue to it. */
public final class AmqpPublisher implements Outbox {
  /** The queue that gets all. */
  public static final String QUEUE = "scans";

  /** What it publishes to. */
  public static final String EXCHANGE = "plants";

  private final Connection connection;
  private final Channel channel;

  public AmqpPublisher(int port) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(port);
    factory.setUsername(TestBroker.USER);
    factory.setPassword(TestBroker.PASSWORD);
    connection = factory.newConnection();
    channel = connection.createChannel();
    channel.exchangeDeclare(EXCHANGE, "topic", true);
    channel.queueDeclare(QUEUE, true, false, false, null);
    channel.queueBind(QUEUE, EXCHANGE, "#");
    channel.confirmSelect();
  }

  @Override
  public void send(String tenant, String device, byte[] payload) throws Exception {
    publish(tenant + "." + device + ".scan", MessageProperties.PERSISTENT_BASIC, payload);
  }

  /** Publishes with any routing key and properties. */
  void publish(String routingKey, AMQP.BasicProperties properties, byte[] payload)
      throws Exception {
    channel.basicPublish(EXCHANGE, routingKey, properties, payload);
  }

  @Override
  public void flush() throws Exception {
    channel.waitForConfirmsOrDie(60_000);
  }

  @Override
  public void close() throws Exception {
    connection.close();
  }
}
