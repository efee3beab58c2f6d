package io.crossdock.pipelines.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.pipelines.doors.Doors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.Test;

/** What every combination of doors must have. */
public class WiringTest {
  private static final List<List<String>> INPUTS =
      List.of(
          List.of("--kafkaTopics=scans", "--kafkaBootstrapServers=127.0.0.1:9092"),
          List.of("--input=files", "--inputFiles=in/*.ndjson"));
  private static final List<List<String>> OUTPUTS =
      List.of(
          List.of("--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock"),
          List.of("--output=files", "--outputFiles=out/x"),
          List.of("--output=console"));
  private static final List<List<String>> FAILURES =
      List.of(
          List.of("--failureTable=false", "--failureFile=out/failures"),
          List.of("--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock"));

  private static Pipeline pipeline(List<String> arguments) throws Exception {
    BarcodeOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(BarcodeOptions.class);
    options.setStreaming(true);
    Pipeline pipeline = Pipeline.create(options);
    BarcodeSettings settings = BarcodeSettings.parse(options, Instant.EPOCH);
    BarcodePipeline.build(pipeline, settings, Doors.open(settings.doors()));
    return pipeline;
  }

  /** A composite with nothing in it counts as a primitive that no runner knows how to run. */
  @Test
  public void noStepIsEmpty() throws Exception {
    for (List<String> input : INPUTS) {
      for (List<String> output : OUTPUTS) {
        for (List<String> failure : FAILURES) {
          List<String> arguments = new ArrayList<>(List.of("--runner=DirectRunner"));
          arguments.addAll(input);
          arguments.addAll(output);
          failure.stream().filter(more -> !arguments.contains(more)).forEach(arguments::add);
          List<String> dead = new ArrayList<>();
          int[] steps = new int[1];
          pipeline(arguments)
              .traverseTopologically(
                  new Pipeline.PipelineVisitor.Defaults() {
                    @Override
                    public void visitPrimitiveTransform(TransformHierarchy.Node node) {
                      steps[0]++;
                      if (node.getOutputs().isEmpty()) {
                        dead.add(node.getFullName());
                      }
                    }
                  });
          assertThat(arguments.toString(), dead, empty());
          assertThat(steps[0], greaterThan(10));
        }
      }
    }
  }
}
