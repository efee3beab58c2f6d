package io.crossdock.transforms.maintenance.score;

import static io.crossdock.transforms.maintenance.score.TestModel.row;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.PipelineResult;
import org.junit.Rule;
import org.junit.Test;

/** Which model scores a row: by the machine's type, and only the file that the book names. */
public class ModelChoiceTest {
  @Rule public final transient ScoredRows scored = new ScoredRows();

  @Test
  public void eachTypeHasItsModelsAndAllOthersTheDefault() throws Exception {
    // Files of this test alone: what another one has loaded would not be loaded again.
    scored.write("any.onnx", OnnxFile.logistic(0.125f, 1), "any", "", "torque");
    scored.write("mill.onnx", OnnxFile.logistic(0.125f, 1), "mill", "mill", "torque");
    scored.write("pump.onnx", OnnxFile.logistic(0.125f, 1), "pump", "pump", "torque");
    scored.write("seal.onnx", OnnxFile.logistic(0.125f, 1), "seal", "pump", "torque");
    PipelineResult result =
        scored.check(
            List.of(
                row("mill", 1, "torque", 1),
                row("pump", 2, "torque", 1),
                row("press", 3, "torque", 1),
                row("", 4, "torque", 1)),
            predictions ->
                assertThat(
                    predictions.stream()
                        .map(
                            one ->
                                one.fromMicros() / TestModel.MINUTE
                                    + one.model()
                                    + (one.known() ? "" : "?"))
                        .toList(),
                    containsInAnyOrder("1mill", "2pump", "2seal", "3any", "4any?")),
            failures -> assertThat(failures, empty()));
    assertThat(ScoredRows.counter(result, "rows_scored"), is(5L));
    assertThat(ScoredRows.counter(result, "rows_machine_unknown"), is(1L));
    assertThat(ScoredRows.counter(result, "scoring_failures"), is(0L));
    assertThat(ScoredRows.counter(result, "model_loads"), greaterThan(3L));
  }

  @Test
  public void withoutAnyModelARowFails() throws Exception {
    scored.write("mill.onnx", OnnxFile.logistic(0, 1), "mill", "mill", "torque");
    FeatureRow press = row("press", 3, "torque", 1);
    FeatureRow unknown = row("", 4, "torque", 1);
    PipelineResult result =
        scored.check(
            List.of(press, unknown),
            predictions -> assertThat(predictions, empty()),
            failures -> {
              assertThat(
                  ScoredRows.messages(failures),
                  contains(
                      "there is no model for machines of type press",
                      "there is no model for machines of unknown type"));
              Failure one = failures.get(0);
              assertThat(one.kind(), is(FailureKind.SCORING));
              assertThat(one.tenant(), is("acme"));
              assertThat(one.source(), is(new Source("features", 0, -1, "acme/m/180000000")));
              assertThat(one.contentType(), is("application/vnd.crossdock.feature-row+json"));
              assertThat(new String(one.payload(), StandardCharsets.UTF_8), is(press.toString()));
              assertThat(one.eventTimeMicros(), is(OptionalLong.of(press.fromMicros())));
              assertThat(one, is(ScoredRows.FAILURES.of(press, null, one.message())));
            });
    assertThat(ScoredRows.counter(result, "scoring_failures"), is(2L));
  }

  @Test
  public void aFileThatIsNotTheOneOfTheBookFailsItsRows() throws Exception {
    scored.write("a.onnx", OnnxFile.logistic(0, 1), "a", "", "torque");
    ModelBook old = scored.book();
    scored.write("a.onnx", OnnxFile.logistic(0, 2), "a", "", "torque");
    scored.check(
        old,
        List.of(row("a", 1, "torque", -1), row("a", 2, "torque", 9)),
        predictions -> assertThat(predictions, empty()),
        failures -> {
          assertThat(failures, hasSize(2));
          assertThat(failures.get(0).message(), containsString("has the hash "));
        });
  }
}
