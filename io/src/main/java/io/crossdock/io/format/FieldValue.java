package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a field, whatever the format of its message. A format says what stands there ({@link
 * #isNull} to {@link #samples}); the checks, the same for all formats, are made here.
 */
interface FieldValue {
  /** The longest text of a field, characters. */
  int LONGEST_TEXT = 10_000;

  /** Whether nothing stands there although the field does. */
  boolean isNull();

  /** What stands there, for whoever reads of a failure. */
  String kind();

  /** The text; null where no text stands there. */
  @Nullable String rawText() throws IOException;

  /** The number; null where no number stands there. */
  @Nullable Double rawNumber() throws IOException;

  /** True or false; null where neither stands there. */
  @Nullable Boolean rawBool();

  /**
   * The moment, microseconds since the epoch; null where no number and no value of a type for time
   * stands there.
   *
   * @throws MessageException when it is beyond all bounds
   */
  @Nullable Long rawMicros() throws IOException, MessageException;

  /**
   * Samples of a signal; null for null.
   *
   * @throws MessageException when there is anything else, or more than {@link SampleValues#MOST}
   */
  @Nullable SampleValues samples(String name) throws IOException, MessageException;

  /** A text that may be long. */
  private String anyText(String name) throws IOException, MessageException {
    String text = rawText();
    if (text == null) {
      throw refused(name + " is " + kind() + ", not a text");
    }
    return text;
  }

  /** A text of at most {@link #LONGEST_TEXT} whole characters. */
  default String text(String name) throws IOException, MessageException {
    String text = anyText(name);
    if (text.length() > LONGEST_TEXT) {
      throw refused(name + " is " + text.length() + " characters long, more than " + LONGEST_TEXT);
    }
    if (LoneSurrogate.isIn(text)) {
      throw refused(name + " has half a character (a lone surrogate)");
    }
    return text;
  }

  /** A text, empty for null. */
  default String optional(String name) throws IOException, MessageException {
    return isNull() ? "" : text(name);
  }

  /**
   * A text that names something and so stands in keys and in rows that are made of many messages:
   * one that no database takes must not come so far.
   */
  default String name(String name) throws IOException, MessageException {
    String text = text(name);
    if (text.indexOf('\0') >= 0) {
      throw refused(name + " has a character of code 0, which no database takes");
    }
    return text;
  }

  /** What is made of a text, or a failure that names the field. */
  default <T> T made(String name, Function<String, T> read) throws IOException, MessageException {
    String text = text(name);
    try {
      return read.apply(text);
    } catch (IllegalArgumentException e) {
      throw refused(name + " \"" + text + "\" is none");
    }
  }

  /** A moment: ISO 8601 with an offset, or what {@link #rawMicros} knows. */
  default long micros(String name) throws IOException, MessageException {
    Long micros = rawMicros();
    if (micros != null) {
      return micros;
    }
    String text = text(name);
    try {
      return IsoTime.micros(text);
    } catch (DateTimeException e) {
      throw refused(name + " \"" + text + "\" is no ISO 8601 moment with an offset");
    }
  }

  /** A number from {@code least} to {@code most}. */
  default double number(String name, double least, double most)
      throws IOException, MessageException {
    Double value = rawNumber();
    if (value == null) {
      throw refused(name + " is " + kind() + ", not a number");
    }
    if (!(value >= least && value <= most)) {
      throw refused(name + " " + value + " is not from " + least + " to " + most);
    }
    return value;
  }

  /** True or false. */
  default boolean bool(String name) throws MessageException {
    Boolean value = rawBool();
    if (value == null) {
      throw refused(name + " is " + kind() + ", neither true nor false");
    }
    return value;
  }

  /** Samples as 32-bit floats, little-endian, in base64; null for null. */
  default @Nullable SampleValues samplesBase64(String name) throws IOException, MessageException {
    return isNull() ? null : SampleValues.base64(name, anyText(name));
  }

  private static MessageException refused(String reason) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, reason);
  }
}
