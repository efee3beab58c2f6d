package io.crossdock.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Embedded Flink, where its defaults are for something else. */
public final class EmbeddedFlink {
  private EmbeddedFlink() {}

  /**
   * Writes a configuration.
   *
   * @param directory in which a folder for it is made
   * @param settings lines of {@code name: value}
   * @return the argument that tells Beam's runner of it
   */
  public static String configuration(Path directory, String... settings) {
    Path folder = directory.resolve("conf");
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.yaml"), String.join("\n", settings) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--flinkConfDir=" + folder;
  }
}
