package io.crossdock.schemas.maintenance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

  /**
   * The samples that {@link #toBytes} gave.
   *
   * @throws ArithmeticException if the bytes are no whole number of samples
   */
  public static Samples ofBytes(byte[] bytes) {
    if (bytes.length % Float.BYTES != 0) {
      throw new ArithmeticException(bytes.length + " bytes are no whole number of samples");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Samples(values);
  }

  /** Four bytes a sample, IEEE 754, little-endian. */
  public byte[] toBytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
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
