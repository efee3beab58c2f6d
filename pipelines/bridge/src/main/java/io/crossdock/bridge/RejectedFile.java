package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.io.failure.FailureJson;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The file of messages that cannot go to Kafka, a failure as JSON a line: one that nobody asked for
 * or that is too large must neither be lost nor stop those behind it.
 */
final class RejectedFile {
  private final Path path;

  RejectedFile(Path path) {
    this.path = path;
  }

  /** Adds a message; it is on the disk when this returns. */
  synchronized void add(Arrival arrival, Source source, FailureKind kind, String why)
      throws IOException {
    SourceMessage message =
        new SourceMessage(
            arrival.payload(),
            arrival.contentType(),
            arrival.device().getBytes(UTF_8),
            arrival.tenant(),
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
            1,
            source);
    Failure failure = Failure.of(message, "bridge", "Move to Kafka", kind, why);
    ByteBuffer line = ByteBuffer.wrap((FailureJson.encode(failure) + "\n").getBytes(UTF_8));
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(true);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
