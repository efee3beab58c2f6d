package io.crossdock.sandbox.play;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pipeline in a JVM of its own, as it would run anywhere, on the profile's runner. */
public final class PipelineJob {
  /** The argument that asks for embedded Flink, whatever the build's profile. */
  public static final String FLINK = "--runner=FlinkRunner";

  /** The argument that asks for DirectRunner, whatever the build's profile. */
  public static final String DIRECT = "--runner=DirectRunner";

  private static final String HEAP = "-Xmx3g";

  private PipelineJob() {}

  /** The runner that the build's profile has brought, DirectRunner or FlinkRunner. */
  public static String runner() {
    return System.getProperty("crossdock.runner", "DirectRunner");
  }

  /**
   * Starts a pipeline from the broker to the database. Its log is in a file of its name.
   *
   * @param pipeline the pipeline's name
   * @param suited arguments that suit the pipeline on a runner; {@code more} wins over them
   * @param more further arguments; the last of a name wins
   */
  public static JavaProcess start(
      String pipeline, Servers servers, Path directory, Suited suited, List<String> more) {
    List<String> arguments = arguments(pipeline, servers, directory, suited, more);
    writeForReplays(pipeline, directory, arguments);
    return start(Pipelines.class.getName(), arguments, log(pipeline, directory));
  }

  /** Whoever replays failures from the dashboard runs the pipeline as it ran. */
  private static void writeForReplays(String pipeline, Path directory, List<String> arguments) {
    try {
      Files.write(directory.resolve(pipeline + ".args"), arguments);
    } catch (IOException e) {
      throw new SandboxException(directory + " cannot be written: " + e.getMessage());
    }
  }

  /** Starts a main as it is done with a pipeline; its log is appended to a file. */
  public static JavaProcess start(String mainClass, List<String> arguments, Path log) {
    return JavaProcess.java(mainClass, jvm(arguments), arguments, Map.of(), log);
  }

  /**
   * The JVM's own options. What is run on DirectRunner is over before an optimising compiler has
   * given back what it took: close to a third of the CPU of 20,000 scans was its.
   */
  static List<String> jvm(List<String> arguments) {
    return arguments.contains(DIRECT) ? List.of(HEAP, "-XX:TieredStopAtLevel=1") : List.of(HEAP);
  }

  /** The pipeline's name and its arguments, see {@link #start}. */
  public static List<String> arguments(
      String pipeline, Servers servers, Path directory, Suited suited, List<String> more) {
    Map<String, String> arguments = new LinkedHashMap<>();
    add(
        arguments,
        List.of(
            "--kafkaBootstrapServers=" + servers.bootstrapServers(),
            "--postgresUrl=" + servers.jdbcUrl(),
            "--postgresUser=" + Servers.WRITER,
            // No partition may be overtaken: a played day is long past by the wall clock.
            "--idlePartitions=hold"));
    boolean flink = isOnFlink(more);
    add(
        arguments,
        flink ? flinkArguments(directory, more) : List.of(DIRECT, "--targetParallelism=2"));
    add(arguments, flink ? suited.onFlink() : suited.onDirect());
    add(arguments, more);
    List<String> all = new ArrayList<>(List.of(pipeline));
    all.addAll(arguments.values());
    return all;
  }

  private static void add(Map<String, String> arguments, List<String> more) {
    for (String argument : more) {
      arguments.put(argument.split("=", 2)[0], argument);
    }
  }

  /** The log of a pipeline. */
  static Path log(String pipeline, Path directory) {
    return directory.resolve(pipeline + ".log");
  }

  /**
   * Arguments that suit a pipeline.
   *
   * @param onDirect on DirectRunner, which commits a bundle for each key and timer
   * @param onFlink on Flink
   */
  public record Suited(List<String> onDirect, List<String> onFlink) {}

  private static boolean isOnFlink(List<String> more) {
    return more.contains(FLINK) || (runner().equals("FlinkRunner") && !more.contains(DIRECT));
  }

  private static List<String> flinkArguments(Path directory, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                FLINK,
                "--flinkMaster=[local]",
                "--parallelism=2",
                "--maxBundleSize=5000",
                "--autoWatermarkInterval=200"));
    if (more.stream().noneMatch(PipelineJob::ends)) {
      arguments.add("--checkpointingInterval=10000");
      arguments.add("--stateBackend=filesystem");
      arguments.add(
          "--stateBackendStoragePath=file://" + directory.resolve("checkpoints").toAbsolutePath());
    }
    return arguments;
  }

  /** Whether an argument makes the job end by itself: with checkpoints Beam's sources stay open. */
  private static boolean ends(String argument) {
    return argument.startsWith("--kafkaReadUntil=")
        || argument.equals("--input=files")
        || argument.equals("--input=replay");
  }
}
