package io.crossdock.sandbox.servers.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker of one combined KRaft node on the loopback address. Arguments: its port (0 for a
 * free one) and its directory; for a second door that asks for TLS and a name, a PKCS12 key store,
 * its password, and the only user and password that are let in. Says {@code READY port} and the
 * second door's port, if there is one; the lines {@code stop} and {@code start} stop and start it
 * on the same ports and data; ends when its input closes.
 */
public final class BrokerProcess {
  private static final int ARGUMENTS = 2;
  private static final String SECURED = "SECURED";

  private BrokerProcess() {}

  /** Runs until the input closes. */
  public static void main(String[] args) throws Exception {
    int port = Ports.free(Integer.parseInt(args[0]));
    Map<String, Object> properties = properties(port, Ports.free(0), Path.of(args[1]));
    String ready = "READY " + port;
    if (args.length > ARGUMENTS) {
      int securedPort = Ports.free(0);
      secure(properties, securedPort, args[2], args[3], args[4], args[5]);
      ready += " " + securedPort;
    }
    KafkaConfig config = new KafkaConfig(properties);
    format(Path.of(args[1]));
    @Nullable KafkaRaftServer server = start(config);
    System.out.println(ready);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      if (line.equals("stop") && server != null) {
        stop(server);
        server = null;
        System.out.println("STOPPED");
      } else if (line.equals("start") && server == null) {
        server = start(config);
        System.out.println(ready);
      }
    }
    if (server != null) {
      stop(server);
    }
    System.exit(0);
  }

  private static KafkaRaftServer start(KafkaConfig config) {
    KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      e.printStackTrace();
      System.exit(1); // threads that it has started would keep this process
    }
    return server;
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }

  private static Map<String, Object> properties(int port, int controllerPort, Path directory) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    properties.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("log.dirs", directory.toString());
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("auto.create.topics.enable", "false");
    // Simulated days lie in the past; nothing of them may expire while they are played.
    properties.put("log.retention.ms", "-1");
    properties.put("log.message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    properties.put("message.max.bytes", Integer.toString(32 * 1024 * 1024));
    return properties;
  }

  /** Adds the door that Azure Event Hubs has: TLS, and SASL PLAIN within. */
  private static void secure(
      Map<String, Object> properties,
      int port,
      String keyStore,
      String keyStorePassword,
      String user,
      String password) {
    String door = SECURED + "://127.0.0.1:" + port;
    properties.merge("listeners", door, (all, one) -> all + "," + one);
    properties.merge("advertised.listeners", door, (all, one) -> all + "," + one);
    properties.merge(
        "listener.security.protocol.map", SECURED + ":SASL_SSL", (all, one) -> all + "," + one);
    properties.put("sasl.enabled.mechanisms", "PLAIN");
    properties.put(
        "listener.name.secured.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required \"user_"
            + user
            + "\"=\""
            + password
            + "\";");
    properties.put("ssl.keystore.type", "PKCS12");
    properties.put("ssl.keystore.location", keyStore);
    properties.put("ssl.keystore.password", keyStorePassword);
  }
}
