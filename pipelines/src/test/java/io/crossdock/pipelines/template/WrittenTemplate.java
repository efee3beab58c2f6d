package io.crossdock.pipelines.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.model.pipeline.v1.RunnerApi;

/**
 * A classic template, written by Dataflow's own runner through the pipeline's real main. The cloud
 * is not asked: credentials and paths in buckets are taken on trust.
 *
 * @param console what the main said
 * @param file where the template is
 */
record WrittenTemplate(Console console, Path file) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Writes one in {@code directory}, which must be empty. */
  static WrittenTemplate of(Launchable<?> pipeline, List<String> options, Path directory)
      throws Exception {
    Path file = directory.resolve("template.json");
    // Of the class path one small file is staged: it is the job that is looked at.
    Path staged = Files.writeString(directory.resolve("staged.txt"), "nothing");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=DataflowRunner",
                "--project=demo",
                "--region=us-central1",
                "--gcpTempLocation=gs://bucket/tmp",
                "--stagingLocation=" + Files.createDirectory(directory.resolve("staging")),
                "--filesToStage=" + staged,
                "--templateLocation=" + file,
                "--credentialFactoryClass="
                    + "org.apache.beam.sdk.extensions.gcp.auth.NoopCredentialFactory",
                "--pathValidatorClass="
                    + "org.apache.beam.sdk.extensions.gcp.storage.NoopPathValidator"));
    arguments.addAll(options);
    Console console = Console.of(() -> Launch.run(arguments.toArray(new String[0]), pipeline));
    return new WrittenTemplate(console, file);
  }

  /** The job as Dataflow's REST interface takes it. */
  JsonNode job() throws IOException {
    return MAPPER.readTree(Files.readString(file));
  }

  /** The pipeline that the job of Runner v2 refers to. */
  RunnerApi.Pipeline pipeline() throws IOException {
    String url = option("pipelineUrl");
    return RunnerApi.Pipeline.parseFrom(Files.readAllBytes(Path.of(url)));
  }

  /** An option that is written into the job. */
  String option(String name) throws IOException {
    return job().path("environment").path("sdkPipelineOptions").path("options").path(name).asText();
  }
}
