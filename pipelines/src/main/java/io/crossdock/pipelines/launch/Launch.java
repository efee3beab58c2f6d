package io.crossdock.pipelines.launch;

import io.crossdock.io.kinesis.AwsRegion;
import io.crossdock.io.settings.InvalidSettingsException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;

/** Runs a pipeline's main and says in one line what went wrong, if it did. */
public final class Launch {
  /** Exit code of a pipeline that failed. */
  public static final int FAILED = 1;

  /** Exit code of wrong options. */
  public static final int WRONG_OPTIONS = 2;

  private Launch() {}

  /** A pipeline's work, given its arguments. */
  public interface Work {
    /** Parses, builds and runs. */
    void run(String[] args) throws SQLException;
  }

  /**
   * Runs the work and gives the exit code: 0 done, 1 failed, 2 the options are wrong. What lies
   * outside the program is said in a line; a defect keeps its stack trace.
   *
   * @param options the interface that {@code --help} lists
   */
  public static int run(String[] args, Class<? extends PipelineOptions> options, Work work) {
    if (Arrays.asList(args).contains("--help")) {
      PipelineOptionsFactory.printHelp(System.out, options);
      return 0;
    }
    try {
      work.run(args);
      return 0;
    } catch (InvalidSettingsException e) {
      System.err.println(e.getMessage());
      return WRONG_OPTIONS;
    } catch (SQLException e) {
      System.err.println("The database refuses: " + e.getMessage());
      return FAILED;
    } catch (IllegalArgumentException e) {
      // What PipelineOptionsFactory says of an option that it does not know or cannot read.
      System.err.println(e.getMessage());
      return WRONG_OPTIONS;
    } catch (RuntimeException e) {
      Optional<String> reason = Reason.of(e);
      if (reason.isEmpty()) {
        throw e;
      }
      System.err.println("Failed: " + reason.get());
      return FAILED;
    }
  }

  /**
   * Parses, builds and runs a pipeline; gives the exit code as above.
   *
   * @param args options, among them {@code --config=FILE} for more of them
   */
  public static <O extends PipelineOptions & StreamingOptions> int run(
      String[] args, Launchable<O> pipeline) {
    return run(args, pipeline.options(), own -> launch(own, pipeline));
  }

  private static <O extends PipelineOptions & StreamingOptions> void launch(
      String[] args, Launchable<O> launchable) throws SQLException {
    List<String> all = RunnerDefaults.add(ConfigFiles.expand(args));
    O options =
        PipelineOptionsFactory.fromArgs(
                EmbeddedFlink.add(all, System.getenv()).toArray(new String[0]))
            .withValidation()
            .as(launchable.options());
    options.setStreaming(true);
    if (all.stream().noneMatch(arg -> arg.startsWith("--jobName="))) {
      options.setJobName("crossdock-" + launchable.name());
    }
    UnsafeCombinations.refuse(all, launchable);
    AwsRegion.settle(options, all);
    // Settings may name files wherever Beam reaches, and are read before there is a pipeline.
    FileSystems.setDefaultPipelineOptions(options);
    Launchable.Run run = launchable.open(options, Instant.now());
    Pipeline pipeline = Pipeline.create(options);
    if (options.as(TemplateOptions.class).getTemplateLocation() == null) {
      run.prepare();
    }
    run.build(pipeline);
    PipelineResult result = pipeline.run();
    if (all.contains("--attachedMode=false")) {
      System.out.printf("Submitted %s: it runs on without this process.%n", options.getJobName());
      return;
    }
    String template = options.as(TemplateOptions.class).getTemplateLocation();
    if (template != null) {
      // Nothing runs: there is no end to wait for, and nothing has ended well.
      System.out.println("The template is written to " + template);
      return;
    }
    finish(result);
    run.done();
  }

  /**
   * Waits for the end of a pipeline that has one, and says what failed and what it dropped, by
   * reason.
   */
  static void finish(PipelineResult result) {
    PipelineResult.State state = result.waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("the pipeline ended as " + state);
    }
    for (MetricResult<Long> counter :
        result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters()) {
      String name = counter.getName().getName();
      if (name.startsWith("drops_") || name.startsWith("failures_")) {
        // In one write: an embedded runner logs its end on other threads meanwhile, and printf
        // would have let that into the midst of the line.
        System.out.print(String.format("counted %s = %d%n", name, count(counter)));
      }
    }
  }

  /**
   * The committed count where the runner has one: DirectRunner hands in what was attempted only
   * after a bundle has ended, and a job may be over before.
   */
  private static long count(MetricResult<Long> counter) {
    Long committed = counter.getCommittedOrNull();
    return committed == null ? counter.getAttempted() : committed;
  }
}
