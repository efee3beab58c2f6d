package io.crossdock.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.pipelines.launch.Launchable;
import io.crossdock.pipelines.maintenance.TestModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions.CheckEnabled;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.options.StreamingOptions;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The names of a pipeline's steps are part of a savepoint: state is found again by them. Whoever
 * changes a {@code step-names.txt} breaks the savepoints of running jobs.
 */
public class StepNamesTest {
  /**
   * What Beam puts after a name that is there already; but CoGroupByKey numbers its inputs itself,
   * in their fixed order.
   */
  private static final Pattern NUMBERED =
      Pattern.compile("(?!.*/MakeUnionTable\\d).*[^-](?<!-of-)\\d+(/.*)?");

  /** All that a pipeline can do beside its rows. */
  private static final Map<String, List<String>> MORE =
      Map.of(
          "barcode", List.of("--anomaliesTopic=anomalies"),
          "fleet", List.of("--alertsTopic=alerts", "--rulesTopic=rules"),
          "maintenance",
              List.of(
                  "--modelsTopic=models",
                  "--predictionsTopic=predictions",
                  "--ordersTopic=orders",
                  "--influxUrl=http://127.0.0.1:8086",
                  "--influxOrg=o",
                  "--influxBucket=b",
                  "--cmmsUrl=http://127.0.0.1:8080",
                  "--cmmsToken=env:TOKEN"));

  @ClassRule public static final TemporaryFolder FOLDER = new TemporaryFolder();

  /** A file of models has steps of its own: it is looked at again while the pipeline runs. */
  @BeforeClass
  public static void trainAModel() throws IOException {
    TestModels.above(model(), "torque", 50, "1", "mill");
  }

  private static Path model() {
    return FOLDER.getRoot().toPath().resolve("model.onnx");
  }

  private interface Check {
    void of(String pipeline, List<String> names) throws Exception;
  }

  private static void each(Check check) throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      check.of(pipeline.name(), stepNames(pipeline));
    }
  }

  private static <O extends PipelineOptions & StreamingOptions> List<String> stepNames(
      Launchable<O> launchable) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=DirectRunner",
                "--kafkaTopics=topic",
                "--kafkaBootstrapServers=127.0.0.1:9092",
                "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock",
                "--failureTopic=failures",
                "--failureFile=failures"));
    arguments.addAll(Objects.requireNonNull(MORE.get(launchable.name())));
    if (launchable.name().equals("maintenance")) {
      arguments.add("--models=" + model());
    }
    O options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(launchable.options());
    options.setStreaming(true);
    options.setStableUniqueNames(CheckEnabled.ERROR);
    Pipeline pipeline = Pipeline.create(options);
    launchable.open(options, Instant.EPOCH).build(pipeline);
    List<String> names = new ArrayList<>();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            if (!node.isRootNode()) {
              names.add(node.getFullName());
            }
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            names.add(node.getFullName());
          }
        });
    return names.stream().sorted().toList();
  }

  private static List<String> golden(String pipeline) throws IOException {
    String file = "/" + pipeline + "/step-names.txt";
    try (InputStream in =
        Objects.requireNonNull(StepNamesTest.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  public void areThoseOfRunningJobs() throws Exception {
    each(
        (pipeline, names) ->
            assertThat(
                pipeline, String.join("\n", names), equalTo(String.join("\n", golden(pipeline)))));
  }

  @Test
  public void areUniqueAndNotNumbered() throws Exception {
    each(
        (pipeline, names) -> {
          assertThat(pipeline, new HashSet<>(names).size(), equalTo(names.size()));
          assertThat(
              names.stream().filter(name -> NUMBERED.matcher(name).matches()).toList(), empty());
        });
  }

  @Test
  public void doNotDependOnTheRun() throws Exception {
    for (Launchable<?> pipeline : Pipelines.all()) {
      assertThat(stepNames(pipeline), equalTo(stepNames(pipeline)));
    }
  }
}
