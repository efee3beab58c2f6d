package io.crossdock.io.format;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.OneOfElement;
import io.crossdock.schemas.failure.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a sender writes by its message can be read by ours. Names may differ, numbers mean
 * fields, and what has the same number must have types that Protobuf takes for each other (its
 * guide "Updating A Message Type"). Much of the rest would be read as something else without a
 * word: a fixed64 of 37 as 1.8e-322 degrees.
 */
final class ProtobufCompatibility {
  private final ProtobufSchema theirs;

  private ProtobufCompatibility(ProtobufSchema theirs) {
    this.theirs = theirs;
  }

  /**
   * Compares the messages of the same name, and their parts.
   *
   * @throws MessageException that names the field which is not as ours
   */
  static void check(ProtobufSchema theirs, Descriptor ours) throws MessageException {
    new ProtobufCompatibility(theirs).check(ours.getFullName(), ours);
  }

  private void check(String name, Descriptor ours) throws MessageException {
    MessageElement message = theirs.message(name);
    if (message == null) {
      return; // a part whose file the registry does not have
    }
    List<FieldElement> fields = new ArrayList<>(message.getFields());
    for (OneOfElement oneOf : message.getOneOfs()) {
      fields.addAll(oneOf.getFields());
    }
    for (FieldElement field : fields) {
      FieldDescriptor our = ours.findFieldByNumber(field.getTag());
      if (our != null) {
        check(field, our, name);
      }
    }
  }

  private void check(FieldElement field, FieldDescriptor our, String scope)
      throws MessageException {
    String type = field.getType();
    String kind = kind(type);
    boolean same =
        switch (our.getJavaType()) {
          case MESSAGE -> kind == null && !type.startsWith("map<") && isMoment(type, our);
          case ENUM -> kind == null || kind.equals("varint");
          default -> Objects.equals(kind(our.getType().name().toLowerCase(Locale.ROOT)), kind);
        };
    if (!same) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "its schema has "
              + field.getName()
              + " (field "
              + field.getTag()
              + " of "
              + scope
              + ") as "
              + type
              + ", which cannot be read as "
              + our.getName()
              + ", "
              + our.getType().name().toLowerCase(Locale.ROOT));
    }
    if (our.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      String part = theirs.resolve(type, scope);
      if (part != null) {
        check(part, our.getMessageType());
      }
    }
  }

  private static boolean isMoment(String type, FieldDescriptor our) {
    return !ProtobufField.isTimestamp(our) || type.endsWith("google.protobuf.Timestamp");
  }

  /** Scalar types of one kind are read as each other; null for a type with a name of its own. */
  private static @Nullable String kind(String type) {
    return switch (type) {
      case "int32", "uint32", "int64", "uint64", "bool" -> "varint";
      case "sint32", "sint64" -> "zig-zag varint";
      case "string", "bytes" -> "text";
      case "fixed32", "sfixed32" -> "32 bits";
      case "fixed64", "sfixed64" -> "64 bits";
      case "float", "double" -> type;
      default -> null;
    };
  }
}
