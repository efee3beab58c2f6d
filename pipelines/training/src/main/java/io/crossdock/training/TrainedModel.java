package io.crossdock.training;

import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as it was trained. */
public final class TrainedModel {
  private final Dataset data;
  private final Parameters parameters;
  private final List<Tree> trees;

  TrainedModel(Dataset data, Parameters parameters, List<Tree> trees) {
    this.data = data;
    this.parameters = parameters;
    this.trees = List.copyOf(trees);
  }

  /**
   * The probability of a failure for each row, 0 to 1.
   *
   * @param rows one value per feature of the training data, in its order
   */
  public double[] score(float[][] rows) {
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float margin = 0;
      for (Tree tree : trees) {
        margin += tree.score(rows[i]);
      }
      scores[i] = probability(margin);
    }
    return scores;
  }

  /** What the splits of each feature gain in loss, as a share of all, the largest first. */
  public Map<String, Double> gains() {
    double[] gains = new double[data.features().size()];
    double all = 0;
    for (Tree tree : trees) {
      for (Tree.Node node : tree.nodes()) {
        if (!node.isLeaf()) {
          gains[node.feature()] += node.gain();
          all += node.gain();
        }
      }
    }
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < gains.length; i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> -gains[i]));
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i : order) {
      shares.put(data.features().get(i), all == 0 ? 0 : gains[i] / all);
    }
    return shares;
  }

  /**
   * What it says of itself.
   *
   * @param name the model's name
   * @param version its version; empty for one that follows from data and parameters
   * @param failureMode what it predicts
   * @param machineTypes what it is for; none for whatever no other model is for
   * @param threshold at and above which it calls it a failure, above 0 and up to 1
   * @throws TrainingException if one of these, or a feature, is none that the pipeline would take
   */
  public ModelMetadata metadata(
      String name,
      String version,
      String failureMode,
      List<String> machineTypes,
      double threshold) {
    return ModelCard.of(data, parameters, name, version, failureMode, machineTypes, threshold);
  }

  /** Writes it as ONNX; equal models make equal files. */
  public void writeOnnx(Path file, ModelMetadata metadata) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.write(file, toOnnx(metadata));
  }

  /** The bytes of its ONNX file. */
  public byte[] toOnnx(ModelMetadata metadata) {
    return OnnxTrees.write(trees, data.features().size(), metadata);
  }

  List<Tree> trees() {
    return trees;
  }

  static double probability(float margin) {
    return 1 / (1 + StrictMath.exp(-margin));
  }
}
