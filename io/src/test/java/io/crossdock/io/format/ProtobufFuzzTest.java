package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/** Whatever bytes come: our reader against Google's. */
public class ProtobufFuzzTest {
  private static final int ROUNDS = 60_000;
  private static final List<ProtobufContract> CONTRACTS = List.of(ProtobufContract.values());
  private static final String REFUSED = "refused";

  private final Random random = new Random(20260105);

  @Test
  public void whatIsReadIsWhatGooglesReaderReads() throws IOException {
    int read = 0;
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      ProtobufContract contract = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
      byte[] bytes = message(contract.message(), 0);
      for (int changes = random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
        bytes = change(bytes);
      }
      Map<String, String> theirs = byGoogle(contract.message(), bytes);
      Map<String, String> ours = byUs(contract.message(), bytes);
      assertThat(Arrays.toString(bytes), ours, equalTo(theirs));
      if (theirs.containsKey(REFUSED)) {
        refused++;
      } else {
        read++;
      }
    }
    assertThat(read, greaterThan(ROUNDS / 4));
    assertThat(refused, greaterThan(ROUNDS / 10));
  }

  /** Fields of the message in any order and number, parts among them. */
  private byte[] message(Descriptor type, int depth) {
    ProtobufBytes bytes = new ProtobufBytes();
    for (int fields = random.nextInt(8); fields > 0; fields--) {
      FieldDescriptor field = type.getFields().get(random.nextInt(type.getFields().size()));
      int number = field.getNumber();
      switch (field.getType()) {
        case STRING -> bytes.text(number, List.of("", "dock", "Ä€").get(random.nextInt(3)));
        case DOUBLE -> bytes.number(number, random.nextInt(3) - 1);
        case FLOAT -> bytes.single(number, random.nextInt(3) - 1);
        case MESSAGE -> bytes.part(number, new ProtobufBytes().raw(part(field, depth)));
        default -> bytes.varint(number, random.nextInt(4) - 1);
      }
      if (random.nextInt(10) == 0) {
        bytes.varint(20 + random.nextInt(3), random.nextLong());
      }
    }
    return bytes.toBytes();
  }

  private byte[] part(FieldDescriptor field, int depth) {
    return message(field.getMessageType(), depth + 1);
  }

  private byte[] change(byte[] bytes) {
    byte[] changed = bytes.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(3)) {
      case 0 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> changed[at] = (byte) random.nextInt(256);
      default -> changed = Arrays.copyOf(bytes, at);
    }
    return changed;
  }

  private static Map<String, String> byUs(Descriptor type, byte[] bytes) {
    Map<String, String> fields = new TreeMap<>();
    try {
      ProtobufRecord.read(
          type,
          bytes,
          0,
          (name, value) -> {
            ProtobufField field = (ProtobufField) value;
            fields.put(
                name,
                ProtobufField.isTimestamp(field.field())
                    ? moment((ProtobufRecord) field.value())
                    : text(name, field.value()));
            return true;
          });
      return fields;
    } catch (MessageException e) {
      return Map.of(REFUSED, e.kind().name());
    }
  }

  private static String moment(ProtobufRecord moment) {
    Object seconds = moment.value(1);
    Object nanos = moment.value(2);
    return (seconds == null ? 0L : seconds) + " s " + (nanos == null ? 0 : nanos) + " ns";
  }

  private static Map<String, String> byGoogle(Descriptor type, byte[] bytes) throws IOException {
    try {
      Map<String, String> fields = new TreeMap<>();
      DynamicMessage message = DynamicMessage.parseFrom(type, bytes);
      // Google's takes such a field for unknown.
      if (whatIsFirst(type, bytes) == FailureKind.SCHEMA_VIOLATION) {
        return Map.of(REFUSED, FailureKind.SCHEMA_VIOLATION.name());
      }
      flatten(message, fields);
      return fields;
    } catch (InvalidProtocolBufferException e) {
      return Map.of(REFUSED, whatIsFirst(type, bytes).name());
    }
  }

  private static FailureKind whatIsFirst(Descriptor type, byte[] bytes) throws IOException {
    try {
      return startsChanged(type, CodedInputStream.newInstance(bytes))
          ? FailureKind.SCHEMA_VIOLATION
          : FailureKind.MALFORMED;
    } catch (InvalidProtocolBufferException e) {
      return FailureKind.MALFORMED;
    }
  }

  /** Whether a known field of another wire type stands before what is broken. */
  private static boolean startsChanged(Descriptor type, CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      int written = WireFormat.getTagWireType(tag);
      if (field != null
          && written != field.getLiteType().getWireType()
          && !(field.isPackable() && written == WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        return true;
      }
      if (field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        int limit = in.pushLimit(in.readRawVarint32());
        if (startsChanged(field.getMessageType(), in)) {
          return true;
        }
        in.popLimit(limit);
      } else if (field != null && field.getJavaType() == FieldDescriptor.JavaType.STRING) {
        in.readStringRequireUtf8();
      } else if (!in.skipField(tag)) {
        throw new InvalidProtocolBufferException("a group ends");
      }
    }
    return false;
  }

  private static void flatten(Message message, Map<String, String> fields) {
    for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
      FieldDescriptor field = entry.getKey();
      if (!(entry.getValue() instanceof Message part)) {
        fields.put(field.getJsonName(), text(field.getJsonName(), entry.getValue()));
      } else if (ProtobufField.isTimestamp(field)) {
        Descriptor type = part.getDescriptorForType();
        fields.put(
            field.getJsonName(),
            part.getField(type.findFieldByNumber(1))
                + " s "
                + part.getField(type.findFieldByNumber(2))
                + " ns");
      } else {
        flatten(part, fields);
      }
    }
  }

  /** A value as text; samples as what they are in metres, or why they are none. */
  private static String text(String name, Object value) {
    try {
      if (value instanceof List<?> list) {
        SampleValues.Builder samples = new SampleValues.Builder(name);
        for (Object sample : list) {
          samples.add((Float) sample);
        }
        return text(name, samples);
      }
      if (value instanceof SampleValues.Builder samples) {
        Samples converted = samples.build().in(AccelerationUnit.METRES_PER_SECOND_SQUARED);
        return Arrays.toString(converted.toDoubles());
      }
      return String.valueOf(value);
    } catch (MessageException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
