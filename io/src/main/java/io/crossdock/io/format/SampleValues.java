package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Base64;

/** The samples of a message as they stand in it: their unit may come after them. */
final class SampleValues {
  /** A block is a moment of a signal, not a day of it. */
  static final int MOST = 1_000_000;

  private static final int FIRST_ROOM = 1_024;
  private static final int LONGEST_BASE64 = (MOST * Float.BYTES + 2) / 3 * 4;

  private final double[] values;
  private final int size;

  private SampleValues(double[] values, int size) {
    this.values = values;
    this.size = size;
  }

  /** Collects samples one by one. */
  static final class Builder {
    private final String name;
    private double[] values = new double[FIRST_ROOM];
    private int size;

    /**
     * Begins with none.
     *
     * @param name the field's
     */
    Builder(String name) {
      this.name = name;
    }

    /**
     * Adds a sample.
     *
     * @throws MessageException when there are {@link #MOST} already
     */
    void add(double value) throws MessageException {
      if (size == MOST) {
        throw tooMany();
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.min(MOST, size * 2));
      }
      values[size++] = value;
    }

    /** What a message fails of whose next sample is {@code what}. */
    MessageException notANumber(String what) {
      return refused(name + "[" + size + "] is " + what + ", not a number");
    }

    /** The samples that were added. */
    SampleValues build() {
      return new SampleValues(values, size);
    }
  }

  /** Samples as 32-bit floats, little-endian, in base64. */
  static SampleValues base64(String name, String text) throws MessageException {
    if (text.length() > LONGEST_BASE64) {
      throw tooMany();
    }
    try {
      return floats(name, Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw refused(name + " is no base64: " + e.getMessage());
    }
  }

  /** Samples as 32-bit floats, little-endian. */
  static SampleValues floats(String name, byte[] bytes) throws MessageException {
    if (bytes.length > MOST * Float.BYTES) {
      throw tooMany();
    }
    if (bytes.length % Float.BYTES != 0) {
      throw refused(name + " has " + bytes.length + " bytes, no whole number of 32-bit floats");
    }
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    double[] values = new double[floats.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.get(i);
    }
    return new SampleValues(values, values.length);
  }

  /** The samples in metres per second squared, given the unit that they are in. */
  Samples in(AccelerationUnit unit) throws MessageException {
    if (size == 0) {
      throw refused("samples is empty");
    }
    float[] converted = new float[size];
    for (int i = 0; i < size; i++) {
      double value = unit.toMetres(values[i]);
      if (!(Math.abs(value) <= AccelerationUnit.MOST)) {
        throw refused(
            "samples["
                + i
                + "] is "
                + value
                + " m/s2, not from "
                + -AccelerationUnit.MOST
                + " to "
                + AccelerationUnit.MOST);
      }
      converted[i] = (float) value;
    }
    return Samples.of(converted);
  }

  private static MessageException refused(String reason) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, reason);
  }

  private static MessageException tooMany() {
    return new MessageException(FailureKind.TOO_LARGE, "has more than " + MOST + " samples");
  }
}
