package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.Test;

/** Trees step down the loss, and judging is fair. */
public class TrainingTest {
  @Test
  public void oneSplitIsWhatTheFormulaSays() {
    float[][] rows = {{1}, {1}, {1}, {3}, {3}, {3}, {3}, {3}};
    boolean[] failures = {false, false, false, true, true, true, true, false};
    Dataset data = Dataset.of(List.of("crest"), rows, failures);
    Parameters one = new Parameters(1, 1, 0.5, 0, 0, 1);
    Tree tree = Training.train(data, one).trees().get(0);

    Tree.Node root = tree.nodes().get(0);
    assertThat(root.threshold(), is(2f));
    // p is 1/2 for all: left G = 1.5, H = 0.75; right G = -1.5, H = 1.25; all G = 0, H = 2.
    assertThat(root.gain(), closeTo(1.5 * 1.5 / 1.75 + 1.5 * 1.5 / 2.25, 1e-12));
    assertThat((double) tree.score(new float[] {1.9f}), closeTo(-0.5 * 1.5 / 1.75, 4e-6));
    assertThat((double) tree.score(new float[] {2f}), closeTo(0.5 * 1.5 / 2.25, 4e-6));
  }

  @Test
  public void thresholdsLieBetweenNeighboursOfFloat32() {
    float low = 298.1f;
    float high = Math.nextUp(low);
    float[][] rows = {{low}, {high}, {low}, {high}};
    Dataset data =
        Dataset.of(List.of("air_temperature"), rows, new boolean[] {false, true, false, true});
    double[] scores = Training.train(data, new Parameters(20, 1, 0.5, 0, 0, 1)).score(rows);
    assertThat(scores[0], lessThan(0.3));
    assertThat(scores[1], greaterThan(0.7));
  }

  @Test
  public void gainsNameWhatMatters() {
    Dataset data = Plants.shaking(1000, 2, 0);
    var gains = Training.train(data, Parameters.DEFAULT).gains();
    assertThat(gains.get("skewness"), lessThan(0.05));
    assertThat(gains.values().stream().mapToDouble(d -> d).sum(), closeTo(1, 1e-9));
  }

  @Test
  public void whatIsByChanceIsNotFoundInRowsHeldOut() {
    Dataset plain = Plants.shaking(1200, 4, 0);
    boolean[] shuffled = new boolean[plain.size()];
    for (int i = 0; i < shuffled.length; i++) {
      shuffled[i] = (i * 7919 + 13) % 10 == 0;
    }
    Dataset chance = Dataset.of(plain.features(), plain.rows(), shuffled);
    CrossValidation judged =
        CrossValidation.run(chance, Parameters.DEFAULT, 4, 1, OptionalDouble.empty());
    assertThat(judged.pooled().averagePrecision(), lessThan(0.2));

    CrossValidation rule =
        CrossValidation.run(plain, Parameters.DEFAULT, 4, 1, OptionalDouble.empty());
    assertThat(rule.pooled().f1(), greaterThan(0.97));
  }

  @Test
  public void foldsAreStratifiedAndKeepGroupsTogether() {
    Dataset data = Plants.shaking(500, 8, 0.02);
    Folds folds = Folds.of(data, 5, 3);
    for (int fold = 0; fold < 5; fold++) {
      assertThat(folds.heldOut(fold).length, is(100));
      int failures = data.only(folds.heldOut(fold)).positives();
      assertThat(Math.abs(failures - data.positives() / 5.0), lessThan(1.0));
      assertThat(folds.trainedWith(fold).length, is(400));
    }

    Dataset grouped =
        Dataset.of(
            List.of("crest"),
            new float[12][1],
            new boolean[] {
              true, true, false, false, true, true, false, false, false, false, false, false
            },
            List.of("a", "a", "a", "b", "c", "c", "c", "b", "d", "d", "e", "e"));
    Folds two = Folds.of(grouped, 2, 1);
    assertThat(grouped.only(two.heldOut(0)).positives(), is(2));
    for (int row : two.heldOut(0)) {
      for (int other : two.heldOut(1)) {
        assertThat(grouped.group(row).equals(grouped.group(other)), is(false));
      }
    }
    assertThat(
        assertThrows(TrainingException.class, () -> Folds.of(grouped, 3, 1)).getMessage(),
        containsString("failures are in 2 groups"));
  }

  @Test
  public void averagePrecisionByHand() {
    double[] scores = {0.9, 0.8, 0.7, 0.7, 0.1};
    boolean[] failures = {true, false, true, false, true};
    Quality quality = Quality.of(scores, failures, 0.7);
    // 1/3 * 1/1, then both of 0.7 at once 1/3 * 2/4, then 1/3 * 3/5.
    assertThat(quality.averagePrecision(), closeTo((1 + 0.5 + 0.6) / 3, 1e-12));
    assertThat(quality.precision(), closeTo(0.5, 1e-12));
    assertThat(quality.recall(), closeTo(2.0 / 3, 1e-12));
    assertThat(quality.f1(), closeTo(4.0 / 7, 1e-12));
    // One alarm finds one of three, F1 0.5; all find all, F1 0.75, but the last needs no threshold.
    assertThat(new Ranking(scores, failures).bestThreshold(), closeTo(0.4, 1e-12));
  }

  @Test
  public void refusesWhatCannotBeLearned() {
    float[][] rows = {{1}, {2}};
    wrong("one class only", () -> Dataset.of(List.of("crest"), rows, new boolean[2]));
    wrong(
        "no finite number",
        () ->
            Dataset.of(
                List.of("crest"), new float[][] {{1}, {Float.NaN}}, new boolean[] {true, false}));
    wrong("trees is 0", () -> Parameters.DEFAULT.withTrees(0));
    TrainedModel odd =
        Training.train(
            Dataset.of(List.of("smell"), rows, new boolean[] {true, false}),
            Parameters.DEFAULT.withTrees(1));
    wrong("there is no feature smell", () -> odd.metadata("a", "", "b", List.of(), 0.5));
  }

  private static void wrong(String message, org.junit.function.ThrowingRunnable code) {
    assertThat(assertThrows(TrainingException.class, code).getMessage(), containsString(message));
  }
}
