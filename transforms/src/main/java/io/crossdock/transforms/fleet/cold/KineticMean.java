package io.crossdock.transforms.fleet.cold;

/**
 * Mean kinetic temperature: the constant temperature at which a cargo would age as it did (R24, USP
 * &lt;1160&gt;): with T in kelvin and time as weight (R25),
 *
 * <pre>MKT = (dH / R) / -ln( sum(w exp(-dH / (R T))) / sum(w) )</pre>
 */
public final class KineticMean {
  /** Activation energy, kJ/mol. */
  private static final double DELTA_H = 83.144;

  /** Gas constant, kJ/(mol K). */
  private static final double GAS_CONSTANT = 8.3144e-3;

  private static final double ZERO_CELSIUS_IN_KELVIN = 273.15;

  private KineticMean() {}

  /** How fast a cargo ages at this temperature, as a share; sum it weighted by time. */
  public static double rate(double celsius) {
    return Math.exp(-DELTA_H / (GAS_CONSTANT * (celsius + ZERO_CELSIUS_IN_KELVIN)));
  }

  /** The temperature in degrees Celsius at which a cargo ages at this mean rate. */
  public static double celsius(double meanRate) {
    return DELTA_H / GAS_CONSTANT / -Math.log(meanRate) - ZERO_CELSIUS_IN_KELVIN;
  }
}
