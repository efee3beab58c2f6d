package io.crossdock.io.file;

import io.crossdock.io.settings.Problems;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which files to read.
 *
 * @param pattern a path or a pattern of paths
 * @param arrival when the messages count as arrived; absent for when a file was last changed
 */
public record FileInputSettings(String pattern, @Nullable Instant arrival) implements Serializable {

  /** Reads the options; what is wrong goes to {@code problems}. */
  public static FileInputSettings parse(FileOptions options, Problems problems) {
    String arrival = options.getInputArrival();
    return new FileInputSettings(
        problems.required("--inputFiles", options.getInputFiles()),
        arrival == null ? null : problems.instant("--inputArrival", arrival));
  }
}
