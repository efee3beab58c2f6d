package io.crossdock.schemas.maintenance;

import java.util.List;
import java.util.SortedMap;

/**
 * A model's judgement of a machine in a window: one row of the table {@code prediction}. With the
 * same features the same model gives the same number at any time.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param machineType what kind of machine it was then; empty for a machine that nobody knows
 * @param location where it stood then; empty where nobody knows
 * @param fromMicros beginning of the window, microseconds since the epoch
 * @param toMicros its end, not included, microseconds since the epoch
 * @param model name of the model
 * @param modelVersion its version
 * @param failureMode what the model predicts, such as {@code inner-race}
 * @param verdict whether the window can be judged; if not, there is no probability
 * @param probability of a failure, 0 to 1; NaN without a valid verdict
 * @param threshold at and above which the model calls it a failure
 * @param reasons the features that raise the probability most, the strongest first
 * @param features what the model was given, by name
 * @param known whether the machine was known at that time
 * @param revision how many events it is made of: the higher one holds
 */
public record Prediction(
    String tenant,
    String machineId,
    String machineType,
    String location,
    long fromMicros,
    long toMicros,
    String model,
    String modelVersion,
    String failureMode,
    Verdict verdict,
    double probability,
    double threshold,
    List<Reason> reasons,
    SortedMap<String, Double> features,
    boolean known,
    int revision) {

  /**
   * Why a probability is high.
   *
   * @param feature the feature
   * @param value its value
   * @param typical its median in the training data
   * @param share by how much the probability falls if the feature had its typical value
   */
  public record Reason(String feature, double value, double typical, double share) {}

  /** Whether the model calls it a failure. */
  public boolean isOver() {
    return verdict == Verdict.VALID && probability >= threshold;
  }
}
