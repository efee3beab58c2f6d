package io.crossdock.pipelines.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.pipelines.doors.Doors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions.CheckEnabled;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.Test;

/**
 * The names of the pipeline's steps are part of a savepoint: state is found again by them. Whoever
 * changes {@code barcode/step-names.txt} breaks the savepoints of running jobs.
 */
public class StepNamesTest {
  /** What Beam puts after a name that is there already. */
  private static final Pattern NUMBERED = Pattern.compile(".*[^-](?<!-of-)\\d+(/.*)?");

  private static List<String> stepNames() throws Exception {
    List<String> arguments =
        OptionCases.with(
            OptionCases.KAFKA,
            "--runner=DirectRunner",
            "--anomaliesTopic=anomalies",
            "--failureTopic=failures",
            "--failureFile=failures");
    BarcodeOptions options =
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(BarcodeOptions.class);
    options.setStreaming(true);
    options.setStableUniqueNames(CheckEnabled.ERROR);
    Pipeline pipeline = Pipeline.create(options);
    BarcodeSettings settings = BarcodeSettings.parse(options, Instant.EPOCH);
    BarcodePipeline.build(pipeline, settings, Doors.open(settings.doors()));
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

  private static List<String> golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            StepNamesTest.class.getResourceAsStream("/barcode/step-names.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  public void areThoseOfRunningJobs() throws Exception {
    assertThat(String.join("\n", stepNames()), equalTo(String.join("\n", golden())));
  }

  @Test
  public void areUniqueAndNotNumbered() throws Exception {
    List<String> names = stepNames();
    assertThat(new HashSet<>(names).size(), equalTo(names.size()));
    assertThat(names.stream().filter(name -> NUMBERED.matcher(name).matches()).toList(), empty());
  }

  @Test
  public void doNotDependOnTheRun() throws Exception {
    assertThat(stepNames(), equalTo(stepNames()));
  }
}
