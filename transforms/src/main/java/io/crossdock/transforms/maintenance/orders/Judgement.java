package io.crossdock.transforms.maintenance.orders;

import io.crossdock.schemas.maintenance.Prediction;
import java.util.Comparator;

/**
 * What a prediction says, as far as orders go.
 *
 * @param toMicros end of its window, microseconds since the epoch
 * @param fromMicros beginning of its window, microseconds since the epoch
 * @param model name of the model
 * @param modelVersion its version
 * @param probability of a failure, 0 to 1; NaN where the window cannot be judged
 * @param threshold of the model
 * @param reason why, to be read
 * @param location where the machine stands
 * @param revision the higher one holds
 */
public record Judgement(
    long toMicros,
    long fromMicros,
    String model,
    String modelVersion,
    double probability,
    double threshold,
    String reason,
    String location,
    int revision)
    implements Comparable<Judgement> {
  private static final Comparator<Judgement> ORDER =
      Comparator.comparingLong(Judgement::toMicros).thenComparing(Judgement::model);

  /** Of a prediction. */
  public static Judgement of(Prediction prediction) {
    return new Judgement(
        prediction.toMicros(),
        prediction.fromMicros(),
        prediction.model(),
        prediction.modelVersion(),
        prediction.probability(),
        prediction.threshold(),
        Reasons.of(prediction),
        prediction.location(),
        prediction.revision());
  }

  boolean isJudged() {
    return !Double.isNaN(probability);
  }

  boolean isOver() {
    return isJudged() && probability >= threshold;
  }

  boolean isBelow(OrderRules rules) {
    return isJudged() && probability < threshold * rules.recoverBelow();
  }

  /** By window, then by model: whichever comes first, the order is the same. */
  @Override
  public int compareTo(Judgement other) {
    return ORDER.compare(this, other);
  }
}
