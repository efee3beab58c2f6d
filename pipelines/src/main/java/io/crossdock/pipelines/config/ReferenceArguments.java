package io.crossdock.pipelines.config;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OwnOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes, for each runner and pipeline, a file of arguments that names every option with its
 * default and what it does: {@code RUNNER/PIPELINE.reference.args} below the directory that is
 * given, or {@code runners-config}.
 */
public final class ReferenceArguments {
  /** The runners that pipelines are run on. */
  static final List<String> RUNNERS = List.of("direct", "flink", "dataflow");

  private static final int WIDTH = 110;

  private ReferenceArguments() {}

  /** Writes all files. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length == 0 ? "runners-config" : args[0]);
    for (String runner : RUNNERS) {
      for (Launchable<?> pipeline : Pipelines.all()) {
        Path file = directory.resolve(runner).resolve(pipeline.name() + ".reference.args");
        Files.writeString(file, text(runner, pipeline));
        System.out.println(file);
      }
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
