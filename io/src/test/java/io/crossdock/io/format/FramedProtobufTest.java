package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/**
 * Protobuf behind a registry's id, as Confluent's wire format has it: "message-indexes: The
 * Protobuf message indexes are encoded as int using variable-length zigzag encoding, the same as
 * Confluent/Kafka ... prefixed by the length of the array ... The most common case is the first
 * message, whose array of [0] is encoded as just one 0"
 * (docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop).
 */
public class FramedProtobufTest {
  private static final int ID = 7;
  private static final ProtobufBytes HEAD = new ProtobufBytes().raw(0, 0, 0, 0, ID);
  private static final String OURS = ProtobufContract.SCAN.text();

  private static RegisteredSchema schema(String text, RegisteredSchema.Part... parts) {
    return new RegisteredSchema(ID, SchemaType.PROTOBUF, text, List.of(parts));
  }

  private static ProtobufBytes scan() {
    return new ProtobufBytes()
        .text(2, "s1")
        .text(3, "dock")
        .text(5, "09506000134352")
        .moment(6, 1_767_603_600L, 0);
  }

  private static Scan decode(RegisteredSchema schema, ProtobufBytes indexes, ProtobufBytes scan)
      throws MessageException {
    byte[] payload =
        new ProtobufBytes()
            .raw(HEAD.toBytes())
            .raw(indexes.toBytes())
            .raw(scan.toBytes())
            .toBytes();
    List<Draft<Scan>> drafts = new ArrayList<>();
    SourceMessage message = FromProtobuf.message(payload, "");
    new FramedProtobuf(ProtobufContract.SCAN)
        .read(
            schema,
            message,
            5,
            () -> {
              drafts.add(ScanDraft.begin(message));
              return drafts.get(0);
            });
    return drafts.get(0).finish(message, "default");
  }

  private static MessageException refusal(RegisteredSchema schema, int... indexes) {
    return assertThrows(
        MessageException.class, () -> decode(schema, new ProtobufBytes().raw(indexes), scan()));
  }

  @Test
  public void theFirstMessageIsASingleZeroOrAListOfIt() throws MessageException {
    Scan plain = FromProtobuf.scan(scan().toBytes(), FromProtobuf.NOBODY);
    assertThat(decode(schema(OURS), new ProtobufBytes().raw(0), scan()), equalTo(plain));
    assertThat(decode(schema(OURS), new ProtobufBytes().raw(2, 0), scan()), equalTo(plain));
  }

  @Test
  public void aMessageIsFoundByItsIndexesWhereverItStands() throws MessageException {
    String text =
        """
        syntax = "proto3";
        package io.crossdock;
        enum NotCounted { ZERO = 0; }
        message First {}
        message wire {
          message A {}
          enum Neither { NOTHING = 0; }
          message Scan { string scanner_id = 2; }
        }
        """;
    // [1, 1] is two indexes: 04 02 02 in zig-zag varints.
    assertThat(
        decode(schema(text), new ProtobufBytes().raw(4, 2, 2), scan()).scannerId(), is("s1"));
    MessageException other = refusal(schema(text), 4, 2, 0);
    assertThat(other.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(
        other.getMessage(),
        is("is a io.crossdock.wire.A of schema 7, not a io.crossdock.wire.Scan"));
    assertThat(
        refusal(schema(text), 0).getMessage(),
        is("is a io.crossdock.First of schema 7, not a io.crossdock.wire.Scan"));
    assertThat(
        refusal(schema(text), 2, 6).getMessage(),
        is("is a message that is not there of schema 7, not a io.crossdock.wire.Scan"));
    assertThat(refusal(schema(text), 2, 1).kind(), is(FailureKind.SCHEMA_VIOLATION)); // [-1]
  }

  @Test
  public void aFrameThatEndsOrLiesIsMalformed() {
    List<int[]> broken =
        List.of(
            new int[] {1}, // a count of -1
            new int[] {0xFE, 0xFF, 0xFF, 0xFF, 0x0F}, // of two thousand million
            new int[] {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF});
    for (int[] indexes : broken) {
      assertThat(refusal(schema(OURS), indexes).kind(), is(FailureKind.MALFORMED));
    }
    for (int[] indexes : List.of(new int[0], new int[] {4, 2}, new int[] {0x80})) {
      MessageException e =
          assertThrows(
              MessageException.class,
              () -> decode(schema(OURS), new ProtobufBytes().raw(indexes), new ProtobufBytes()));
      assertThat(e.kind(), is(FailureKind.MALFORMED));
      assertThat(e.getMessage(), containsString("has a frame without message indexes"));
    }
    MessageException empty =
        assertThrows(
            MessageException.class,
            () -> decode(schema(OURS), new ProtobufBytes().raw(0), new ProtobufBytes()));
    assertThat(empty.getMessage(), is("timestamp is missing"));
  }

  @Test
  public void whatASchemaImportsIsLookedInto() {
    String moment =
        "syntax = \"proto3\"; package acme; message Parts { message Moment { string text = 1; } }";
    String text =
        """
        syntax = "proto3";
        package io.crossdock.wire;
        import "moment.proto";
        message Scan { acme.Parts.Moment timestamp = 6; }
        """;
    MessageException e =
        refusal(schema(text, new RegisteredSchema.Part("moment.proto", moment)), 0);
    assertThat(e.kind(), is(FailureKind.SCHEMA_VIOLATION));
    assertThat(
        e.getMessage(),
        is(
            "its schema has timestamp (field 6 of io.crossdock.wire.Scan) as acme.Parts.Moment,"
                + " which cannot be read as timestamp, message"));
  }

  @Test
  public void whatIsNoSchemaOfProtobufIsSaid() {
    List<String> wrong =
        List.of(
            "{\"type\":\"record\"}",
            "message",
            "message Scan { string scanner_id = 99999999999; }",
            "message Scan { reserved 5 to; }",
            "syntax = \"proto9\";",
            "/*",
            "message Scan { option (a) = \"",
            "message A {".repeat(100_000));
    for (String text : wrong) {
      MessageException e = refusal(schema(text), 0);
      assertThat(e.getMessage(), e.kind(), is(FailureKind.SCHEMA_VIOLATION));
      assertThat(e.getMessage(), containsString("schema 7 is"));
    }
  }
}
