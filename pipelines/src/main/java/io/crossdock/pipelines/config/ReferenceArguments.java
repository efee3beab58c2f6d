package io.crossdock.pipelines.config;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OneLineErrors;
import io.crossdock.pipelines.launch.OwnOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes, for each runner and pipeline, a file of arguments that names every option with its
 * default and what it does.
 */
@Command(
    name = "scripts/java-main io.crossdock.pipelines.config.ReferenceArguments",
    sortOptions = false,
    description =
        "Writes RUNNER/PIPELINE.reference.args, with every option, for each runner and pipeline.")
public final class ReferenceArguments implements Callable<Integer> {
  /** The runners that pipelines are run on. */
  static final List<String> RUNNERS = List.of("direct", "flink", "dataflow");

  private static final int WIDTH = 110;

  @Option(
      names = "--directory",
      description = "Where the runners' directories are. Default: runners-config.")
  private Path directory = Path.of("runners-config");

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private ReferenceArguments() {}

  /** Runs and ends the process: 0 written, 1 not so, 2 wrong options. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String... args) {
    return OneLineErrors.of(new ReferenceArguments()).execute(args);
  }

  @Override
  public Integer call() {
    try {
      for (String runner : RUNNERS) {
        for (Launchable<?> pipeline : Pipelines.all()) {
          Path file = directory.resolve(runner).resolve(pipeline.name() + ".reference.args");
          Files.writeString(file, text(runner, pipeline));
          System.out.println(file);
        }
      }
      return 0;
    } catch (IOException e) {
      System.err.println("A file cannot be written: " + e.getMessage());
      return Launch.FAILED;
    }
  }

  /** The file of one runner and pipeline. */
  static String text(String runner, Launchable<?> pipeline) {
    StringBuilder text = new StringBuilder();
    comment(
        text,
        "Every option of the pipeline "
            + pipeline.name()
            + ", and those of the runner that its users should know, each at its default. One"
            + " without a default is commented out. What must be set is in "
            + pipeline.name()
            + ".minimal.args. Made by scripts/java-main "
            + ReferenceArguments.class.getName()
            + ".");
    text.append("\n# ---- The runner\n");
    for (RunnerOption option : RunnerOption.of(runner)) {
      option(text, option.name(), option.defaultValue(), option.comment());
    }
    String group = "";
    for (var entry : OwnOptions.of(pipeline).entrySet()) {
      OwnOptions.Own own = entry.getValue();
      if (!own.group().equals(group)) {
        group = own.group();
        text.append("\n# ---- ").append(group).append('\n');
      }
      String value = own.defaultValue();
      option(text, entry.getKey(), value == null ? "" : value, own.description());
    }
    return text.toString();
  }

  private static void option(StringBuilder text, String name, String value, String comment) {
    comment(text, comment);
    text.append(value.isEmpty() ? "# --" : "--").append(name).append('=').append(value);
    text.append('\n');
  }

  private static void comment(StringBuilder text, String comment) {
    StringBuilder line = new StringBuilder("#");
    for (String word : comment.split(" ", -1)) {
      if (line.length() + word.length() >= WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder("#");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
