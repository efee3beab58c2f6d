package io.crossdock.pipelines.flink;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.OutsideException;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/**
 * Stops a job with a savepoint and prints the savepoint's path, alone on the standard output, for
 * {@code --savepointPath} of the job that goes on from there.
 */
public final class StopWithSavepoint {
  private StopWithSavepoint() {}

  /** Stops the job that the options name. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String[] args) {
    return Launch.run(args, FlinkOptions.class, StopWithSavepoint::stop);
  }

  private static void stop(String[] args) {
    FlinkOptions options = PipelineOptionsFactory.fromArgs(args).as(FlinkOptions.class);
    Problems problems = new Problems();
    String directory = problems.required("--savepointDirectory", options.getSavepointDirectory());
    Duration limit =
        problems.duration(
            "--savepointTimeout", options.getSavepointTimeout(), Duration.ofSeconds(1));
    problems.throwIfAny();
    FlinkRest flink = new FlinkRest(options.getFlinkMaster());
    FlinkRest.Job job = choose(flink.jobs(), options.getFlinkJob());
    System.err.printf("Stopping %s (%s) with a savepoint ...%n", job.name(), job.id());
    try {
      System.out.println(flink.stopWithSavepoint(job.id(), directory, limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutsideException("Interrupted while waiting for the savepoint.");
    }
  }

  private static FlinkRest.Job choose(List<FlinkRest.Job> jobs, @Nullable String name) {
    List<FlinkRest.Job> fitting =
        jobs.stream()
            .filter(FlinkRest.Job::isAlive)
            .filter(job -> name == null || job.id().equals(name) || job.name().equals(name))
            .toList();
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    String which = name == null ? "" : " by the name or id " + name;
    throw new OutsideException(
        fitting.isEmpty()
            ? "No job" + which + " runs."
            : fitting.size()
                + " jobs run"
                + which
                + ": choose one by --flinkJob, of "
                + fitting.stream().map(job -> job.id() + " " + job.name()).toList());
  }
}
