package io.crossdock.sandbox.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.KinesisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Load that goes to Kinesis, by the main that people use. */
public final class LoadOnKinesis {
  private final KinesisServer server;
  private final Path credentials;
  private int sent;

  /** Load for a server; any credentials are right there, but there must be some. */
  public LoadOnKinesis(KinesisServer server, Path directory) throws IOException {
    this.server = server;
    this.credentials = Files.writeString(directory.resolve("credentials"), "sandbox");
  }

  /** Sends so many messages, other ones each time. */
  public void send(String pipeline, int messages) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                pipeline,
                "--door=kinesis",
                "--rate=0",
                "--count=" + messages,
                "--seed=" + (100 + sent),
                "--region=" + KinesisServer.REGION,
                "--endpoint=" + server.endpoint(),
                "--access-key=file:" + credentials,
                "--secret-key=file:" + credentials));
    assertThat("exit code", Generate.run(arguments.toArray(new String[0])), is(0));
    sent += messages;
  }

  /** How many were sent so far. */
  public int sent() {
    return sent;
  }

  /** A pipeline's arguments for reading these streams. */
  public List<String> arguments(String streams) {
    return List.of(
        "--input=kinesis",
        "--kinesisStream=" + streams,
        "--kinesisRegion=" + KinesisServer.REGION,
        "--kinesisEndpoint=" + server.endpoint(),
        "--kinesisAccessKey=file:" + credentials,
        "--kinesisSecretKey=file:" + credentials,
        "--kinesisPollEvery=100ms",
        "--kinesisIdleAfter=3s");
  }
}
