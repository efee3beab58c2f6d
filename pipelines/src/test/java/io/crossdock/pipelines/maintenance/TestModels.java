package io.crossdock.pipelines.maintenance;

import io.crossdock.training.Dataset;
import io.crossdock.training.Parameters;
import io.crossdock.training.TrainedModel;
import io.crossdock.training.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Small models, really trained. */
public final class TestModels {
  private static final int ROWS = 200;

  private TestModels() {}

  /**
   * Writes a model that calls a failure of kind {@code overstrain} what has a feature above a
   * limit. It is sure of itself: far from the limit its probability is near 0 or 1.
   *
   * @param feature the only feature that it asks for
   * @param machineTypes what it is for; none for whatever no other model is for
   */
  public static void above(
      Path file, String feature, float limit, String version, String... machineTypes)
      throws IOException {
    float[][] rows = new float[ROWS][1];
    boolean[] failures = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      // From half of the limit to one and a half, none on it.
      rows[i][0] = limit * (0.5f + (i + 0.5f) / ROWS);
      failures[i] = rows[i][0] > limit;
    }
    TrainedModel model =
        Training.train(
            Dataset.of(List.of(feature), rows, failures), Parameters.DEFAULT.withTrees(60));
    model.writeOnnx(
        file, model.metadata("overstrain", version, "overstrain", List.of(machineTypes), 0.5));
  }
}
