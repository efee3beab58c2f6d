package io.crossdock.io.format;

/** Units of acceleration that messages have. */
enum AccelerationUnit {
  METRES_PER_SECOND_SQUARED("m/s2", 1),
  /** Standard gravity, by definition (ISO 80000-3). */
  STANDARD_GRAVITY("g", 9.80665),
  THOUSANDTH_OF_GRAVITY("mg", 9.80665e-3);

  /** More than any sensor stands: metres per second squared. */
  static final double MOST = 1e7;

  private final String text;
  private final double metres;

  AccelerationUnit(String text, double metres) {
    this.text = text;
    this.metres = metres;
  }

  /**
   * The unit that a message names, by its sign or, as enumerations do, by its name.
   *
   * @throws IllegalArgumentException when it is none of them
   */
  static AccelerationUnit of(String text) {
    for (AccelerationUnit unit : values()) {
      if (unit.text.equals(text) || unit.name().equals(text)) {
        return unit;
      }
    }
    throw new IllegalArgumentException(text);
  }

  /** A value of this unit in metres per second squared. */
  double toMetres(double value) {
    return value * metres;
  }
}
