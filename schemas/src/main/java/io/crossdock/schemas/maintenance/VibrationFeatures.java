package io.crossdock.schemas.maintenance;

import java.util.List;
import java.util.UUID;

/**
 * What a block of vibration comes down to. Without a valid verdict every number is NaN and there
 * are no peaks: no number may be taken for a healthy one (R38).
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param sensorId the measuring point
 * @param blockId the block
 * @param verdict whether it can be judged
 * @param shaftHz turns of the shaft a second, by tachometer or signal; NaN where neither tells
 * @param accelerationRms root mean square of acceleration, metres per second squared
 * @param velocityRms root mean square of velocity from 10 to 1000 Hz, millimetres per second (R35)
 * @param zone zone A to D of the machine's group by that velocity (R34); empty where the group is
 *     not known
 * @param peak largest magnitude of acceleration, metres per second squared
 * @param crest peak by root mean square
 * @param kurtosis fourth standardised moment after Pearson: 3 for a Gaussian signal (R36)
 * @param skewness third standardised moment
 * @param outerRace how far the envelope's spectrum rises above its surroundings at the outer race's
 *     frequency, a ratio; NaN where bearing or speed is not known (R37)
 * @param innerRace the same for the inner race
 * @param peaks the largest peaks of the spectrum, the largest first
 * @param eventTimeMicros when the first sample was taken, microseconds since the epoch
 * @param arrivalMicros when the broker took the block, microseconds since the epoch
 */
public record VibrationFeatures(
    String tenant,
    String machineId,
    String sensorId,
    UUID blockId,
    Verdict verdict,
    double shaftHz,
    double accelerationRms,
    double velocityRms,
    String zone,
    double peak,
    double crest,
    double kurtosis,
    double skewness,
    double outerRace,
    double innerRace,
    List<SpectrumPeak> peaks,
    long eventTimeMicros,
    long arrivalMicros) {}
