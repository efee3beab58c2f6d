package io.crossdock.sandbox.simulator.plant;

/**
 * How a bearing's damage grows: exponentially, from nothing that could be measured. Its severity is
 * the amplitude of the ringing that one blow sets off, metres per second squared.
 *
 * @param race where the damage is
 * @param onsetMicros when it begins, microseconds since the epoch
 * @param failureMicros when it is a failure beyond doubt, microseconds since the epoch
 */
record Ageing(Race race, long onsetMicros, long failureMicros) {
  /** At the onset. */
  static final double FIRST = 0.05;

  /** Below it the noise of a machine hides it, in the envelope's spectrum too. */
  static final double NOTICEABLE = 0.4;

  /** From here on it must be found. */
  static final double FAILURE = 4;

  /** It does not grow any further: the edges of the damage are rolled flat. */
  static final double WORST = 20;

  /** Its severity at a time. */
  double at(long micros) {
    if (micros < onsetMicros) {
      return 0;
    }
    double part = (double) (micros - onsetMicros) / (failureMicros - onsetMicros);
    return Math.min(WORST, FIRST * Math.exp(part * Math.log(FAILURE / FIRST)));
  }

  /** When it reaches a severity below the worst, microseconds since the epoch. */
  long reaches(double severity) {
    double part = Math.log(severity / FIRST) / Math.log(FAILURE / FIRST);
    return onsetMicros + Math.round(part * (failureMicros - onsetMicros));
  }
}
