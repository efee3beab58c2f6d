package io.crossdock.sandbox.play;

import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The barcode pipeline in a JVM of its own, as it would run anywhere, on the profile's runner. */
public final class BarcodeJob {
  private BarcodeJob() {}

  /** The runner that the build's profile has brought, DirectRunner or FlinkRunner. */
  public static String runner() {
    return System.getProperty("crossdock.runner", "DirectRunner");
  }

  /**
   * Starts the pipeline from the broker to the database.
   *
   * @param more further arguments; the last of a name wins
   */
  public static JavaProcess start(Servers servers, Path directory, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--kafkaBootstrapServers=" + servers.bootstrapServers(),
                "--postgresUrl=" + servers.jdbcUrl(),
                "--postgresUser=" + Servers.WRITER,
                // No partition may be overtaken: a played day is long past by the wall clock.
                "--idlePartitions=hold"));
    arguments.addAll(runnerArguments());
    arguments.addAll(more);
    return JavaProcess.java(
        BarcodePipeline.class.getName(),
        List.of("-Xmx2g", "-XX:+UseSerialGC"),
        arguments,
        Map.of(),
        directory.resolve("pipeline.log"));
  }

  private static List<String> runnerArguments() {
    if (runner().equals("FlinkRunner")) {
      return List.of(
          "--runner=FlinkRunner",
          "--flinkMaster=[local]",
          "--parallelism=2",
          "--maxBundleSize=5000",
          "--autoWatermarkInterval=200",
          "--tick=1m");
    }
    // DirectRunner commits a bundle for each key and tick: few of both are much faster.
    return List.of("--runner=DirectRunner", "--targetParallelism=2", "--shards=8", "--tick=10m");
  }
}
