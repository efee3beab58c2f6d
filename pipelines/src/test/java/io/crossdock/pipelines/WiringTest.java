package io.crossdock.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.maintenance.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What every combination of doors must have. */
public class WiringTest {
  private static final List<List<String>> INPUTS =
      List.of(
          List.of("--kafkaTopics=scans", "--kafkaBootstrapServers=127.0.0.1:9092"),
          List.of(
              "--kafkaTopics=scans",
              "--kafkaBootstrapServers=127.0.0.1:9092",
              "--kafkaReadUntil=2026-03-01T12:00:00Z"),
          List.of("--input=pubsub", "--pubsubSubscription=projects/crossdock/subscriptions/scans"),
          List.of(
              "--input=kinesis",
              "--kinesisStream=scans,more",
              "--kinesisRegion=eu-central-1",
              "--kinesisAccessKey=env:KEY",
              "--kinesisSecretKey=env:SECRET"),
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

  private static final List<String> INFLUX =
      List.of("--influxUrl=http://127.0.0.1:8086", "--influxOrg=o", "--influxBucket=b");
  private static final List<String> TOPICS =
      List.of(
          "--predictionsTopic=projects/crossdock/topics/news",
          "--ordersTopic=o",
          "--kafkaBootstrapServers=127.0.0.1:9092");

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static String models = "";
  private static String machines = "";

  @BeforeClass
  public static void writeFiles() throws IOException {
    Path model = FOLDER.getRoot().toPath().resolve("model.onnx");
    TestModels.above(model, "torque", 50, "1", "mill");
    models = "--models=" + model;
    Path file = FOLDER.getRoot().toPath().resolve("machines.csv");
    Files.writeString(
        file,
        "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
            + "contactDegrees,location\n");
    machines = "--machines=" + file;
  }

  /** What a pipeline can do beside its rows, none of it first. */
  private static List<List<String>> extras(String pipeline, String doors) {
    List<List<String>> extras = new ArrayList<>(List.of(List.of()));
    if (pipeline.equals("maintenance")) {
      extras.addAll(
          List.of(
              INFLUX, List.of(models), all(List.of(INFLUX, TOPICS, List.of(models, machines)))));
      if (doors.contains("--kafkaTopics")) {
        extras.add(List.of("--modelsTopic=m"));
        extras.add(List.of("--modelsTopic=m", models));
      }
      if (!doors.contains("--output=")) {
        List<String> cmms = List.of("--cmmsUrl=http://127.0.0.1:8080", "--cmmsToken=env:T");
        extras.add(all(List.of(cmms, List.of(models))));
        extras.add(all(List.of(cmms, INFLUX, TOPICS, List.of(models))));
      }
    }
    return extras;
  }

  private static List<String> all(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }

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
            List<String> doors = all(List.of(input, output, failure));
            for (List<String> extra : extras(launchable.name(), doors.toString())) {
              List<String> arguments = new ArrayList<>(List.of("--runner=DirectRunner"));
              all(List.of(doors, extra)).stream()
                  .filter(more -> !arguments.contains(more))
                  .forEach(arguments::add);
              noStepIsEmpty(pipeline(launchable, arguments), launchable.name() + arguments);
            }
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
