package io.crossdock.benchmarks.sink;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the JVM of a pipeline that is measured. */
final class PipelineJvm {
  /** A garbage collector; the sandbox's processes have the serial one by default. */
  private enum Collector {
    parallel,
    g1;

    private List<String> options() {
      return switch (this) {
        case parallel -> List.of("-XX:+UseParallelGC");
        case g1 -> List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=100");
      };
    }
  }

  @Option(names = "--heap", description = "Of the pipeline's JVM, all from its start. Default: 6g.")
  private String heap = "6g";

  @Option(
      names = "--collector",
      description =
          "Of the pipeline's JVM: parallel, the least CPU, or g1, shorter pauses. Its log is gc.log"
              + " beside the others. Default: parallel, and g1 with --rate.")
  private @Nullable Collector collector;

  @Option(
      names = "--profiler",
      paramLabel = "LIBRARY",
      description =
          "async-profiler's libasyncProfiler.so: where the pipeline's time goes is written to"
              + " profile.collapsed beside the logs, stacks by thread.")
  private @Nullable Path profiler;

  /**
   * What the JVM is started with.
   *
   * @param directory for its logs
   * @param shortPauses whether pauses matter more than CPU
   */
  List<String> options(Path directory, boolean shortPauses) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:-UseSerialGC",
                "-Xlog:gc,safepoint:file=" + directory.resolve("gc.log")));
    Collector chosen =
        collector == null ? (shortPauses ? Collector.g1 : Collector.parallel) : collector;
    options.addAll(chosen.options());
    if (profiler != null) {
      options.add(
          "-agentpath:"
              + profiler.toAbsolutePath()
              + "=start,event=itimer,interval=2ms,collapsed,threads,file="
              + directory.resolve("profile.collapsed"));
    }
    return List.copyOf(options);
  }
}
