package io.crossdock.transforms.barcode;

import java.io.Serializable;
import java.time.Duration;

/**
 * The limits by which a tenant's scans are judged.
 *
 * @param sessionGap sightings of an item further apart belong to different sessions
 * @param bounceWindow the same code at the same scanner within this time is a bounce (R16 b)
 * @param minScanInterval two codes at one hand scanner closer than this are faster than a hand
 * @param maxSpeedKmh no object travels between two places faster than this, km/h (R16 d)
 * @param clockError a conflict within this time may be the clocks' fault (R20)
 * @param futureTolerance how far a scanner's clock may be ahead of the arrival (R45)
 * @param lateAfter a scan that arrives later than this after it happened is flagged late
 * @param allowedLateness a scan that arrives later than this is not judged any more: a failure
 * @param travelHorizon sightings further apart are not compared for their travel
 */
public record BarcodeRules(
    Duration sessionGap,
    Duration bounceWindow,
    Duration minScanInterval,
    double maxSpeedKmh,
    Duration clockError,
    Duration futureTolerance,
    Duration lateAfter,
    Duration allowedLateness,
    Duration travelHorizon)
    implements Serializable {

  /** What holds where nobody says otherwise. */
  public static final BarcodeRules DEFAULT =
      new BarcodeRules(
          Duration.ofMinutes(30),
          Duration.ofSeconds(3),
          Duration.ofMillis(150),
          110,
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofHours(2),
          Duration.ofHours(12));

  /** Refuses limits that make no sense, naming the one that is wrong. */
  public BarcodeRules {
    positive("sessionGap", sessionGap);
    notNegative("bounceWindow", bounceWindow);
    notNegative("minScanInterval", minScanInterval);
    notNegative("clockError", clockError);
    notNegative("futureTolerance", futureTolerance);
    notNegative("lateAfter", lateAfter);
    notNegative("allowedLateness", allowedLateness);
    notNegative("travelHorizon", travelHorizon);
    if (!(maxSpeedKmh > 0) || Double.isInfinite(maxSpeedKmh)) {
      throw new IllegalArgumentException("maxSpeedKmh is " + maxSpeedKmh + ": it must be above 0");
    }
    if (lateAfter.compareTo(allowedLateness) > 0) {
      throw new IllegalArgumentException(
          "lateAfter is "
              + lateAfter
              + ", longer than allowedLateness "
              + allowedLateness
              + ": no scan could ever be flagged late");
    }
  }

  private static void positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be longer than 0");
    }
  }

  private static void notNegative(String name, Duration value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ": it must not be below 0");
    }
  }
}
