package io.crossdock.sandbox.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

/**
 * Kinesalite, which stands in for Amazon Kinesis: a server of others, in memory, on the loopback
 * address, in a process of its own that ends with this JVM. It lets everybody in and has no
 * enhanced fan-out. {@code scripts/install-test-servers} brings it.
 */
public final class KinesisServer implements AutoCloseable {
  /** A region, which it does not care about. */
  public static final String REGION = "eu-central-1";

  private static final String SCRIPT = "kinesis.js";
  private static final long STREAM_SECONDS = 30;

  private final Process process;
  private final int port;

  private KinesisServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where its code is, under the folder {@code root} of the project. */
  private static Path modules(Path root) {
    return root.resolve("target/test-servers/node_modules");
  }

  /** Whether it is installed under the folder {@code root} of the project. */
  public static boolean isInstalled(Path root) {
    return Files.isDirectory(modules(root).resolve("kinesalite"));
  }

  /**
   * The version that is installed there.
   *
   * @throws SandboxException if none is
   */
  public static String version(Path root) {
    try {
      return new ObjectMapper()
          .readTree(modules(root).resolve("kinesalite/package.json").toFile())
          .path("version")
          .asText();
    } catch (IOException e) {
      throw new SandboxException("Kinesalite is not there: " + e.getMessage());
    }
  }

  /**
   * Starts it on a free port.
   *
   * @param log where what it says beside its port goes to
   */
  public static KinesisServer start(Path root, Path log) {
    ProcessBuilder builder = new ProcessBuilder(List.of("node", "-e", script()));
    builder.environment().put("NODE_PATH", modules(root).toAbsolutePath().toString());
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      String line = output.readLine();
      if (line == null) {
        throw new SandboxException("Kinesalite did not start:\n" + Files.readString(log));
      }
      return new KinesisServer(process, Integer.parseInt(line.trim()));
    } catch (IOException e) {
      throw new SandboxException("node could not be started: " + e.getMessage());
    }
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(KinesisServer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new SandboxException(SCRIPT + " cannot be read: " + e.getMessage());
    }
  }

  /** Its address. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** A client. */
  public KinesisClient client() {
    return KinesisClient.builder()
        .region(Region.of(REGION))
        .endpointOverride(URI.create(endpoint()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
        .build();
  }

  /** Makes a stream and waits until it can be used. */
  public void createStream(KinesisClient client, String name, int shards)
      throws InterruptedException {
    client.createStream(request -> request.streamName(name).shardCount(shards));
    awaitActive(client, name);
  }

  /** Waits until a stream that was made or changed can be used. */
  public void awaitActive(KinesisClient client, String name) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STREAM_SECONDS);
    while (client
            .describeStreamSummary(request -> request.streamName(name))
            .streamDescriptionSummary()
            .streamStatus()
        != StreamStatus.ACTIVE) {
      if (System.nanoTime() > deadline) {
        throw new SandboxException("The stream " + name + " does not become active.");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STREAM_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
