package io.crossdock.sandbox.doors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A job on embedded Flink that is killed as by a power cut, and goes on in another JVM from the
 * last checkpoint that was complete.
 */
final class KillableJob {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(180);

  private final String pipeline;
  private final Servers servers;
  private final Path directory;
  private final List<String> arguments;

  KillableJob(String pipeline, Servers servers, Path directory, List<String> arguments) {
    this.pipeline = pipeline;
    this.servers = servers;
    this.directory = directory;
    this.arguments = arguments;
  }

  /**
   * Starts it, from the newest checkpoint if there is one.
   *
   * @param more arguments that win over the others
   */
  JavaProcess start(String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                PipelineJob.FLINK,
                "--checkpointingInterval=1000",
                "--checkpointingMode=EXACTLY_ONCE",
                "--externalizedCheckpointsEnabled=true",
                "--stateBackend=filesystem",
                "--stateBackendStoragePath=file://" + checkpoints()));
    Optional<Path> newest = newestCheckpoint();
    if (newest.isPresent()) {
      // Beam's --savepointPath is for clusters alone; Flink's own setting holds here too.
      Path configuration = Files.createDirectories(directory.resolve("flink-conf"));
      Files.writeString(
          configuration.resolve("config.yaml"),
          "execution.savepoint.path: file://" + newest.get() + "\n");
      all.add("--flinkConfDir=" + configuration);
    }
    all.addAll(arguments);
    all.addAll(List.of(more));
    return PipelineJob.start(
        pipeline, servers, directory, new PipelineJob.Suited(List.of(), List.of()), all);
  }

  private Path checkpoints() {
    return directory.resolve("checkpoints").toAbsolutePath();
  }

  /** The newest checkpoint that is complete. */
  Optional<Path> newestCheckpoint() throws IOException {
    if (!Files.isDirectory(checkpoints())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints())) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(KillableJob::written))
          .map(file -> file.getParent());
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // an older one, which Flink has just deleted
    }
  }

  interface Condition {
    boolean isMet() throws Exception;
  }

  /** Waits for what must come true while the job runs. */
  static void await(String what, JavaProcess job, Condition condition) throws Exception {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.isMet()) {
      assertThat(what + "\n" + job.lastWords(), System.nanoTime() - deadline, lessThan(0L));
      assertThat(job.lastWords(), job.isRunning(), is(true));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Ends it as a power cut would. */
  static void kill(JavaProcess job) throws InterruptedException {
    job.kill();
    assertThat("it has ended", job.await(20_000), is(true));
  }
}
