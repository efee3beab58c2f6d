package io.crossdock.sandbox.play;

import io.crossdock.training.Dataset;
import io.crossdock.training.Parameters;
import io.crossdock.training.TrainedModel;
import io.crossdock.training.Training;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;

/** Models of torque, and of torque and wear, that are trained in no time. */
public final class SmallModels {
  /** What all of them predict. */
  static final String MODE = "tool";

  static final double THRESHOLD = 0.5;
  private static final int ROWS = 200;
  private static final Parameters FEW = Parameters.DEFAULT.withTrees(12);

  private final TrainedModel model;
  private final byte[] onnx;

  private SmallModels(TrainedModel model, byte[] onnx) {
    this.model = model;
    this.onnx = onnx;
  }

  /**
   * Trains a model.
   *
   * @param types which machines it is for
   * @param fails which torque and wear are a failure
   */
  static SmallModels train(
      String name, String version, List<String> types, BiPredicate<Float, Float> fails) {
    Random random = new Random(version.hashCode());
    float[][] rows = new float[ROWS][];
    boolean[] failures = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = new float[] {20 + 60 * random.nextFloat(), 200 * random.nextFloat()};
      failures[i] = fails.test(rows[i][0], rows[i][1]);
    }
    TrainedModel model =
        Training.train(Dataset.of(List.of("torque", "tool_wear"), rows, failures), FEW);
    ModelMetadata metadata = model.metadata(name, version, MODE, types, THRESHOLD);
    return new SmallModels(model, model.toOnnx(metadata));
  }

  /** Writes a model to a folder that takes much torque for an overload, of lathes. */
  public static void trainOverload(Path folder) throws IOException {
    float[][] rows = new float[200][1];
    boolean[] failures = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      failures[i] = i % 2 == 0;
      rows[i][0] = (failures[i] ? 65 : 0) + i / 4f;
    }
    TrainedModel model =
        Training.train(
            Dataset.of(List.of("torque"), rows, failures), Parameters.DEFAULT.withTrees(20));
    model.writeOnnx(
        folder.resolve("overload.onnx"),
        model.metadata("overload", "1", "overload", List.of("lathe"), 0.5));
  }

  /** The probability that it has to give. */
  double score(double torque, double wear) {
    return model.score(new float[][] {{(float) torque, (float) wear}})[0];
  }

  void write(Path file) throws IOException {
    replace(file, onnx);
  }

  /** Puts a file in the place of another in one step: nobody sees a half of it. */
  static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, content);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
