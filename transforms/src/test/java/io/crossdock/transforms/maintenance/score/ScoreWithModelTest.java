package io.crossdock.transforms.maintenance.score;

import static io.crossdock.transforms.maintenance.score.TestModel.row;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.FeatureRowCoder;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.Prediction.Reason;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.transforms.lookup.Lookup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.transforms.windowing.FixedWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

public class ScoreWithModelTest {
  @Rule public final transient ScoredRows scored = new ScoredRows();

  @Test
  public void aPredictionSaysByWhatAndOfWhat() throws Exception {
    scored.write("a.onnx", OnnxFile.logistic(-1, 0.5f), "wear", "mill", "torque");
    scored.check(
        List.of(row("mill", 5, "torque", 1, "speed", 3)),
        predictions -> {
          assertThat(predictions, hasSize(1));
          Prediction one = predictions.get(0);
          assertThat(one.probability(), closeTo(TestModel.sigmoid(-0.5), 1e-6));
          assertThat(
              one,
              is(
                  new Prediction(
                      "acme",
                      "m",
                      "mill",
                      "hall 2",
                      5 * TestModel.MINUTE,
                      6 * TestModel.MINUTE,
                      "wear",
                      "v7",
                      "wear",
                      Verdict.VALID,
                      one.probability(),
                      0.5,
                      List.of(),
                      new TreeMap<>(Map.of("torque", 1.0)),
                      true,
                      3)));
        },
        failures -> assertThat(failures, empty()));
  }

  @Test
  public void whatCannotBeJudgedHasNoProbability() throws Exception {
    scored.write(
        "a.onnx",
        OnnxFile.logistic(0, 1, 1, 1),
        "wear",
        "",
        "torque",
        "velocity_rms",
        "speed_trend");
    scored.check(
        List.of(
            row("a", 1, Verdict.CLIPPED, Verdict.VALID, "torque", 1, "speed_trend", 1),
            row("a", 2, Verdict.FLAT, Verdict.MISSING),
            row("a", 3, Verdict.MISSING, Verdict.VALID, "torque", Double.NaN),
            row("a", 4, "torque", 1, "velocity_rms", 1),
            row("a", 5, "torque", 1, "velocity_rms", 1, "speed_trend", 1)),
        predictions -> {
          assertThat(
              predictions.stream().map(Prediction::verdict).toList(),
              contains(
                  Verdict.CLIPPED,
                  Verdict.MISSING,
                  Verdict.MISSING,
                  Verdict.TOO_SHORT,
                  Verdict.VALID));
          assertThat(
              predictions.stream().map(one -> Double.isNaN(one.probability())).toList(),
              contains(true, true, true, true, false));
          assertThat(predictions.get(3).features().keySet(), contains("torque", "velocity_rms"));
          assertThat(predictions.get(0).isOver(), is(false));
        },
        failures -> assertThat(failures, empty()));
  }

  @Test
  public void aFeatureThatShouldBeThereIsNeverZero() throws Exception {
    scored.write(
        "a.onnx", OnnxFile.logistic(0, 1, 1, 1), "a", "", "torque", "speed", "speed_trend");
    scored.write("b.onnx", OnnxFile.logistic(0, 1), "b", "", "speed");
    scored.check(
        List.of(
            row("a", 1, "speed", 1),
            row("a", 2, "torque", Double.NaN, "speed", Double.POSITIVE_INFINITY),
            row("a", 3, "torque", 1e300, "speed", 1, "speed_trend", Double.NaN)),
        predictions ->
            assertThat(
                predictions.stream()
                    .map(one -> one.model() + one.fromMicros() / TestModel.MINUTE)
                    .toList(),
                contains("b1", "b3")),
        failures -> {
          assertThat(
              ScoredRows.messages(failures),
              contains(
                  "a v7: the row has no torque",
                  "a v7: torque is NaN; speed is Infinity",
                  "b v7: speed is Infinity",
                  "a v7: torque is 1.0E300; speed_trend is NaN"));
          assertThat(failures.stream().map(Failure::id).distinct().count(), is(4L));
        });
  }

  @Test
  public void withoutTheShaftsSpeedARaceIsNotJudged() throws Exception {
    scored.write("a.onnx", OnnxFile.logistic(0, 1, 1), "a", "", "crest", "inner_race");
    scored.check(
        List.of(row("a", 1, "crest", 4), row("a", 2, "crest", 4, "inner_race", 1)),
        predictions ->
            assertThat(
                predictions.stream().map(Prediction::verdict).toList(),
                contains(Verdict.MISSING, Verdict.VALID)),
        failures -> assertThat(failures, empty()));
  }

  @Test
  public void oneRowThatTheModelChokesOnLeavesTheOthers() throws Exception {
    // No probability above 1: the sigmoid is doubled.
    scored.write(
        "a.onnx",
        new OnnxFile()
            .input("x", DataType.FLOAT, -1, 1)
            .weights("two", new float[] {1.9f}, 1)
            .node("", "Sigmoid", "x", "s")
            .node("", "Mul", "s two", "p")
            .output("p", DataType.FLOAT, -1, 1),
        "a",
        "",
        "torque");
    scored.check(
        List.of(row("a", 1, "torque", -1), row("a", 2, "torque", 9), row("a", 3, "torque", -2)),
        predictions ->
            assertThat(
                predictions.stream().map(one -> one.fromMicros() / TestModel.MINUTE).toList(),
                contains(1L, 3L)),
        failures -> {
          assertThat(failures, hasSize(1));
          assertThat(failures.get(0).message(), containsString("gives 1.8"));
        });
  }

  @Test
  public void theStrongestReasonsComeFirst() throws Exception {
    scored.write(
        "a.onnx",
        OnnxFile.logistic(-1, 1, 2, 3, -4, 0.5f),
        "a",
        "",
        "torque",
        "speed",
        "kurtosis",
        "crest",
        "velocity_rms");
    scored.check(
        List.of(
            row("a", 1, "torque", 1, "speed", 1, "kurtosis", 1, "crest", 1, "velocity_rms", 2),
            row("a", 2, "torque", 0, "speed", 0, "kurtosis", 0, "crest", -1, "velocity_rms", 0),
            row("a", 3, "torque", 0, "speed", 0, "kurtosis", 0, "crest", 1, "velocity_rms", 0)),
        predictions -> {
          List<Reason> reasons = predictions.get(0).reasons();
          assertThat(
              reasons.stream().map(Reason::feature).toList(),
              contains("kurtosis", "speed", "torque"));
          double all = TestModel.sigmoid(2);
          assertThat(reasons.get(0).share(), closeTo(all - TestModel.sigmoid(-1), 1e-6));
          assertThat(reasons.get(1).share(), closeTo(all - TestModel.sigmoid(0), 1e-6));
          assertThat(reasons.get(2).share(), closeTo(all - TestModel.sigmoid(1), 1e-6));
          assertThat(reasons.get(0).value(), is(1.0));
          assertThat(
              predictions.get(1).reasons().stream().map(Reason::feature).toList(),
              contains("crest"));
          assertThat(predictions.get(2).isOver(), is(false));
          assertThat(predictions.get(2).reasons(), empty());
        },
        failures -> assertThat(failures, empty()));
  }

  @Test
  public void manyRowsInAnyOrderScoreAsOneByOne() throws Exception {
    scored.write(
        "a.onnx", OnnxFile.trees(new Random(3), 50, 5, 3), "a", "", "torque", "speed", "kurtosis");
    Random random = new Random(4);
    List<FeatureRow> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(
          row(
              "a",
              i,
              "torque",
              random.nextGaussian(),
              "speed",
              random.nextGaussian(),
              "kurtosis",
              random.nextGaussian()));
    }
    double[] alone = new double[rows.size()];
    try (Model model = ModelFormats.load("a.onnx", scored.directory().toPath().resolve("a.onnx"))) {
      for (int i = 0; i < alone.length; i++) {
        alone[i] =
            model.score(new float[][] {new ModelInputs(model.metadata()).vector(rows.get(i))})[0];
      }
    }
    scored.check(
        rows,
        predictions ->
            assertThat(
                Arrays.equals(
                    predictions.stream().mapToDouble(Prediction::probability).toArray(), alone),
                is(true)),
        failures -> assertThat(failures, empty()));
    assertThat(Models.SHARED.size(), is(0));
  }

  @Test
  public void rowsKeepTheirTimesAndWindows() throws Exception {
    scored.write("a.onnx", OnnxFile.logistic(0, 1), "a", "", "torque");
    List<TimestampedValue<FeatureRow>> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      FeatureRow row = i % 2 == 0 ? row("a", i, "torque", i) : row("a", i);
      rows.add(TimestampedValue.of(row, Instant.ofEpochMilli((i + 1) * 60_000L - 1)));
    }
    Duration window = Duration.standardMinutes(1);
    WithFailures.Result<PCollection<Prediction>, Failure> result =
        scored
            .pipeline()
            .apply(Create.timestamped(rows).withCoder(FeatureRowCoder.of()))
            .apply(Window.into(FixedWindows.of(window)))
            .apply(
                ScoreWithModel.by(
                    Lookup.fixed(scored.book()),
                    new LocalFiles(scored.directory()),
                    ScoredRows.FAILURES));
    for (int i = 0; i < 4; i++) {
      IntervalWindow own = new IntervalWindow(Instant.ofEpochMilli(i * 60_000L), window);
      long from = i * TestModel.MINUTE;
      PAssert.that(result.output())
          .inWindow(own)
          .satisfies(
              all -> {
                all.forEach(one -> assertThat(one.fromMicros(), is(from)));
                return null;
              });
      int expected = i % 2;
      PAssert.that(result.failures())
          .inWindow(own)
          .satisfies(
              all -> {
                assertThat(
                    StreamSupport.stream(all.spliterator(), false).count(), is((long) expected));
                return null;
              });
    }
    scored.pipeline().run();
  }

  @Test
  public void theTransformTravels() throws Exception {
    scored.write("a.onnx", OnnxFile.logistic(0, 1), "a", "", "torque");
    assertThat(
        SerializableUtils.clone(
            ScoreWithModel.by(
                Lookup.fixed(scored.book()),
                new LocalFiles(scored.directory()),
                ScoredRows.FAILURES)),
        not(is(nullValue())));
  }
}
