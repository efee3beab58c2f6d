package io.crossdock.sandbox.brokers;

import io.crossdock.sandbox.servers.process.Ports;
import io.moquette.BrokerConstants;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * A broker of MQTT 3.1.1 on the loopback address, Moquette, that keeps sessions in memory.
 * Arguments: its port (0 for a free one), its directory, and where it is to speak TLS a key store
 * (PKCS 12). Its user, and the key store's password: {@link Login}. Says {@code READY port}; ends
 * when its input closes.
 */
public final class MqttBrokerProcess {
  private MqttBrokerProcess() {}

  /** Runs until the input closes. */
  public static void main(String[] args) throws IOException {
    int port = Ports.free(Integer.parseInt(args[0]));
    Path directory = Files.createDirectories(Path.of(args[1]));
    Properties properties = new Properties();
    properties.put(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
    properties.put(IConfig.DATA_PATH_PROPERTY_NAME, directory.toString());
    properties.put(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
    properties.put(IConfig.ENABLE_TELEMETRY_NAME, "false");
    properties.put(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, "false");
    properties.put(IConfig.SESSION_QUEUE_SIZE, "1000000");
    properties.put(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, Integer.toString(32 * 1024 * 1024));
    if (args.length > 2) {
      properties.put(IConfig.PORT_PROPERTY_NAME, BrokerConstants.DISABLED_PORT_BIND);
      properties.put(IConfig.SSL_PORT_PROPERTY_NAME, Integer.toString(port));
      properties.put(IConfig.JKS_PATH_PROPERTY_NAME, args[2]);
      properties.put(IConfig.KEY_STORE_TYPE, "pkcs12");
      properties.put(IConfig.KEY_STORE_PASSWORD_PROPERTY_NAME, Login.PASSWORD);
      properties.put(IConfig.KEY_MANAGER_PASSWORD_PROPERTY_NAME, Login.PASSWORD);
    } else {
      properties.put(IConfig.PORT_PROPERTY_NAME, Integer.toString(port));
    }
    Server server = new Server();
    server.startServer(
        new MemoryConfig(properties),
        List.of(),
        null,
        (client, user, password) ->
            Login.USER.equals(user)
                && password != null
                && Login.PASSWORD.equals(new String(password, StandardCharsets.UTF_8)),
        null);
    System.out.println("READY " + port);
    Login.awaitEndOfInput();
    server.stopServer();
    System.exit(0);
  }
}
