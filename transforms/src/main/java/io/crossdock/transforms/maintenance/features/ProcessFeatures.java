package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.ProcessReading;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one reading of a process says, with what follows from it. A value that the reading does not
 * have gives none.
 *
 * @param variants what machines make, in the order of their ranks
 */
public record ProcessFeatures(List<String> variants) implements Serializable {
  /** The features of a reading, each in its unit. */
  public Map<Feature, Double> of(ProcessReading reading) {
    Map<Feature, Double> features = new EnumMap<>(Feature.class);
    put(features, Feature.AIR_TEMPERATURE, reading.airKelvin());
    put(features, Feature.PROCESS_TEMPERATURE, reading.processKelvin());
    put(features, Feature.TEMPERATURE_DIFFERENCE, reading.processKelvin() - reading.airKelvin());
    put(features, Feature.SPEED, reading.speedRpm());
    put(features, Feature.TORQUE, reading.torqueNm());
    put(features, Feature.POWER, reading.torqueNm() * reading.speedRpm() * 2 * Math.PI / 60);
    put(features, Feature.TOOL_WEAR, reading.toolWearMinutes());
    put(features, Feature.WEAR_TORQUE, reading.toolWearMinutes() * reading.torqueNm());
    int rank = variants.indexOf(reading.variant());
    if (rank >= 0) {
      features.put(Feature.VARIANT, (double) rank);
    }
    return features;
  }

  private static void put(Map<Feature, Double> features, Feature feature, double value) {
    if (!Double.isNaN(value)) {
      features.put(feature, value);
    }
  }
}
