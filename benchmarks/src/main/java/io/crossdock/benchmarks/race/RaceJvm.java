package io.crossdock.benchmarks.race;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts runs, each in a JVM of its own with a folder of its own beneath that of the race. */
final class RaceJvm implements AutoCloseable {
  private static final int AWAIT_END_MILLIS = 60_000;

  private final Path directory;
  private final List<String> options;

  /**
   * What a run needs to know.
   *
   * @param pipeline and {@code engine}: which job
   * @param size of its input
   * @param conditions under which it runs
   */
  record Job(String pipeline, String engine, RaceSize size, Race.Conditions conditions) {}

  /** A run's figures, and where the file with all of its answers is. */
  record Outcome(RaceFigures.Run run, Path answers) {}

  private RaceJvm(Path directory, List<String> options) {
    this.directory = directory;
    this.options = options;
  }

  /**
   * With a new folder for temporary files.
   *
   * @param heap size of each JVM's heap, all of it from its start, as Flink's task managers have
   *     it: one that grows costs as much as its collector happens to try
   */
  static RaceJvm with(String heap, List<String> more) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file", "")));
    options.addAll(more);
    return new RaceJvm(Files.createTempDirectory("crossdock-race-"), options);
  }

  Path directory() {
    return directory;
  }

  List<String> options() {
    return options;
  }

  /** Runs a job to its end; from the broker of this address if there is one, else from memory. */
  Outcome run(Job job, @Nullable String bootstrapServers) throws IOException, InterruptedException {
    Path state = Files.createTempDirectory(directory, "state");
    List<String> arguments = new ArrayList<>(List.of(job.pipeline() + "/" + job.engine()));
    arguments.addAll(job.size().arguments());
    arguments.add(Integer.toString(job.conditions().parallelism()));
    arguments.add(Long.toString(job.conditions().checkpointMillis()));
    arguments.add(job.conditions().rocksdb() ? "rocksdb" : "heap");
    arguments.add(state.toString());
    if (bootstrapServers != null) {
      arguments.add(bootstrapServers);
    }
    try (JavaProcess process =
        JavaProcess.start(
            classPath(job.engine()),
            RaceRun.class.getName(),
            options,
            arguments,
            Map.of(),
            directory.resolve(job.engine() + ".log"),
            true)) {
      List<String> results = new ArrayList<>();
      try (BufferedReader out =
          new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
        out.lines().filter(line -> line.startsWith("RESULT ")).forEach(results::add);
      }
      if (!process.await(AWAIT_END_MILLIS) || process.exitCode() != 0 || results.size() != 1) {
        throw new SandboxException(job.engine() + " failed:\n" + process.lastWords());
      }
      return new Outcome(RaceFigures.Run.parse(results.get(0)), state.resolve(RaceRun.ANSWERS));
    }
  }

  /** Flink's build of RocksDB has the same classes as the one that Kafka Streams needs. */
  private static String classPath(String engine) {
    String all = JavaProcess.ownClassPath();
    return engine.startsWith("streams")
        ? Stream.of(all.split(File.pathSeparator))
            .filter(entry -> !entry.contains("frocksdbjni"))
            .collect(Collectors.joining(File.pathSeparator))
        : all;
  }

  /** Deletes what is left of the runs. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
