package io.crossdock.transforms.maintenance.score;

import java.io.Serializable;
import java.util.List;

/**
 * What a model says of itself, in its own file.
 *
 * @param name the model's name
 * @param version its version
 * @param failureMode what it predicts, such as {@code inner-race}
 * @param machineTypes kinds of machine that it is for; without one it is for those that no other
 *     model is for, and for machines that nobody knows
 * @param inputs features that it needs, in the order of its input
 * @param threshold at and above which it calls it a failure, 0 to 1
 * @param trainingDataSha256 hash of the data that it was trained with, in hexadecimal digits
 */
public record ModelMetadata(
    String name,
    String version,
    String failureMode,
    List<String> machineTypes,
    List<Input> inputs,
    double threshold,
    String trainingDataSha256)
    implements Serializable {

  /**
   * A feature that a model needs.
   *
   * @param name the feature
   * @param unit its unit, such as {@code mm/s}; empty where it has none
   * @param typical its median in the training data, in this unit
   */
  public record Input(String name, String unit, double typical) implements Serializable {}
}
