package io.crossdock.dashboard.replay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replays in a JVM of its own: the pipeline as it runs, but reading the chosen failures alone. */
public final class PipelineReplay implements ReplayLauncher {
  private static final String MAIN = "io.crossdock.pipelines.Pipelines";
  private static final long MOST_MINUTES = 10;
  private static final String THROUGH = "failures went through";

  private final Path classPath;
  private final Path arguments;

  /**
   * Replays with these files.
   *
   * @param classPath a file that holds the pipelines' class path
   * @param arguments a folder with the arguments of each pipeline as it runs, one a line, in a file
   *     of its name such as {@code barcode.args}; it is read when a replay begins
   */
  public PipelineReplay(Path classPath, Path arguments) {
    this.classPath = classPath;
    this.arguments = arguments;
  }

  @Override
  public CompletableFuture<ReplayEnd> launch(ReplayRequest request) throws ReplayRefusedException {
    Path file = arguments.resolve(request.pipeline() + ".args");
    List<String> own;
    String jars;
    try {
      own = Files.readAllLines(file, StandardCharsets.UTF_8);
      jars = Files.readString(classPath).trim();
    } catch (IOException e) {
      throw new ReplayRefusedException(
          "The arguments of the pipeline " + request.pipeline() + " are not there: see --replay.");
    }
    Path log = arguments.resolve(request.pipeline() + "-replay.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", jars, MAIN, request.pipeline()));
    command.addAll(arguments(own, request));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return CompletableFuture.supplyAsync(() -> await(process, log));
    } catch (IOException e) {
      throw new ReplayRefusedException("Java could not be started for the replay.");
    }
  }

  /** The pipeline's own arguments, with those of the replay in the place of the same options. */
  static List<String> arguments(List<String> own, ReplayRequest request) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : own) {
      String argument = line.trim();
      if (argument.startsWith("--")) {
        all.put(argument.split("=", 2)[0], argument);
      }
    }
    all.put("--input", "--input=replay");
    all.put(
        "--replayFailures",
        "--replayFailures="
            + request.failures().stream().map(UUID::toString).collect(Collectors.joining(",")));
    // Whoever presses the button has seen how often it failed.
    all.put("--replayMaxAttempts", "--replayMaxAttempts=100");
    if (!request.allowedLateness().isEmpty()) {
      all.put("--allowedLateness", "--allowedLateness=" + request.allowedLateness());
    }
    return List.copyOf(all.values());
  }

  private static ReplayEnd await(Process process, Path log) {
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroy();
        return new ReplayEnd(
            false,
            "It took more than " + MOST_MINUTES + " minutes and was stopped; see " + log + ".");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return new ReplayEnd(false, "It was stopped.");
    }
    if (process.exitValue() != 0) {
      return new ReplayEnd(
          false,
          "It ended with exit code " + process.exitValue() + "; the reason is in " + log + ".");
    }
    String said = result(log);
    return new ReplayEnd(true, said == null ? "It ran through." : said);
  }

  /** The line by which the pipeline says how many went through. */
  private static @Nullable String result(Path log) {
    try {
      return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
          .filter(line -> line.contains(THROUGH))
          .reduce((first, last) -> last)
          .orElse(null);
    } catch (IOException e) {
      return null;
    }
  }
}
