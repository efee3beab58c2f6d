package io.crossdock.transforms.maintenance.score;

import static io.crossdock.transforms.maintenance.score.TestModel.row;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.transforms.lookup.Lookup;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;

/** Models in files, and rows that a pipeline of its own scores by them. */
final class ScoredRows implements TestRule {
  static final RowFailures FAILURES =
      new RowFailures(
          "maintenance", "ScoreRows", row -> row.toString().getBytes(StandardCharsets.UTF_8));

  private final TestPipeline pipeline = TestPipeline.create();
  private final TemporaryFolder folder = new TemporaryFolder();

  @Override
  public Statement apply(Statement test, Description description) {
    return RuleChain.outerRule(folder).around(pipeline).apply(test, description);
  }

  TestPipeline pipeline() {
    return pipeline;
  }

  /** Where the models are. */
  File directory() {
    return folder.getRoot();
  }

  PipelineResult check(
      List<FeatureRow> rows,
      Consumer<List<Prediction>> predictions,
      Consumer<List<Failure>> failures)
      throws IOException {
    return check(book(), rows, predictions, failures);
  }

  /** Predictions and failures are in the order of their windows, then of models. */
  PipelineResult check(
      ModelBook book,
      List<FeatureRow> rows,
      Consumer<List<Prediction>> predictions,
      Consumer<List<Failure>> failures) {
    WithFailures.Result<PCollection<Prediction>, Failure> scored =
        pipeline
            .apply(Create.of(rows).withCoder(FeatureRowCoder.of()))
            .apply(ScoreWithModel.by(Lookup.fixed(book), new LocalFiles(directory()), FAILURES));
    List<Prediction> told = Collected.of(scored.output());
    List<Failure> refused = Collected.of(scored.failures());
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    told.sort(Comparator.comparingLong(Prediction::fromMicros).thenComparing(Prediction::model));
    refused.sort(
        Comparator.comparingLong((Failure one) -> one.eventTimeMicros().orElseThrow())
            .thenComparing(Failure::message));
    predictions.accept(told);
    failures.accept(refused);
    return result;
  }

  static List<String> messages(List<Failure> failures) {
    return failures.stream().map(Failure::message).toList();
  }

  ModelBook book() throws IOException {
    return ModelBook.read(new LocalFiles(directory()), directory() + "/*.onnx");
  }

  void write(String file, OnnxFile onnx, String name, String type, String... inputs)
      throws IOException {
    List<String> types = type.isEmpty() ? List.of() : List.of(type);
    Files.write(
        directory().toPath().resolve(file),
        onnx.says(TestModel.json(name, "v7", types, inputs)).bytes());
  }

  static long counter(PipelineResult result, String name) {
    return StreamSupport.stream(
            result
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.named("maintenance", name))
                        .build())
                .getCounters()
                .spliterator(),
            false)
        .mapToLong(one -> one.getCommitted())
        .sum();
  }
}
