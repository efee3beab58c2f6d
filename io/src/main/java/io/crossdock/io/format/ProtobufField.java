package io.crossdock.io.format;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import io.crossdock.schemas.failure.FailureKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of a field of a Protobuf message. A field that is absent is not handed out at all. */
record ProtobufField(FieldDescriptor field, Object value) implements FieldValue {
  /** What the well-known type allows: the years 1 to 9999. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int MOST_NANOS = 999_999_999;

  /** Whether a field is a moment. */
  static boolean isTimestamp(FieldDescriptor field) {
    return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().getFullName().equals(Timestamp.getDescriptor().getFullName());
  }

  @Override
  public boolean isNull() {
    return false;
  }

  @Override
  public String kind() {
    return value instanceof EnumValueDescriptor constant
        ? "number " + constant.getNumber() + " of " + constant.getType().getName()
        : field.getType().name().toLowerCase(Locale.ROOT);
  }

  /** A text, or the name of an enumeration's value without the enumeration's own name. */
  @Override
  public @Nullable String rawText() {
    if (value instanceof EnumValueDescriptor constant) {
      // A sender may know a value that was added later: nobody can tell what it means.
      return constant.getIndex() < 0 ? null : bareName(constant);
    }
    return value instanceof String text ? text : null;
  }

  @Override
  public @Nullable Double rawNumber() {
    return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }

  @Override
  public @Nullable Boolean rawBool() {
    return value instanceof Boolean bool ? bool : null;
  }

  @Override
  public @Nullable Long rawMicros() throws MessageException {
    if (!isTimestamp(field) || !(value instanceof ProtobufRecord moment)) {
      return null;
    }
    long seconds = whole(moment.value(Timestamp.SECONDS_FIELD_NUMBER));
    long nanos = whole(moment.value(Timestamp.NANOS_FIELD_NUMBER));
    if (seconds < FIRST_SECOND || seconds > LAST_SECOND || nanos < 0 || nanos > MOST_NANOS) {
      throw refused(
          field.getJsonName() + " has " + seconds + " s and " + nanos + " ns, which is no moment");
    }
    return seconds * 1_000_000 + nanos / 1_000;
  }

  @Override
  public @Nullable SampleValues samples(String name) throws MessageException {
    if (!(value instanceof SampleValues.Builder samples)) {
      throw refused(name + " is " + kind() + ", not an array of floats");
    }
    return samples.build();
  }

  private static long whole(@Nullable Object number) {
    return number == null ? 0 : ((Number) number).longValue();
  }

  /** STANDARD_GRAVITY of ACCELERATION_UNIT_STANDARD_GRAVITY in AccelerationUnit. */
  private static String bareName(EnumValueDescriptor constant) {
    String prefix =
        constant.getType().getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)
            + "_";
    String name = constant.getName();
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private static MessageException refused(String reason) {
    return new MessageException(FailureKind.SCHEMA_VIOLATION, reason);
  }
}
