package io.crossdock.pipelines.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Flink within this process. By itself it offers its REST interface, which runs whatever code it is
 * given, and its files to the whole network, and writes checkpoints by 4 KB. Options are known by
 * their names: no runner is compiled against.
 */
public final class EmbeddedFlink {
  private static final String CONFIGURATION = "--flinkConfDir=";

  private static final Map<String, String> SETTINGS =
      new TreeMap<>(
          Map.of(
              "jobmanager.bind-host", "127.0.0.1", // its BLOB server
              "rest.bind-address", "127.0.0.1",
              "taskmanager.bind-host", "127.0.0.1",
              // Bytes. By 4 KB half of a checkpoint of the heap are calls to the file system.
              "state.storage.fs.write-buffer-size", "1048576"));

  private EmbeddedFlink() {}

  /** What Flink is told here, by the setting's name. */
  public static Map<String, String> settings() {
    return Collections.unmodifiableMap(SETTINGS);
  }

  /**
   * Whether Flink runs within this process.
   *
   * @param flinkMaster the option's value, empty if it was not said
   */
  static boolean isMeant(String flinkMaster) {
    return List.of("", "[local]", "[auto]").contains(flinkMaster);
  }

  /**
   * Adds a configuration of our own, where Flink is embedded and nobody has named another. It is
   * deleted when this JVM ends.
   *
   * @param environment this process's; Flink itself looks there for a configuration
   * @throws OutsideException when there is no place for a file
   */
  static List<String> add(List<String> args, Map<String, String> environment) {
    if (!value(args, "--runner=").endsWith("FlinkRunner")
        || !isMeant(value(args, "--flinkMaster="))
        || !value(args, CONFIGURATION).isEmpty()
        || environment.containsKey("FLINK_CONF_DIR")) {
      return args;
    }
    List<String> all = new ArrayList<>(args);
    try {
      Path folder = Files.createTempDirectory("crossdock-flink-");
      folder.toFile().deleteOnExit();
      all.add(configuration(folder));
      file(folder).toFile().deleteOnExit();
    } catch (IOException | UncheckedIOException e) {
      throw new OutsideException(
          "Flink's configuration cannot be written to "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e.getMessage());
    }
    return List.copyOf(all);
  }

  /**
   * Writes a configuration.
   *
   * @param folder for it, made if need be
   * @param more settings beside ours, as lines of {@code name: value}
   * @return the argument that tells Beam's runner of it
   */
  public static String configuration(Path folder, String... more) {
    List<String> lines = new ArrayList<>(List.of(more));
    SETTINGS.forEach((name, value) -> lines.add(name + ": " + value));
    try {
      Files.createDirectories(folder);
      Files.write(file(folder), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CONFIGURATION + folder;
  }

  private static Path file(Path folder) {
    return folder.resolve("config.yaml");
  }

  private static String value(List<String> args, String option) {
    return args.stream()
        .filter(arg -> arg.startsWith(option))
        .reduce((earlier, later) -> later)
        .map(arg -> arg.substring(option.length()).trim())
        .orElse("");
  }
}
