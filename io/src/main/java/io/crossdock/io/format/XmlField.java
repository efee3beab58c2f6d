package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text that stands for a field, in the sender's notation.
 *
 * @param name the field's
 * @param text without white space around it, and with our word for the sender's
 * @param notation how numbers are written
 * @param time how moments are written; null for ISO 8601 or milliseconds since the epoch
 */
record XmlField(String name, String text, XmlMapping.Notation notation, @Nullable XmlTime time)
    implements FieldValue {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,100}(?:\\.[0-9]{0,100})?|\\.[0-9]{1,100})(?:[eE][+-]?[0-9]{1,4})?");
  private static final Pattern BETWEEN_SAMPLES = Pattern.compile("[\\s;]+");

  /** A field that is empty is not handed out. */
  @Override
  public boolean isNull() {
    return false;
  }

  @Override
  public String kind() {
    return EpcisProblems.quoted(text);
  }

  @Override
  public String rawText() {
    return text;
  }

  @Override
  public @Nullable Double rawNumber() {
    return number(text);
  }

  private @Nullable Double number(String digits) {
    String plain = digits;
    if (notation.decimal() == ',') {
      plain = digits.indexOf('.') < 0 ? digits.replace(',', '.') : "";
    }
    if (!NUMBER.matcher(plain).matches()) {
      return null;
    }
    double number = Double.parseDouble(plain);
    // -0 plus 0 would be 0: another sample, and so a block of another id than in other formats.
    double moved = notation.offset() == 0 ? number : number + notation.offset();
    return moved * notation.factor();
  }

  @Override
  public @Nullable Boolean rawBool() {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  /** By the pattern; without one a number is milliseconds since the epoch. */
  @Override
  public @Nullable Long rawMicros() throws MessageException {
    if (time != null) {
      return time.micros(name, text);
    }
    Double millis = number(text);
    if (millis == null) {
      return null;
    }
    if (!(Math.abs(millis) < 1L << 50)) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, name + " " + text + " is no milliseconds since 1970");
    }
    return Math.round(millis * 1_000);
  }

  /** Samples are numbers with white space or semicolons between them. */
  @Override
  public SampleValues samples(String field) throws MessageException {
    SampleValues.Builder samples = new SampleValues.Builder(field);
    for (String one : BETWEEN_SAMPLES.split(text, -1)) {
      Double value = number(one);
      if (value == null) {
        throw samples.notANumber(EpcisProblems.quoted(one));
      }
      samples.add(value);
    }
    return samples.build();
  }
}
