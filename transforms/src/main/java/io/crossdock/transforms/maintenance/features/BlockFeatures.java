package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** What blocks of vibration say, by name. */
public final class BlockFeatures {
  private static final double ZONES = "ABCD".length();

  private BlockFeatures() {}

  /**
   * Of each feature the worst that any measuring point says: damage shows at the nearest. Blocks
   * without a verdict say nothing.
   */
  public static Map<Feature, Double> worst(Collection<VibrationFeatures> blocks) {
    Map<Feature, Double> worst = new EnumMap<>(Feature.class);
    for (VibrationFeatures block : blocks) {
      if (block.verdict() == Verdict.VALID) {
        larger(worst, Feature.ACCELERATION_RMS, block.accelerationRms());
        larger(worst, Feature.VELOCITY_RMS, block.velocityRms());
        larger(worst, Feature.PEAK, block.peak());
        larger(worst, Feature.CREST, block.crest());
        larger(worst, Feature.KURTOSIS, block.kurtosis());
        larger(worst, Feature.SKEWNESS, block.skewness());
        larger(worst, Feature.OUTER_RACE, block.outerRace());
        larger(worst, Feature.INNER_RACE, block.innerRace());
        larger(worst, Feature.ZONE, zone(block.zone()));
      }
    }
    return worst;
  }

  private static double zone(String zone) {
    return zone.isEmpty() ? Double.NaN : Math.min(ZONES, zone.charAt(0) - 'A' + 1);
  }

  private static void larger(Map<Feature, Double> worst, Feature feature, double value) {
    if (!Double.isNaN(value)) {
      worst.merge(feature, value, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
    }
  }
}
