package io.crossdock.sandbox.jobs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.pipelines.launch.EmbeddedFlink;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline in a JVM of its own that a test starts, waits for, kills as a power cut would, and
 * starts again: anew, or from the last checkpoint that was complete.
 */
public final class TestJob implements AutoCloseable {
  private static final long MILLIS_TO_DIE = 20_000;
  private static final long MILLIS_TO_END = TimeUnit.MINUTES.toMillis(10);

  private static final PipelineJob.Suited NOTHING = new PipelineJob.Suited(List.of(), List.of());

  private final Path directory;
  private final Launcher launcher;
  private @Nullable JavaProcess process;

  /**
   * A job that does not run yet.
   *
   * @param directory for its log, which has the pipeline's name, and its checkpoints
   * @param arguments of the pipeline, beside those for broker and database
   */
  public TestJob(String pipeline, Servers servers, Path directory, List<String> arguments) {
    this(
        directory,
        more -> {
          List<String> all = new ArrayList<>(arguments);
          all.addAll(more);
          return PipelineJob.start(pipeline, servers, directory, NOTHING, all);
        });
  }

  private TestJob(Path directory, Launcher launcher) {
    this.directory = directory;
    this.launcher = launcher;
  }

  private interface Launcher {
    JavaProcess launch(List<String> more);
  }

  /**
   * Several pipelines in one JVM, which cost little more than one. What they log is in {@code
   * pipelines.log}.
   *
   * @param arguments of each by its name
   */
  public static TestJob together(
      Servers servers, Path directory, Map<String, List<String>> arguments) {
    return new TestJob(
        directory,
        more -> {
          List<String> all = new ArrayList<>();
          arguments.forEach(
              (pipeline, own) -> {
                if (!all.isEmpty()) {
                  all.add(SeveralPipelines.AND);
                }
                List<String> with = new ArrayList<>(own);
                with.addAll(more);
                all.addAll(PipelineJob.arguments(pipeline, servers, directory, NOTHING, with));
              });
          return PipelineJob.start(
              SeveralPipelines.class.getName(), all, directory.resolve("pipelines.log"));
        });
  }

  /** A job on embedded Flink that can go on where it was killed, see {@link #resume}. */
  public static TestJob keepingCheckpoints(
      String pipeline, Servers servers, Path directory, List<String> arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                PipelineJob.FLINK,
                "--checkpointingInterval=1000",
                "--checkpointingMode=EXACTLY_ONCE",
                "--externalizedCheckpointsEnabled=true",
                "--stateBackend=filesystem",
                "--stateBackendStoragePath=" + checkpoints(directory).toUri()));
    all.addAll(arguments);
    return new TestJob(pipeline, servers, directory, all);
  }

  /**
   * Starts it without any state.
   *
   * @param more arguments that win over the others
   */
  public TestJob start(String... more) {
    assertThat("it runs already", process != null && process.isRunning(), is(false));
    process = launcher.launch(List.of(more));
    return this;
  }

  /**
   * Starts it from its newest checkpoint, which there must be.
   *
   * @param more arguments that win over the others
   */
  public TestJob resume(String... more) throws IOException {
    // Beam's --savepointPath is for clusters alone; Flink's own setting holds here too.
    List<String> all = new ArrayList<>(List.of(more));
    all.add(
        EmbeddedFlink.configuration(
            directory.resolve("flink-conf"),
            "execution.savepoint.path: \"" + newestCheckpoint().orElseThrow().toUri() + "\""));
    return start(all.toArray(new String[0]));
  }

  /** Whether there is a checkpoint that is complete. */
  public boolean hasCheckpoint() throws IOException {
    return newestCheckpoint().isPresent();
  }

  private static Path checkpoints(Path directory) {
    return directory.resolve("checkpoints").toAbsolutePath();
  }

  private Optional<Path> newestCheckpoint() throws IOException {
    if (!Files.isDirectory(checkpoints(directory))) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(checkpoints(directory))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .max(Comparator.comparing(TestJob::written))
          .map(Path::getParent);
    } catch (UncheckedIOException e) {
      return Optional.empty(); // Flink deleted an older one while it was looked at
    }
  }

  private static FileTime written(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // an older one, which Flink has just deleted
    }
  }

  /** Waits for what must come true while it runs. */
  public void await(String what, Await.Condition condition) throws Exception {
    Await.that(what, () -> condition.isMet() || !mustRun(), this::lastWords);
  }

  /** Waits until a number is reached, for as long as it grows and the job runs. */
  public void awaitCount(String what, long atLeast, Await.Counter counter) throws Exception {
    Await.count(
        what,
        atLeast,
        () -> {
          mustRun();
          return counter.count();
        },
        this::lastWords);
  }

  private boolean mustRun() {
    assertThat(lastWords(), isRunning(), is(true));
    return true;
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return process().isRunning();
  }

  /** The addresses at which it takes connections. */
  public List<InetAddress> listens() throws IOException {
    return ListeningSockets.of(process().pid());
  }

  /** The last lines of its log. */
  public String lastWords() {
    return process().lastWords();
  }

  /** Ends it as a power cut would. */
  public void kill() throws InterruptedException {
    process().kill();
    assertThat("it has ended", process().await(MILLIS_TO_DIE), is(true));
  }

  /** Waits until it has ended by itself, and well. */
  public void awaitEnd() throws InterruptedException {
    assertThat(lastWords(), process().await(MILLIS_TO_END), is(true));
    assertThat(lastWords(), process().exitCode(), is(0));
  }

  /** Waits until it has ended because somebody made a mistake; its last words. */
  public String awaitRefusal() throws InterruptedException {
    assertThat(lastWords(), process().await(MILLIS_TO_END), is(true));
    assertThat(lastWords(), process().exitCode(), is(Launch.FAILED));
    return lastWords();
  }

  private JavaProcess process() {
    return Objects.requireNonNull(process, "it was not started");
  }

  @Override
  public void close() {
    if (process != null) {
      process.kill();
      process.close();
    }
  }
}
