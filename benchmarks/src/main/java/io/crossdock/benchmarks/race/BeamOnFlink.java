package io.crossdock.benchmarks.race;

import io.crossdock.pipelines.launch.EmbeddedFlink;
import io.crossdock.pipelines.launch.RunnerDefaults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Beam's Flink runner in this JVM, with the options that a pipeline of Crossdock is started with.
 */
public final class BeamOnFlink {
  private BeamOnFlink() {}

  /** A pipeline with no step yet. */
  public static Pipeline pipeline(Engine.Settings settings) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=FlinkRunner",
                "--flinkMaster=[local]",
                "--streaming=true",
                "--parallelism=" + settings.parallelism(),
                "--objectReuse=true",
                "--fasterCopy=true",
                "--maxBundleSize=10000",
                "--autoWatermarkInterval=200",
                "--shutdownSourcesAfterIdleMs=0"));
    RunnerDefaults.ofFlink().forEach((name, value) -> arguments.add("--" + name + "=" + value));
    if (settings.checkpointMillis() > 0) {
      arguments.add("--checkpointingInterval=" + settings.checkpointMillis());
      arguments.add("--checkpointingMode=EXACTLY_ONCE");
    }
    if (settings.rocksdb() || settings.checkpointMillis() > 0) {
      arguments.add("--stateBackend=" + (settings.rocksdb() ? "rocksdb" : "filesystem"));
      arguments.add("--stateBackendStoragePath=file://" + settings.directory());
    }
    arguments.add(
        EmbeddedFlink.configuration(
            Path.of(settings.directory()).resolve("conf"),
            "taskmanager.memory.managed.size: " + TunedFlink.ROCKSDB_MEMORY));
    return Pipeline.create(
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).create());
  }
}
