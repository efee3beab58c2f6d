package io.crossdock.sandbox.brokers;

import io.crossdock.sandbox.servers.process.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;

/**
 * A broker of AMQP 0-9-1 on the loopback address, Qpid Broker-J, that keeps queues in memory.
 * Arguments: its port (0 for a free one), its directory, and where it is to speak TLS a key store
 * (PKCS 12). Its user, and the key store's password: {@link Login}. Says {@code READY port}; ends
 * when its input closes.
 */
public final class AmqpBrokerProcess {
  private static final String CONFIGURATION =
      """
      {
        "name": "sandbox",
        "modelVersion": "9.0",
        "authenticationproviders": [{
          "name": "login",
          "type": "Plain",
          "secureOnlyMechanisms": [],
          "users": [{"name": "USER", "type": "managed", "password": "PASSWORD"}]
        }],
        KEYSTORES
        "ports": [{
          "name": "amqp",
          "port": PORT,
          "bindingAddress": "127.0.0.1",
          "authenticationProvider": "login",
          "protocols": ["AMQP_0_9_1", "AMQP_0_9"],
          TRANSPORT
          "virtualhostaliases": [{"name": "defaultAlias", "type": "defaultAlias"}]
        }],
        "virtualhostnodes": [{
          "name": "default",
          "type": "Memory",
          "defaultVirtualHostNode": true,
          "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"
        }]
      }
      """;

  private AmqpBrokerProcess() {}

  /** Runs until the input closes. */
  public static void main(String[] args) throws Exception {
    int port = Ports.free(Integer.parseInt(args[0]));
    Path directory = Files.createDirectories(Path.of(args[1]));
    boolean tls = args.length > 2;
    String configuration =
        CONFIGURATION
            .replace("KEYSTORES", tls ? keyStore(args[2]) : "")
            .replace("TRANSPORT", tls ? "\"transports\": [\"SSL\"], \"keyStore\": \"keys\"," : "")
            .replace("PORT", Integer.toString(port))
            .replace("USER", Login.USER)
            .replace("PASSWORD", Login.PASSWORD);
    Path file = Files.writeString(directory.resolve("broker.json"), configuration);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(SystemConfig.TYPE, "Memory");
    attributes.put(SystemConfig.INITIAL_CONFIGURATION_LOCATION, file.toUri().toString());
    attributes.put(SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false);
    attributes.put(SystemConfig.QPID_WORK_DIR, directory.toString());
    SystemLauncher launcher = new SystemLauncher();
    launcher.startup(attributes);
    System.out.println("READY " + port);
    Login.awaitEndOfInput();
    launcher.shutdown();
    System.exit(0);
  }

  private static String keyStore(String path) {
    return """
    "keystores": [{
      "name": "keys",
      "type": "FileKeyStore",
      "storeUrl": "%s",
      "keyStoreType": "pkcs12",
      "password": "%s"
    }],
    """
        .formatted(path, Login.PASSWORD);
  }
}
