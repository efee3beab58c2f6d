package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class OnnxModelTest {
  private static final String TWO = TestModel.json("a", "1", List.of(), "torque", "speed");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void scoresAsTheFormulaSays() throws Exception {
    try (Model model = load(OnnxFile.logistic(-1, 0.5f, 2).says(TWO))) {
      double[] scores = model.score(new float[][] {{1, 0}, {0, 1}, {-3, 0.25f}});
      assertThat(scores[0], closeTo(TestModel.sigmoid(-0.5), 1e-6));
      assertThat(scores[1], closeTo(TestModel.sigmoid(1), 1e-6));
      assertThat(scores[2], closeTo(TestModel.sigmoid(-2), 1e-6));
      assertThat(model.score(new float[0][]).length, is(0));
      assertThat(model.metadata().name(), is("a"));
    }
  }

  @Test
  public void aRowScoresTheSameInAnyCompany() throws Exception {
    Random random = new Random(5);
    String[] names = {"torque", "speed", "kurtosis", "crest", "skewness", "zone", "variant"};
    String json = TestModel.json("a", "1", List.of(), names);
    float[] weights = new float[names.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    for (OnnxFile file :
        List.of(
            OnnxFile.trees(random, 100, 6, names.length),
            OnnxFile.logistic(0.1f, weights),
            OnnxFile.network(random, names.length, 67))) {
      try (Model model = load(file.says(json))) {
        sameInAnyCompany(model, random);
      }
    }
  }

  private static void sameInAnyCompany(Model model, Random random) {
    int columns = model.metadata().inputs().size();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      float[] row = new float[columns];
      for (int j = 0; j < columns; j++) {
        row[j] = (float) random.nextGaussian();
      }
      rows.add(row);
    }
    List<Double> alone = new ArrayList<>();
    for (float[] row : rows) {
      alone.add(model.score(new float[][] {row})[0]);
    }
    assertThat(alone.stream().distinct().count() > 1_000, is(true));
    for (int size : new int[] {2, 3, 7, 16, 33, 100, 1_024, 1_100}) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      double[] together = model.score(order.stream().map(rows::get).toArray(float[][]::new));
      for (int i = 0; i < size; i++) {
        assertThat(
            "row " + order.get(i) + " among " + size,
            Double.doubleToLongBits(together[i]),
            is(Double.doubleToLongBits(alone.get(order.get(i)))));
      }
    }
  }

  @Test
  public void whatIsNoModelIsRefused() {
    assertThat(refused(new byte[] {1, 2, 3}), containsString("is no ONNX model"));
    assertThat(refused(new byte[0]), containsString("is no ONNX model"));
    byte[] whole = OnnxFile.trees(new Random(1), 10, 4, 2).says(TWO).bytes();
    assertThat(refused(Arrays.copyOf(whole, whole.length / 2)), containsString("m.onnx: is no"));
  }

  @Test
  public void aModelMustSpeakOfItself() {
    assertThat(refused(OnnxFile.logistic(0, 1, 1)), containsString("says nothing of itself under"));
    assertThat(refused(OnnxFile.logistic(0, 1, 1).says("{}")), containsString("name is missing"));
  }

  @Test
  public void shapesMustFit() {
    assertThat(
        refused(OnnxFile.logistic(0, 1, 1, 1).says(TWO)),
        containsString("its input features is of shape [-1, 3], not [-1, 2]"));
    assertThat(
        refused(
            new OnnxFile()
                .input("x", DataType.FLOAT, 1, 2)
                .node("", "Sigmoid", "x", "p")
                .output("p", DataType.FLOAT, 1, 2)
                .says(TWO)),
        allOf(containsString("its input x is of shape [1, 2]"), containsString("no output is a")));
    assertThat(
        refused(
            new OnnxFile()
                .input("x", DataType.DOUBLE, -1, 2)
                .node("", "Sigmoid", "x", "p")
                .output("p", DataType.DOUBLE, -1, 2)
                .says(TWO)),
        allOf(containsString("x is no tensor of floats"), containsString("no output is a")));
    assertThat(
        refused(
            new OnnxFile()
                .input("x", DataType.FLOAT, -1, 2)
                .input("y", DataType.FLOAT, -1, 2)
                .node("", "Mul", "x y", "p")
                .output("p", DataType.FLOAT, -1, 2)
                .says(TWO)),
        containsString("has 2 inputs [x, y] instead of one"));
    assertThat(
        refused(
            new OnnxFile()
                .input("x", DataType.FLOAT, -1, 2)
                .node("", "Sigmoid", "x", "p")
                .node("", "Neg", "x", "q")
                .output("p", DataType.FLOAT, -1, 2)
                .output("q", DataType.FLOAT, -1, 2)
                .says(TWO)),
        containsString("more than one output"));
  }

  @Test
  public void typicalValuesMustGiveAProbability() {
    OnnxFile odds =
        new OnnxFile()
            .input("x", DataType.FLOAT, -1, 2)
            .node("", "Exp", "x", "e")
            .weights("two", new float[] {2}, 1)
            .node("", "Mul", "e two", "p")
            .output("p", DataType.FLOAT, -1, 2)
            .says(TWO);
    assertThat(
        refused(odds),
        allOf(containsString("cannot score its own typical values"), containsString("gives 2.0")));
  }

  @Test
  public void rowsMustHaveItsWidth() throws Exception {
    try (Model model = load(OnnxFile.logistic(0, 1, 1).says(TWO))) {
      ScoringException e =
          assertThrows(ScoringException.class, () -> model.score(new float[][] {{1}}));
      assertThat(e.getMessage(), containsString("wants 2 numbers a row, not 1"));
    }
  }

  @Test
  public void otherFilesAreNoModels() {
    ScoringException e =
        assertThrows(ScoringException.class, () -> ModelFormats.load("m.pkl", Path.of("m.pkl")));
    assertThat(e.getMessage(), is("m.pkl: is of no known format of models"));
  }

  private Model load(OnnxFile file) throws IOException {
    return load(file.bytes());
  }

  private Model load(byte[] bytes) throws IOException {
    Path path = folder.newFile().toPath();
    Files.write(path, bytes);
    return ModelFormats.load("m.onnx", path);
  }

  private String refused(OnnxFile file) {
    return refused(file.bytes());
  }

  private String refused(byte[] bytes) {
    return String.valueOf(assertThrows(ScoringException.class, () -> load(bytes)).getMessage());
  }
}
