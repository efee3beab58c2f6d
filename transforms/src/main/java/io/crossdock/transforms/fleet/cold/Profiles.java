package io.crossdock.transforms.fleet.cold;

import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.ExcursionLimit.Activation;
import io.crossdock.schemas.fleet.ExcursionLimit.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The temperature profiles that come with Crossdock; others can be put beside or in their place.
 */
public final class Profiles {
  /**
   * WHO shipping indicators of type I and II (R22: WHO Q-tag guide, PQS E006/TR07), and what
   * vaccine refrigerators are watched for (R23).
   */
  public static final Map<String, List<ExcursionLimit>> STANDARD =
      Map.of(
          "who-type-1",
          List.of(
              limit("45C-1h", Side.HOT, 45, Duration.ofHours(1), Activation.CONSECUTIVE),
              limit("30C-10h", Side.HOT, 30, Duration.ofHours(10), Activation.CUMULATIVE),
              limit("-0.5C-1h", Side.COLD, -0.5, Duration.ofHours(1), Activation.CONSECUTIVE)),
          "who-type-2",
          List.of(
              limit("45C-1h", Side.HOT, 45, Duration.ofHours(1), Activation.CONSECUTIVE),
              limit("30C-10h", Side.HOT, 30, Duration.ofHours(10), Activation.CUMULATIVE),
              limit("10C-20h", Side.HOT, 10, Duration.ofHours(20), Activation.CUMULATIVE)),
          "refrigerator",
          List.of(
              limit("8C-600m", Side.HOT, 8, Duration.ofMinutes(600), Activation.CUMULATIVE),
              limit("-0.5C-60m", Side.COLD, -0.5, Duration.ofMinutes(60), Activation.CUMULATIVE)));

  private Profiles() {}

  private static ExcursionLimit limit(
      String name, Side side, double celsius, Duration duration, Activation activation) {
    return new ExcursionLimit(name, side, celsius, duration.toMillis() * 1_000, activation);
  }
}
