package io.crossdock.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.pipelines.launch.Launchable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
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

  private static <O extends PipelineOptions & StreamingOptions> Pipeline pipeline(
      Launchable<O> launchable, List<String> arguments) throws Exception {
    O options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(launchable.options());
    options.setStreaming(true);
    Pipeline pipeline = Pipeline.create(options);
    launchable.open(options, Instant.EPOCH).build(pipeline);
    return pipeline;
  }

  /** A composite with nothing in it counts as a primitive that no runner knows how to run. */
  @Test
  public void noStepIsEmpty() throws Exception {
    for (Launchable<?> launchable : Pipelines.all()) {
      for (List<String> input : INPUTS) {
        for (List<String> output : OUTPUTS) {
          for (List<String> failure : FAILURES) {
            List<String> arguments = new ArrayList<>(List.of("--runner=DirectRunner"));
            arguments.addAll(input);
            arguments.addAll(output);
            failure.stream().filter(more -> !arguments.contains(more)).forEach(arguments::add);
            noStepIsEmpty(pipeline(launchable, arguments), launchable.name() + arguments);
          }
        }
      }
    }
  }

  private static void noStepIsEmpty(Pipeline pipeline, String arguments) {
    List<String> dead = new ArrayList<>();
    int[] steps = new int[1];
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            steps[0]++;
            if (node.getOutputs().isEmpty()) {
              dead.add(node.getFullName());
            }
          }
        });
    assertThat(arguments, dead, empty());
    assertThat(steps[0], greaterThan(10));
  }
}
