package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assume.assumeNoException;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.Test;

/** Our trees against those of XGBoost with the same parameters: the same method, other code. */
public class XgboostTest {
  @Test
  public void growsTheSameTrees() throws Exception {
    Dataset data = Plants.shaking(2000, 11, 0.05);
    for (Parameters parameters :
        new Parameters[] {
          new Parameters(1, 6, 0.3, 0, 0.1, 1),
          new Parameters(20, 4, 0.1, 2, 1, 1),
          new Parameters(20, 6, 0.3, 0.5, 0.1, 5)
        }) {
      double[] ours = Training.train(data, parameters).score(data.rows());
      float[][] theirs = xgboost(data, parameters);
      int same = 0;
      for (int i = 0; i < ours.length; i++) {
        same += Math.abs(ours[i] - theirs[i][0]) < 1e-4 ? 1 : 0;
      }
      // Sums of float32 gradients decide otherwise between splits that gain all but the same.
      assertThat(parameters.toString(), (double) same / ours.length, greaterThan(0.99));
    }
  }

  private static float[][] xgboost(Dataset data, Parameters parameters) throws XGBoostError {
    int width = data.features().size();
    float[] values = new float[data.size() * width];
    float[] labels = new float[data.size()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(data.row(i), 0, values, i * width, width);
      labels[i] = data.failure(i) ? 1 : 0;
    }
    Map<String, Object> settings = new HashMap<>();
    settings.put("objective", "binary:logistic");
    settings.put("tree_method", "exact");
    settings.put("nthread", 1);
    settings.put("base_score", (double) data.positives() / data.size());
    settings.put("max_depth", parameters.depth());
    settings.put("eta", parameters.rate());
    settings.put("gamma", parameters.minGain());
    settings.put("min_child_weight", parameters.minWeight());
    settings.put("lambda", parameters.shrinkage());
    try {
      DMatrix matrix = new DMatrix(values, data.size(), width, Float.NaN);
      matrix.setLabel(labels);
      Booster booster =
          XGBoost.train(matrix, settings, parameters.trees(), new HashMap<>(), null, null);
      return booster.predict(matrix);
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      assumeNoException("skipped, XGBoost's native code needs libgomp, which is not here", e);
      throw e;
    }
  }
}
