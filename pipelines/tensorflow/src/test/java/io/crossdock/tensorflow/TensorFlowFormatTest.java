package io.crossdock.tensorflow;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.ModelFormats;
import io.crossdock.transforms.maintenance.score.ScoringException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.math.Sigmoid;
import org.tensorflow.types.TFloat32;

/** A SavedModel made by TensorFlow itself, through the door that all models come by. */
public class TensorFlowFormatTest {
  private static final float[][] WEIGHTS = {{1.5f}, {-0.25f}};
  private static final float BIAS = 0.5f;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theProbabilityIsTheModelsInAnyCompany() throws Exception {
    Path model = save("serving_default", 2);
    describe(model, "crest", "kurtosis");
    float[][] rows = new float[1_000][2];
    Random random = new Random(1);
    for (float[] row : rows) {
      row[0] = (float) random.nextGaussian();
      row[1] = (float) random.nextGaussian() * 3;
    }
    try (Model loaded = load(model)) {
      assertThat(loaded.metadata().name(), is("logistic"));
      double[] together = loaded.score(rows);
      for (int i = 0; i < rows.length; i++) {
        double margin = WEIGHTS[0][0] * rows[i][0] + WEIGHTS[1][0] * rows[i][1] + BIAS;
        assertThat(together[i], closeTo(1 / (1 + Math.exp(-margin)), 1e-6));
        assertThat(loaded.score(new float[][] {rows[i]})[0], closeTo(together[i], 1e-6));
      }
      assertThat(loaded.score(new float[0][]).length, is(0));
    }
  }

  @Test
  public void anInputForOtherFeaturesIsRefused() throws Exception {
    Path model = save("serving_default", 2);
    describe(model, "crest");
    assertThat(refusal(model), containsString("instead of [any, 1]"));
  }

  @Test
  public void withoutTheSignatureItIsRefused() throws Exception {
    Path model = save("other", 2);
    describe(model, "crest", "kurtosis");
    assertThat(refusal(model), containsString("has no signature serving_default"));
  }

  @Test
  public void aModelThatSaysNothingOfItselfIsRefused() throws Exception {
    assertThat(refusal(save("serving_default", 2)), containsString("has no crossdock.json"));
  }

  @Test
  public void whatIsNoModelIsRefused() throws Exception {
    File empty = folder.newFolder();
    Files.writeString(empty.toPath().resolve("saved_model.pb"), "no model");
    describe(empty.toPath(), "crest");
    assertThat(refusal(empty.toPath()), containsString("is no SavedModel that can be read"));
  }

  private static Model load(Path model) {
    return ModelFormats.load(model.resolve("saved_model.pb").toString(), model);
  }

  private static String refusal(Path model) {
    return String.valueOf(
        assertThrows(ScoringException.class, () -> load(model).close()).getMessage());
  }

  /** A logistic regression of so many features. */
  private Path save(String key, int features) throws Exception {
    Path to = folder.newFolder().toPath();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> input =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, features)));
      Variable<TFloat32> weights = tf.variable(tf.constant(WEIGHTS));
      Sigmoid<TFloat32> output =
          tf.math.sigmoid(
              tf.math.add(tf.linalg.matMul(input, weights), tf.constant(new float[] {BIAS})));
      Signature signature =
          Signature.builder(key).input("features", input).output("probability", output).build();
      try (Session session = new Session(graph)) {
        session.initialize();
        SavedModelBundle.exporter(to.toString())
            .withFunction(SessionFunction.create(signature, session))
            .export();
      }
    }
    return to;
  }

  private static void describe(Path model, String... features) throws Exception {
    StringBuilder inputs = new StringBuilder();
    for (String feature : features) {
      inputs
          .append(inputs.length() == 0 ? "" : ",")
          .append("{\"name\":\"")
          .append(feature)
          .append("\",\"unit\":\"\",\"typical\":1}");
    }
    Files.writeString(
        model.resolve("crossdock.json"),
        "{\"name\":\"logistic\",\"version\":\"1\",\"failureMode\":\"wear\",\"machineTypes\":[],"
            + "\"inputs\":["
            + inputs
            + "],\"threshold\":0.5,\"trainingDataSha256\":\""
            + "0".repeat(64)
            + "\"}");
  }
}
