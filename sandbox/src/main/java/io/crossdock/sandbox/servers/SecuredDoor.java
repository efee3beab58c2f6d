package io.crossdock.sandbox.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a broker's door asks for that is like the one of Azure Event Hubs: TLS by a certificate that
 * is made here, and one user, who is called {@code $ConnectionString} and has the connection string
 * for a password. The broker behind it is Kafka's own, with none of Event Hubs' limits.
 */
public final class SecuredDoor {
  /** The user of Event Hubs, whoever it is. */
  public static final String USER = "$ConnectionString";

  private static final String STORE_PASSWORD = "sandbox-only";
  private static final long KEYTOOL_SECONDS = 60;

  private final Path directory;
  private final String password;

  private SecuredDoor(Path directory, String password) {
    this.directory = directory;
    this.password = password;
  }

  /**
   * Makes a key and its certificate, by the JDK's keytool.
   *
   * @param directory for both
   * @param password the one that is let in, as a connection string
   */
  public static SecuredDoor make(Path directory, String password) {
    SecuredDoor door = new SecuredDoor(directory, password);
    door.keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1");
    door.keytool("-exportcert", "-alias", "broker", "-rfc", "-file", door.certificate().toString());
    return door;
  }

  private Path keyStore() {
    return directory.resolve("broker.p12");
  }

  private Path certificate() {
    return directory.resolve("broker.pem");
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            keyStore().toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            STORE_PASSWORD));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("keytool.log").toFile())
              .start();
      if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new SandboxException(
            "keytool made no certificate:\n" + Files.readString(directory.resolve("keytool.log")));
      }
    } catch (IOException e) {
      throw new SandboxException("keytool could not be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxException("Interrupted while a certificate was made.");
    }
  }

  /** What the broker's process is told of the door. */
  List<String> arguments() {
    return List.of(keyStore().toString(), STORE_PASSWORD, USER, password);
  }

  /**
   * Writes a file of client properties, as for Event Hubs but for the certificate, which no
   * authority has signed.
   *
   * @param name of the file
   * @param clientPassword what the client says, right or wrong
   */
  public Path clientProperties(String name, String clientPassword) {
    String properties =
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
          username="%s" password="%s";
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
            .formatted(USER, clientPassword, certificate());
    try {
      return Files.writeString(directory.resolve(name), properties, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SandboxException(directory + " cannot be written: " + e.getMessage());
    }
  }
}
