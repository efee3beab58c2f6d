package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.contract.AvroContract;
import io.crossdock.schemas.failure.FailureKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.Test;

/** Bytes and schemas that are made to do harm end as declared failures. */
public class AvroHostileTest {
  private static final String REST =
      """
      {"name":"productId","type":"string"},{"name":"scannerId","type":"string"},
      {"name":"location","type":"string"},
      {"name":"timestamp","type":{"type":"long","logicalType":"timestamp-micros"}}""";

  /** A scan's schema with one more field, in front of the others, that we skip. */
  private static Schema with(String type) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"Scan\",\"fields\":[{\"name\":\"x\",\"type\":"
                + type
                + "},"
                + REST
                + "]}");
  }

  /** Bytes that Avro's encoder writes, one call after another. */
  private interface Written {
    void to(BinaryEncoder encoder) throws IOException;
  }

  private static byte[] bytes(Written written) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    written.to(encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static MessageException refused(Schema schema, byte[] body) {
    return assertThrows(MessageException.class, () -> FromAvro.scan(schema, body));
  }

  @Test
  public void aLengthAllocatesNothingThatIsNotThere() throws IOException {
    for (String type : List.of("\"string\"", "\"bytes\"")) {
      for (long length : new long[] {Integer.MAX_VALUE - 9, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
        byte[] body = bytes(encoder -> encoder.writeLong(length));
        assertThat(refused(with(type), body).kind(), equalTo(FailureKind.MALFORMED));
      }
    }
    byte[] samples =
        bytes(
            encoder -> {
              encoder.writeIndex(0);
              encoder.writeLong(Integer.MAX_VALUE - 9);
            });
    Schema block =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"VibrationBlock\",\"fields\":[{\"name\":\"samples\",\"type\":[\"bytes\",{\"type\":\"array\",\"items\":\"float\"}]}]}");
    assertThat(refused(block, samples), not(nullValue()));
  }

  @Test
  public void itemsThatTakeNoBytesAreCounted() throws IOException {
    for (String type :
        List.of(
            "{\"type\":\"array\",\"items\":\"null\"}",
            "{\"type\":\"array\",\"items\":{\"type\":\"record\",\"name\":\"E\",\"fields\":[]}}",
            "{\"type\":\"array\",\"items\":{\"type\":\"fixed\",\"name\":\"F\",\"size\":0}}")) {
      for (long count : new long[] {1_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
        byte[] body =
            bytes(
                encoder -> {
                  encoder.writeLong(count);
                  encoder.writeLong(0);
                });
        assertThat(refused(with(type), body).kind(), equalTo(FailureKind.MALFORMED));
      }
    }
    byte[] map = bytes(encoder -> encoder.writeLong(1_000_000_000L));
    assertThat(
        refused(with("{\"type\":\"map\",\"values\":\"null\"}"), map).kind(),
        equalTo(FailureKind.MALFORMED));
  }

  @Test
  public void aBlockOfAKnownSizeIsSkipped() throws Exception {
    byte[] body =
        bytes(
            encoder -> {
              encoder.writeLong(-3); // three items, and how many bytes they take
              encoder.writeLong(3);
              encoder.writeFixed(new byte[3]);
              encoder.writeLong(0);
              encoder.writeString("0950600013435");
              encoder.writeString("s1");
              encoder.writeString("dock");
              encoder.writeLong(1_767_603_600_500_000L);
            });
    assertThat(
        FromAvro.scan(with("{\"type\":\"array\",\"items\":\"int\"}"), body).location(),
        equalTo("dock"));
  }

  @Test
  public void aSchemaWithinItselfIsRefused() {
    for (String type :
        List.of(
            "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":[\"null\",\"N\"]}]}",
            "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":{\"type\":\"array\",\"items\":\"N\"}}]}",
            "{\"type\":\"record\",\"name\":\"N\",\"fields\":[{\"name\":\"n\",\"type\":\"N\"}]}")) {
      MessageException refused = refused(with(type), new byte[100]);
      assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
      assertThat(refused.getMessage(), containsString("N is within itself"));
    }
  }

  @Test
  public void aSchemaThatGrowsWhenItIsWrittenOutIsRefused() {
    StringBuilder type = new StringBuilder("\"int\"");
    for (int i = 40; i > 0; i--) {
      type.insert(
              0,
              "{\"type\":\"record\",\"name\":\"R" + i + "\",\"fields\":[{\"name\":\"a\",\"type\":")
          .append("},{\"name\":\"b\",\"type\":")
          .append(i == 40 ? "\"int\"" : "\"R" + (i + 1) + "\"")
          .append("}]}");
    }
    MessageException refused = refused(with(type.toString()), new byte[100]);
    assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
    assertThat(refused.getMessage(), containsString("more than 10000 parts"));
  }

  @Test
  public void aDeepSchemaIsRefused() {
    for (int depth : new int[] {60, 900, 5_000, 200_000}) {
      String type = "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);
      String schema =
          "{\"type\":\"record\",\"name\":\"Scan\",\"fields\":[{\"name\":\"x\",\"type\":"
              + type
              + "},"
              + REST
              + "]}";
      MessageException refused =
          assertThrows(
              MessageException.class,
              () -> FromAvro.framed(ScanDraft::begin, schema, new byte[100]));
      assertThat(refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
    }
  }

  @Test
  public void whatIsNoSchemaIsRefused() {
    for (String schema : List.of("", "{", "\"nosuch\"", "[]", "null", "\"int\"", "{\"type\":1}")) {
      assertThat(
          schema,
          assertThrows(
                  MessageException.class,
                  () -> FromAvro.framed(ScanDraft::begin, schema, new byte[100]))
              .getMessage(),
          not(nullValue()));
    }
  }

  @Test
  public void bytesBehindTheRecordAreRefused() {
    byte[] framed = AvroMessages.framed(1, AvroContract.SCAN.newest(), scan());
    MessageException refused =
        assertThrows(
            MessageException.class,
            () ->
                FromAvro.framed(
                    ScanDraft::begin,
                    AvroContract.SCAN.newest().toString(),
                    Arrays.copyOf(framed, framed.length + 1)));
    assertThat(refused.kind(), equalTo(FailureKind.MALFORMED));
    assertThat(refused.getMessage(), containsString("1 bytes follow the record"));
  }

  @Test
  public void aTextThatIsNoUtf8IsRefused() throws Exception {
    Schema schema = with("\"int\"");
    for (byte wrong : new byte[] {(byte) 0xFF, (byte) 0xC0, (byte) 0xED}) {
      byte[] body =
          bytes(
              encoder -> {
                encoder.writeInt(1);
                encoder.writeBytes(new byte[] {'4', wrong, '2'});
                encoder.writeString("s1");
                encoder.writeString("dock");
                encoder.writeLong(1_767_603_600_500_000L);
              });
      MessageException refused = refused(schema, body);
      assertThat(refused.kind(), equalTo(FailureKind.MALFORMED));
      assertThat(refused.getMessage(), containsString("no UTF-8"));
    }
    byte[] right =
        bytes(
            encoder -> {
              encoder.writeInt(1);
              encoder.writeString("4\uFFFD2");
              encoder.writeString("s1");
              encoder.writeString("dock");
              encoder.writeLong(1_767_603_600_500_000L);
            });
    assertThat(FromAvro.scan(schema, right).rawCode(), equalTo("4\uFFFD2"));
  }

  private static GenericRecord scan() {
    GenericRecord record = new GenericData.Record(AvroContract.SCAN.newest());
    record.put("scannerId", "s1");
    record.put("location", "dock");
    record.put("productId", "0950600013435");
    record.put("timestamp", 1_767_603_600_500_000L);
    return record;
  }

  @Test
  public void wrongDefaultsOfAWriterDoNotMatter() throws Exception {
    // Null first in no union, and no long: libraries of old let writers register such.
    for (String wrong : List.of("null", "\"noon\"", "{}")) {
      GenericRecord record = scan();
      String schema =
          record
              .getSchema()
              .toString()
              .replace(
                  "\"name\":\"timestamp\",", "\"name\":\"timestamp\",\"default\":" + wrong + ",");
      assertThat(schema, containsString("\"default\":" + wrong + ","));
      byte[] framed = AvroMessages.framed(1, record.getSchema(), record);
      assertThat(
          FromAvro.framed(ScanDraft::begin, schema, framed).eventTimeMicros(),
          equalTo(1_767_603_600_500_000L));
    }
  }
}
