package io.crossdock.io.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message of Protobuf, or a part of one, while it is read by its contract. Which of several
 * values of a field counts, and which member of a oneof, is as Protobuf has it.
 *
 * <p>Not a DynamicMessage: that one takes a field whose type has changed for missing, keeps what it
 * does not know as objects many times the size of the bytes, and makes an object of each sample.
 */
final class ProtobufRecord {
  /** Deeper than what an honest sender adds to a message of ours. */
  private static final int MOST_DEPTH = 20;

  private final Descriptor type;
  private final Map<FieldDescriptor, Object> values = new LinkedHashMap<>();

  private ProtobufRecord(Descriptor type) {
    this.type = type;
  }

  /**
   * Hands out the fields of the message that begins at a place and ends with the bytes, and those
   * of its parts, by their JSON names.
   *
   * @throws MessageException when the bytes are no such message
   */
  static void read(Descriptor type, byte[] bytes, int from, FieldTaker taker)
      throws MessageException {
    CodedInputStream in = CodedInputStream.newInstance(bytes, from, bytes.length - from);
    in.setRecursionLimit(MOST_DEPTH);
    ProtobufRecord record = new ProtobufRecord(type);
    try {
      record.merge(in, taker);
      record.handOut(taker);
    } catch (InvalidProtocolBufferException e) {
      throw malformed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory are always there", e);
    }
  }

  /** The value of a scalar field by its number; null where it is absent. */
  @Nullable Object value(int number) {
    return values.get(type.findFieldByNumber(number));
  }

  private void merge(CodedInputStream in, FieldTaker taker) throws IOException, MessageException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int number = WireFormat.getTagFieldNumber(tag);
      FieldDescriptor field = type.findFieldByNumber(number);
      if (field == null) {
        if (!in.skipField(tag)) {
          throw malformed("a group ends that did not begin");
        }
        taker.unnamed(number);
        continue;
      }
      int written = WireFormat.getTagWireType(tag);
      if (field.isPackable() && written == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        int limit = in.pushLimit(in.readRawVarint32());
        while (in.getBytesUntilLimit() > 0) {
          samples(field).add(in.readFloat());
        }
        in.popLimit(limit);
      } else if (written != field.getLiteType().getWireType()) {
        throw changed(field, written);
      } else if (field.isRepeated()) {
        samples(field).add(in.readFloat());
      } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        int limit = in.pushLimit(in.readRawVarint32());
        part(field).merge(in, taker);
        in.popLimit(limit);
      } else {
        set(field, scalar(field, in));
      }
    }
  }

  /** What all contracts are made of; another type has to be added here. */
  private static Object scalar(FieldDescriptor field, CodedInputStream in) throws IOException {
    return switch (field.getType()) {
      case STRING -> in.readStringRequireUtf8();
      case DOUBLE -> in.readDouble();
      case BOOL -> in.readBool();
      case INT32 -> in.readInt32();
      case INT64 -> in.readInt64();
      case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(in.readEnum());
      default -> throw new IllegalStateException(field.getFullName() + " is " + field.getType());
    };
  }

  private void set(FieldDescriptor field, Object value) {
    clearOthers(field);
    if (!field.hasPresence() && value.equals(field.getDefaultValue())) {
      values.remove(field);
    } else {
      values.put(field, value);
    }
  }

  private SampleValues.Builder samples(FieldDescriptor field) {
    return (SampleValues.Builder)
        values.computeIfAbsent(field, any -> new SampleValues.Builder(field.getJsonName()));
  }

  private ProtobufRecord part(FieldDescriptor field) {
    clearOthers(field);
    return (ProtobufRecord)
        values.computeIfAbsent(field, any -> new ProtobufRecord(field.getMessageType()));
  }

  private void clearOthers(FieldDescriptor field) {
    OneofDescriptor oneof = field.getRealContainingOneof();
    if (oneof != null) {
      values.keySet().removeIf(other -> other != field && oneof == other.getRealContainingOneof());
    }
  }

  private void handOut(FieldTaker taker) throws IOException, MessageException {
    for (Map.Entry<FieldDescriptor, Object> entry : values.entrySet()) {
      FieldDescriptor field = entry.getKey();
      if (entry.getValue() instanceof ProtobufRecord part && !ProtobufField.isTimestamp(field)) {
        part.handOut(taker);
      } else {
        taker.take(field.getJsonName(), new ProtobufField(field, entry.getValue()));
      }
    }
  }

  private static MessageException malformed(String reason) {
    return new MessageException(FailureKind.MALFORMED, "is no Protobuf: " + reason);
  }

  private static MessageException changed(FieldDescriptor field, int written) {
    return new MessageException(
        FailureKind.SCHEMA_VIOLATION,
        field.getJsonName()
            + " (field "
            + field.getNumber()
            + ") is written as "
            + name(written)
            + ", not as "
            + name(field.getLiteType().getWireType()));
  }

  private static String name(int wireType) {
    return switch (wireType) {
      case WireFormat.WIRETYPE_VARINT -> "a varint";
      case WireFormat.WIRETYPE_FIXED64 -> "64 bits";
      case WireFormat.WIRETYPE_LENGTH_DELIMITED -> "bytes with their length";
      case WireFormat.WIRETYPE_FIXED32 -> "32 bits";
      case WireFormat.WIRETYPE_START_GROUP, WireFormat.WIRETYPE_END_GROUP -> "a group";
      default -> "wire type " + wireType + ", which there is not";
    };
  }
}
