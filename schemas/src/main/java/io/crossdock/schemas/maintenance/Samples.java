package io.crossdock.schemas.maintenance;

import java.util.Arrays;

/**
 * Samples of a signal, which cannot be changed. Single precision has the 24 bits that the best
 * converters have.
 */
public final class Samples {
  private final float[] values;

  private Samples(float[] values) {
    this.values = values;
  }

  /** A copy of these samples. */
  public static Samples of(float... values) {
    return new Samples(values.clone());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** The sample at a place, from 0. */
  public float at(int place) {
    return values[place];
  }

  /** A copy of all of them, to calculate with. */
  public double[] toDoubles() {
    double[] copy = new double[values.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Samples samples && Arrays.equals(values, samples.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return values.length + " samples";
  }
}
