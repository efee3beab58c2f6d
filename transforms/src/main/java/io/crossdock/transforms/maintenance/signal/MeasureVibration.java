package io.crossdock.transforms.maintenance.signal;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures a block of vibration: from samples to the numbers that tell a machine's state. The same
 * block gives the same numbers to the last bit, on whichever thread.
 *
 * <p>Of the ratios at the races' frequencies a healthy bearing stays below {@link #RACE_LIMIT},
 * whatever its noise: the highest of 12,000 with simulated machinery was 4.3. What a damaged one
 * comes to depends on how strongly it rings and how many turns of the shaft the block sees. Fifteen
 * turns are needed, or the ratios are NaN; then bursts of four times the noise's deviation are
 * found for the outer race and in nine of ten blocks for the inner, which is under load only in a
 * part of each turn. With thirty turns three times do, with a hundred and twenty twice.
 */
public final class MeasureVibration implements Serializable {
  private static final long serialVersionUID = 1;

  /** A race's ratio above this is a fault; below, none or one that cannot be told from noise. */
  public static final double RACE_LIMIT = 5;

  /** So far from where geometry puts them real bearings' frequencies lie, a part (R37). */
  private static final double RACE_TOLERANCE = 0.01;

  private final SignalRules rules;
  private final VibrationZones zones;

  /**
   * Measures by these rules.
   *
   * @param zones the table of zones of severity
   */
  public MeasureVibration(SignalRules rules, VibrationZones zones) {
    this.rules = rules;
    this.zones = zones;
  }

  /** Measures by the rules that hold where nobody says otherwise. */
  public static MeasureVibration standard() {
    return new MeasureVibration(SignalRules.STANDARD, VibrationZones.standard());
  }

  /**
   * What the block comes down to. No block makes it fail: what cannot be judged has a verdict that
   * says so and no numbers.
   *
   * @param machine the machine as it was known when the block was taken; null where it was not
   */
  public VibrationFeatures measure(VibrationBlock block, @Nullable Machine machine) {
    double[] samples = block.samples().toDoubles();
    Verdict verdict = SignalVerdict.of(samples, block.rateHz(), block.fullScale(), rules);
    return verdict == Verdict.VALID
        ? measured(block, machine, samples)
        : unmeasured(block, verdict);
  }

  private VibrationFeatures measured(
      VibrationBlock block, @Nullable Machine machine, double[] samples) {
    Moments moments = Moments.of(samples);
    Spectrum spectrum = Spectrum.of(samples, moments.mean(), block.rateHz());
    double velocity = Velocity.rms(spectrum);
    double shaftHz = ShaftSpeed.hz(block.shaftHz(), machine, spectrum);
    double outerRace = Double.NaN;
    double innerRace = Double.NaN;
    Bearing bearing = machine == null ? null : machine.bearing();
    if (bearing != null && shaftHz > 0) {
      Spectrum envelope = Envelope.of(spectrum);
      FaultFrequencies faults = FaultFrequencies.of(bearing, shaftHz);
      outerRace = Prominence.of(envelope, faults.outerRace(), RACE_TOLERANCE, shaftHz);
      innerRace = Prominence.of(envelope, faults.innerRace(), RACE_TOLERANCE, shaftHz);
    }
    return new VibrationFeatures(
        block.tenant(),
        block.machineId(),
        block.sensorId(),
        block.id(),
        Verdict.VALID,
        shaftHz,
        moments.rms(),
        velocity,
        machine == null ? "" : zones.zone(machine.vibrationGroup(), velocity),
        moments.peak(),
        moments.crest(),
        moments.kurtosis(),
        moments.skewness(),
        outerRace,
        innerRace,
        Peaks.largest(spectrum, rules.peaks()),
        block.eventTimeMicros(),
        block.arrivalMicros());
  }

  /** Every number is NaN: none may be taken for a healthy one. */
  private static VibrationFeatures unmeasured(VibrationBlock block, Verdict verdict) {
    List<SpectrumPeak> none = List.of();
    return new VibrationFeatures(
        block.tenant(),
        block.machineId(),
        block.sensorId(),
        block.id(),
        verdict,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        "",
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        none,
        block.eventTimeMicros(),
        block.arrivalMicros());
  }
}
