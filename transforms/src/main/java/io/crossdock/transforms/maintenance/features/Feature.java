package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features that there are; new ones come at the end only, state is kept by place. Beside each
 * there may be its trend, {@link #trend()}: how it rises over the last windows; and its deviation,
 * {@link #deviation()}: how far the last window is from those before it.
 */
public enum Feature {
  /** Root mean square of acceleration, the largest of the window's blocks. */
  ACCELERATION_RMS("acceleration_rms", "m/s2", Part.VIBRATION),
  /** Root mean square of velocity from 10 to 1000 Hz, the largest (R35). */
  VELOCITY_RMS("velocity_rms", "mm/s", Part.VIBRATION),
  /** Largest magnitude of acceleration. */
  PEAK("peak", "m/s2", Part.VIBRATION),
  /** Peak by root mean square, the largest. */
  CREST("crest", "", Part.VIBRATION),
  /** Fourth standardised moment after Pearson, the largest (R36). */
  KURTOSIS("kurtosis", "", Part.VIBRATION),
  /** Third standardised moment, the largest magnitude. */
  SKEWNESS("skewness", "", Part.VIBRATION),
  /** How far the envelope's spectrum rises at the outer race's frequency (R37). */
  OUTER_RACE("outer_race", "", Part.VIBRATION),
  /** How far the envelope's spectrum rises at the inner race's frequency (R37). */
  INNER_RACE("inner_race", "", Part.VIBRATION),
  /** Zone of vibration severity, 1 for A to 4 for D (R34). */
  ZONE("zone", "", Part.VIBRATION),
  /** Temperature of the air. */
  AIR_TEMPERATURE("air_temperature", "K", Part.PROCESS),
  /** Temperature of the process. */
  PROCESS_TEMPERATURE("process_temperature", "K", Part.PROCESS),
  /** Process less air: how badly heat is carried off. */
  TEMPERATURE_DIFFERENCE("temperature_difference", "K", Part.PROCESS),
  /** Rotational speed. */
  SPEED("speed", "rpm", Part.PROCESS),
  /** Torque. */
  TORQUE("torque", "Nm", Part.PROCESS),
  /** Mechanical power: torque times angular speed. */
  POWER("power", "W", Part.PROCESS),
  /** How long the tool has been in use, the longest. */
  TOOL_WEAR("tool_wear", "min", Part.PROCESS),
  /** Wear of the tool times torque: how the tool is strained. */
  WEAR_TORQUE("wear_torque", "min Nm", Part.PROCESS),
  /** Rank of what the machine was making in the list of variants, from 0. */
  VARIANT("variant", "", Part.PROCESS);

  private static final List<Feature> ALL = List.of(values());
  private static final Map<String, Feature> BY_NAME = new HashMap<>();

  static {
    for (Feature feature : ALL) {
      BY_NAME.put(feature.text, feature);
      BY_NAME.put(feature.trend(), feature);
      BY_NAME.put(feature.deviation(), feature);
    }
  }

  private enum Part {
    VIBRATION,
    PROCESS
  }

  private final String text;
  private final String unit;
  private final Part part;

  Feature(String text, String unit, Part part) {
    this.text = text;
    this.unit = unit;
    this.part = part;
  }

  /** All of them, in the order of declaration. */
  static List<Feature> all() {
    return ALL;
  }

  /** How many there are. */
  static int count() {
    return ALL.size();
  }

  /** Its place among all, from 0. */
  @SuppressWarnings("EnumOrdinal")
  int place() {
    return ordinal();
  }

  /** Its name in rows and models. */
  public String text() {
    return text;
  }

  /** Its unit; empty where it has none. */
  public String unit() {
    return unit;
  }

  /** Name of its trend: how much it rises an hour, by least squares over the last windows. */
  public String trend() {
    return text + "_trend";
  }

  /**
   * Name of its deviation: the last window less the mean of those before it, by their standard
   * deviation.
   */
  public String deviation() {
    return text + "_deviation";
  }

  /**
   * The feature of this name, or of which this is the trend or deviation; null if there is none.
   */
  public static @Nullable Feature of(String name) {
    return BY_NAME.get(name);
  }

  /**
   * Whether it is there whenever its part can be judged. The races of a bearing are not: they take
   * the bearing's geometry and the speed of the shaft, which not every block tells.
   */
  public boolean isCertain() {
    return this != OUTER_RACE && this != INNER_RACE;
  }

  /** Whether what this feature is made of can be judged in this row. */
  public Verdict verdict(FeatureRow row) {
    return part == Part.VIBRATION ? row.vibration() : row.process();
  }
}
