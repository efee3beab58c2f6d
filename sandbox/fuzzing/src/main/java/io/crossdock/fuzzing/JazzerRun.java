package io.crossdock.fuzzing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One run of Jazzer on one target, in a JVM of its own: it rewrites classes while they load, and
 * ends with the first finding.
 */
final class JazzerRun {
  /** What is watched: our code, and the parsers that it hands bytes to. */
  private static final String WATCHED =
      String.join(
          ":",
          "io.crossdock.**",
          "com.fasterxml.jackson.core.json.**",
          "com.ctc.wstx.sr.**",
          "org.apache.avro.Schema*",
          "org.apache.avro.generic.**",
          "org.apache.avro.io.**",
          "com.google.protobuf.CodedInputStream*",
          "com.squareup.wire.schema.internal.parser.**");

  /** Where nothing is to be found, and much to be rewritten. */
  private static final String LEFT_ALONE =
      "org.apache.beam.**:com.fasterxml.jackson.databind.**:com.google.protobuf.**";

  private static final int MOST_HEAP_MB = 512;
  private static final int MOST_MEMORY_MB = 2_048;
  private static final int MOST_SECONDS_AN_INPUT = 120;
  private static final int LONGEST = 16_384;

  private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");
  private static final Pattern STATISTIC = Pattern.compile("stat::(\\w+): +(\\d+)");
  private static final Pattern EXCEPTION = Pattern.compile("== Java Exception: (.*)");

  private final FuzzTarget target;
  private final Path folder;

  /**
   * What a run has come to.
   *
   * @param runs how many inputs were tried
   * @param runsASecond and how many in a second
   * @param coverage how many edges of the code were gone over
   * @param features and how many of them how often, as libFuzzer counts
   */
  record Outcome(long runs, long runsASecond, long coverage, long features) {}

  /**
   * A run in a folder, in which it leaves what it finds and its log.
   *
   * @param folder made anew by whoever calls
   */
  JazzerRun(FuzzTarget target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /** Tries inputs for so long, from the seeds and those that are kept. */
  Outcome fuzz(List<byte[]> kept, Duration time) throws IOException, InterruptedException {
    Corpus.spread(target.parts().seeds(), corpus());
    Corpus.spread(kept, corpus());
    Files.createDirectories(findings());
    List<String> arguments =
        new ArrayList<>(
            List.of("-max_total_time=" + Math.max(1, time.toSeconds()), "-print_final_stats=1"));
    List<String> words = target.parts().words().stream().map(JazzerRun::quoted).toList();
    if (!words.isEmpty()) { // a dictionary without words is refused
      arguments.add("-dict=" + Files.write(folder.resolve("words.txt"), words));
    }
    arguments.add(corpus().toString());
    String log = jazzer("fuzz.log", arguments.toArray(new String[0]));
    long coverage = 0;
    long features = 0;
    for (Matcher line = COVERAGE.matcher(log); line.find(); ) {
      coverage = Long.parseLong(line.group(1));
      features = Long.parseLong(line.group(2));
    }
    long runs = 0;
    long runsASecond = 0;
    for (Matcher line = STATISTIC.matcher(log); line.find(); ) {
      long number = Long.parseLong(line.group(2));
      switch (line.group(1)) {
        case "number_of_executed_units" -> runs = number;
        case "average_exec_per_sec" -> runsASecond = number;
        default -> {}
      }
    }
    return new Outcome(runs, runsASecond, coverage, features);
  }

  /** What was found, in words; empty where nothing was. */
  Optional<String> finding() throws IOException {
    try (Stream<Path> files = Files.list(findings())) {
      Optional<Path> input = files.sorted().findFirst();
      if (input.isEmpty()) {
        return Optional.empty();
      }
      Matcher exception = EXCEPTION.matcher(Files.readString(folder.resolve("fuzz.log")));
      String what = exception.find() ? exception.group(1) : input.get().getFileName().toString();
      return Optional.of(
          Finding.message(target.name(), Files.readAllBytes(input.get()), what)
              + "\nmore: "
              + folder.resolve("fuzz.log"));
    }
  }

  /** The inputs that are worth to be kept: as few as cover what all cover. */
  Path merged() throws IOException, InterruptedException {
    Path merged = Files.createDirectories(folder.resolve("merged"));
    jazzer("merge.log", "-set_cover_merge=1", merged.toString(), corpus().toString());
    return merged;
  }

  private Path corpus() {
    return folder.resolve("corpus");
  }

  private Path findings() {
    return folder.resolve("findings");
  }

  private String jazzer(String log, String... more) throws IOException, InterruptedException {
    Path program = program();
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--target_class=" + OneInput.class.getName(),
                "--target_args=" + target.name(),
                "--instrumentation_includes=" + WATCHED,
                "--instrumentation_excludes=io.crossdock.fuzzing.*",
                "--custom_hook_excludes=" + LEFT_ALONE,
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + findings() + "/",
                "-timeout=" + MOST_SECONDS_AN_INPUT,
                // Else one that takes ten seconds, as the first may on a busy machine, is kept too.
                "-report_slow_units=" + MOST_SECONDS_AN_INPUT,
                "-rss_limit_mb=" + MOST_MEMORY_MB,
                "-max_len=" + LONGEST));
    command.addAll(List.of(more));
    Path file = folder.resolve(log);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file.toFile());
    builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    Process process = builder.start();
    try {
      process.waitFor();
    } finally {
      process.destroy();
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    boolean found;
    try (Stream<Path> files = Files.list(findings())) {
      found = files.findAny().isPresent();
    }
    if (process.exitValue() != 0 && !found) {
      throw new IOException("Jazzer ended with " + process.exitValue() + ", see " + file);
    }
    return text;
  }

  /** Jazzer as a program, by whose name libFuzzer starts what merges inputs. */
  private Path program() throws IOException {
    Path program = folder.resolve("jazzer");
    String java =
        String.format(
            "exec '%s' -Xmx%dm -XX:+UseSerialGC -Dcrossdock.root='%s' -cp '%s'"
                + " com.code_intelligence.jazzer.Jazzer \"$@\"",
            Path.of(System.getProperty("java.home"), "bin", "java"),
            MOST_HEAP_MB,
            System.getProperty("crossdock.root", "."),
            System.getProperty("java.class.path"));
    Files.writeString(program, "#!/bin/sh\n" + java + "\n");
    if (!program.toFile().setExecutable(true)) {
      throw new IOException(program + " cannot be made a program");
    }
    return program;
  }

  /** A word as libFuzzer's dictionaries have it. */
  private static String quoted(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
      quoted.append(String.format("\\x%02x", one & 0xFF));
    }
    return quoted.append('"').toString();
  }
}
