package io.crossdock.pipelines.launch;

import io.crossdock.io.secret.MissingSecretException;
import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a pipeline failed, where the reason lies outside the program and a person can mend it. */
final class Reason {
  private Reason() {}

  /** The first such reason among the causes of {@code problem}; empty for a defect. */
  static Optional<String> of(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      Optional<String> said = sayable(cause);
      if (said.isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> sayable(Throwable cause) {
    if (cause instanceof SQLException) {
      return Optional.of("the database says: " + cause.getMessage());
    }
    if (cause instanceof KafkaException) {
      return Optional.of("the broker says: " + cause.getMessage());
    }
    if (cause instanceof SdkException) {
      return Optional.of("Amazon's client says: " + cause.getMessage());
    }
    if (cause instanceof OutsideException
        || cause instanceof MissingSecretException
        || cause instanceof FileNotFoundException) {
      return Optional.ofNullable(cause.getMessage());
    }
    if (cause instanceof FileSystemException) {
      return Optional.of("a file: " + cause.getMessage());
    }
    return Optional.empty();
  }
}
