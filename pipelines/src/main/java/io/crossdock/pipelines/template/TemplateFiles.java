package io.crossdock.pipelines.template;

import io.crossdock.pipelines.Pipelines;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.launch.OneLineErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes, for every pipeline there is, the files that describe its template to Dataflow. */
@Command(
    name = "scripts/java-main io.crossdock.pipelines.template.TemplateFiles",
    sortOptions = false,
    description =
        "Writes PIPELINE/metadata.json and PIPELINE/flex-template.json for every pipeline.")
public final class TemplateFiles implements Callable<Integer> {
  /** Stands for a pipeline's name in the name of its image. */
  private static final String PIPELINE = "{pipeline}";

  /** An image that nobody has: to be replaced. */
  static final String EXAMPLE_IMAGE =
      "REGION-docker.pkg.dev/PROJECT/REPOSITORY/crossdock-" + PIPELINE + ":VERSION";

  @Option(
      names = "--directory",
      description = "Where to write. Default: runners-config/dataflow, the files in the house.")
  private Path directory = Path.of("runners-config", "dataflow");

  @Option(
      names = "--image",
      description =
          "The container image that makes the job; {pipeline} stands for the pipeline's name."
              + " Default: an example to be replaced.")
  private String image = EXAMPLE_IMAGE;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  /** Runs and ends the process: 0 written, 1 not so, 2 wrong options. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  /** As {@link #main}; gives the exit code. */
  static int run(String... args) {
    return OneLineErrors.of(new TemplateFiles()).execute(args);
  }

  @Override
  public Integer call() {
    try {
      for (Map.Entry<String, String> file : all(image).entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(directory.resolve(file.getKey()).resolveSibling(""));
        Files.writeString(path, file.getValue());
        System.out.println(path);
      }
      return 0;
    } catch (IOException e) {
      System.err.println("A file cannot be written: " + e.getMessage());
      return Launch.FAILED;
    }
  }

  /** The text of every file by its path. */
  static Map<String, String> all(String image) {
    Map<String, String> files = new TreeMap<>();
    for (Launchable<?> pipeline : Pipelines.all()) {
      String name = pipeline.name();
      files.put(name + "/metadata.json", TemplateJson.text(TemplateJson.metadata(pipeline)));
      files.put(
          name + "/flex-template.json",
          TemplateJson.text(TemplateJson.containerSpec(pipeline, image.replace(PIPELINE, name))));
    }
    return files;
  }
}
