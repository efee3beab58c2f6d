package io.crossdock.sandbox.doors;

import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.load.KinesisSender;
import io.crossdock.sandbox.load.Sender;
import io.crossdock.sandbox.servers.KinesisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Kinesalite, which stands in for Kinesis, two shards a stream. */
final class KinesisDoor implements TestDoor {
  private static final Path ROOT = Path.of(System.getProperty("crossdock.root", ".."));
  private static final int SHARDS = 2;

  private final KinesisServer server;
  private final Path credentials;
  private String contentType = "";

  KinesisDoor(Path directory) throws IOException {
    assumeTrue(
        "kinesalite is not there; scripts/install-test-servers brings it",
        KinesisServer.isInstalled(ROOT));
    // Any are right there, but there must be some.
    credentials = Files.writeString(directory.resolve("credentials"), "sandbox");
    server = KinesisServer.start(ROOT, directory.resolve("kinesis.log"));
  }

  @Override
  public String server() {
    return "Kinesalite " + KinesisServer.version(ROOT) + ", for Kinesis";
  }

  /** The server itself. */
  KinesisServer kinesis() {
    return server;
  }

  @Override
  public void create(List<String> topics, String type) throws InterruptedException {
    contentType = type;
    try (KinesisClient client = server.client()) {
      for (String topic : topics) {
        server.createStream(client, topic, SHARDS);
      }
    }
  }

  @Override
  public Sender sender() {
    return new KinesisSender(server.client());
  }

  @Override
  public List<String> arguments(List<String> topics) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--input=kinesis",
                "--kinesisStream=" + String.join(",", topics),
                "--kinesisRegion=" + KinesisServer.REGION,
                "--kinesisEndpoint=" + server.endpoint(),
                "--kinesisAccessKey=file:" + credentials,
                "--kinesisSecretKey=file:" + credentials,
                "--kinesisStartFrom=earliest",
                "--kinesisPollEvery=100ms",
                "--kinesisIdleAfter=3s"));
    if (!contentType.isEmpty()) {
      arguments.add("--kinesisContentType=" + contentType);
    }
    return arguments;
  }

  @Override
  public List<String> fromCheckpointOnly() {
    return List.of("--kinesisStartFrom=latest");
  }

  @Override
  public String source(String topic) {
    return topic;
  }

  @Override
  public String given(String topic) {
    return "not counted";
  }

  @Override
  public boolean knowsItsCopies() {
    return false;
  }

  @Override
  public void close() {
    server.close();
  }
}
