package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Bearing;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What turns in a machine, and how that is heard at its housing.
 *
 * @param kind which kind it is
 * @param nominalHz nominal speed, turns a second
 * @param vaneAmplitude how loud its vanes are, metres per second squared
 * @param noise standard deviation of the noise, metres per second squared
 * @param resonanceHz where its housing rings
 * @param decay how fast that dies away, one by seconds
 * @param off how far its bearing's fault frequencies are from what the geometry says, a part (R37)
 */
record Rotor(
    Kind kind,
    double nominalHz,
    double vaneAmplitude,
    double noise,
    double resonanceHz,
    double decay,
    double off) {
  /** A deep-groove ball bearing 6205. */
  static final Bearing B6205 = new Bearing(9, 7.938, 39.04, 0);

  /**
   * An angular contact bearing. Its frequencies, 4.64 and 6.36 a turn, are neither near those of
   * the other nor near a whole number, where the shaft itself is heard.
   */
  static final Bearing ANGULAR = new Bearing(11, 7.938, 39, 40);

  /** The shaft's velocity of a machine that is well balanced, millimetres per second. */
  static final double BALANCED = 0.8;

  /** How far real bearings are from their geometry, a part (R37). */
  private static final double OFF = 0.003;

  /** A kind of machine. */
  enum Kind {
    FAN("fan", "group2-rigid", 7),
    PUMP("pump", "group2-flexible", 5),
    MOTOR("motor", "group1-rigid", 28);

    static final List<Kind> ALL = List.of(values());

    private final String type;
    private final String vibrationGroup;
    private final int vanes;

    Kind(String type, String vibrationGroup, int vanes) {
      this.type = type;
      this.vibrationGroup = vibrationGroup;
      this.vanes = vanes;
    }

    /** What the machine's type is called. */
    String type() {
      return type;
    }

    /** Its row in the table of vibration zones. */
    String vibrationGroup() {
      return vibrationGroup;
    }
  }

  /** Any rotor of a kind. */
  static Rotor of(Kind kind, SplittableRandom random) {
    return new Rotor(
        kind,
        random.nextDouble(28, 30),
        random.nextDouble(0.2, 0.4),
        random.nextDouble(0.4, 0.6),
        random.nextDouble(3_000, 5_000),
        random.nextDouble(800, 1_200),
        random.nextBoolean() ? OFF : -OFF);
  }

  /** Its nominal speed as on the plate, whole turns a minute. */
  double plateRpm() {
    return Math.rint(nominalHz * 60);
  }

  /**
   * What shakes it.
   *
   * @param shaftHz its speed now, turns a second
   * @param velocity of its shaft once a turn, millimetres per second
   * @param race what is damaged; null if nothing is
   * @param severity of the damage, see {@link Ageing}
   */
  Condition at(
      double shaftHz, double velocity, Bearing bearing, @Nullable Race race, double severity) {
    return new Condition(
        shaftHz,
        velocity,
        kind.vanes,
        vaneAmplitude,
        noise,
        resonanceHz,
        decay,
        race == null ? 0 : race.perTurn(bearing) * shaftHz * (1 + off),
        race == null ? 0 : severity,
        race == Race.INNER);
  }
}
