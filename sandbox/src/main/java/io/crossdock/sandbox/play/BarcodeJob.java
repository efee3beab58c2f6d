package io.crossdock.sandbox.play;

import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The barcode pipeline in a JVM of its own, as it would run anywhere, on the profile's runner. */
public final class BarcodeJob {
  /** The argument that asks for embedded Flink, whatever the build's profile. */
  public static final String FLINK = "--runner=FlinkRunner";

  /** The argument that asks for DirectRunner, whatever the build's profile. */
  public static final String DIRECT = "--runner=DirectRunner";

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
    Map<String, String> arguments = new LinkedHashMap<>();
    add(
        arguments,
        List.of(
            "--kafkaBootstrapServers=" + servers.bootstrapServers(),
            "--postgresUrl=" + servers.jdbcUrl(),
            "--postgresUser=" + Servers.WRITER,
            // No partition may be overtaken: a played day is long past by the wall clock.
            "--idlePartitions=hold"));
    add(arguments, runnerArguments(directory, more));
    add(arguments, more);
    return JavaProcess.java(
        BarcodePipeline.class.getName(),
        List.of("-Xmx3g", "-XX:+UseSerialGC"),
        List.copyOf(arguments.values()),
        Map.of(),
        directory.resolve("pipeline.log"));
  }

  private static void add(Map<String, String> arguments, List<String> more) {
    for (String argument : more) {
      arguments.put(argument.split("=", 2)[0], argument);
    }
  }

  private static List<String> runnerArguments(Path directory, List<String> more) {
    if (more.contains(FLINK) || (runner().equals("FlinkRunner") && !more.contains(DIRECT))) {
      List<String> arguments =
          new ArrayList<>(
              List.of(
                  FLINK,
                  "--flinkMaster=[local]",
                  "--parallelism=2",
                  "--maxBundleSize=5000",
                  "--autoWatermarkInterval=200",
                  "--tick=1m"));
      if (more.stream().noneMatch(BarcodeJob::ends)) {
        arguments.add("--checkpointingInterval=10000");
        arguments.add("--stateBackend=filesystem");
        arguments.add(
            "--stateBackendStoragePath=file://"
                + directory.resolve("checkpoints").toAbsolutePath());
      }
      return arguments;
    }
    // DirectRunner commits a bundle for each key and tick: few of both are much faster.
    return List.of(DIRECT, "--targetParallelism=2", "--shards=8", "--tick=10m");
  }

  /** Whether an argument makes the job end by itself: with checkpoints Beam's sources stay open. */
  private static boolean ends(String argument) {
    return argument.startsWith("--kafkaReadUntil=") || argument.startsWith("--input=");
  }
}
