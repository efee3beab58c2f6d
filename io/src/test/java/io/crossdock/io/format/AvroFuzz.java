package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.RegistryStub;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** What reads Avro, and the frames of a registry whatever is in them. */
final class AvroFuzz {
  private static final int MOST_BYTES = 1 << 20;

  /** A scan of a writer who has all that Avro has, in a union. */
  private static final String WIDE =
      """
      ["null",{"type":"record","name":"Scan","fields":[
      {"name":"a","type":{"type":"array","items":["null","string",{"type":"map","values":"bytes"}]}},
      {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"]}},
      {"name":"b","type":"boolean"},{"name":"d","type":["double","float","int"]},
      {"name":"f","type":{"type":"fixed","name":"F","size":3}},
      {"name":"productId","type":["null","string"]},{"name":"scannerId","type":"string"},
      {"name":"location","type":["null","string"]},
      {"name":"timestamp","type":["null",{"type":"long","logicalType":"timestamp-millis"}]}]}]""";

  private static final List<String> WORDS =
      List.of(
          "{\"type\":\"record\",\"name\":\"Scan\",\"fields\":[",
          "{\"name\":\"x\",\"type\":",
          "\"aliases\":[\"productId\"]",
          "\"default\":null",
          "{\"type\":\"array\",\"items\":",
          "{\"type\":\"map\",\"values\":",
          "{\"type\":\"fixed\",\"name\":\"F\",\"size\":0}",
          "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}",
          "\"logicalType\":\"timestamp-micros\"",
          "\"logicalType\":\"decimal\",\"precision\":99999999",
          "\"null\"",
          "\"int\"",
          "\"long\"",
          "\"bytes\"",
          "[\"null\",",
          "\"namespace\":\"a.b\"",
          "}",
          "]");

  private AvroFuzz() {}

  static List<FuzzTarget> targets() {
    return List.of(
        new FuzzTarget("registry-frame", AvroFuzz::frames),
        new FuzzTarget("avro-schema", AvroFuzz::schemas),
        new FuzzTarget("avro-single-object", AvroFuzz::singleObjects));
  }

  /** The first byte of an input says by which schema of the registry it is, and the rest is it. */
  private static FuzzTarget.Parts frames() {
    List<SchemaText> registered = new ArrayList<>();
    List<byte[]> seeds = new ArrayList<>();
    records()
        .forEach(
            record -> {
              seeds.add(FuzzSeeds.concat(new byte[] {(byte) registered.size()}, body(record)));
              registered.add(
                  new SchemaText(SchemaType.AVRO, record.getSchema().toString(), List.of()));
            });
    Schema wide = new Schema.Parser().parse(WIDE);
    seeds.add(FuzzSeeds.concat(new byte[] {(byte) registered.size()}, body(wide, wideRecord())));
    registered.add(new SchemaText(SchemaType.AVRO, WIDE, List.of()));
    seeds.add(
        FuzzSeeds.concat(
            new byte[] {(byte) registered.size()}, ScanJson.encode(FuzzSeeds.scans().get(0))));
    registered.add(new SchemaText(SchemaType.JSON, "{}", List.of()));
    for (ProtobufContract contract : ProtobufContract.values()) {
      for (byte[] message : ProtobufFuzz.messages()) {
        // The schema's first message.
        seeds.add(FuzzSeeds.concat(new byte[] {(byte) registered.size(), 0}, message));
      }
      registered.add(new SchemaText(SchemaType.PROTOBUF, contract.text(), List.of()));
    }
    FuzzTarget.Taker taker = asked(registered, seeds);
    return new FuzzTarget.Parts(
        seeds,
        List.of(),
        input -> {
          if (input.length > 0) {
            taker.take(input);
          }
        });
  }

  /** Has the registry asked for each schema once; an input that asked for one would be slow. */
  private static FuzzTarget.Taker asked(List<SchemaText> registered, List<byte[]> seeds) {
    try (RegistryStub registry = RegistryStub.start(registered)) {
      FuzzTarget.Taker taker =
          AllDecoders.of(
              new FormatSettings("t", MOST_BYTES, registry.settings(), false, null),
              input ->
                  FuzzSeeds.message(
                      FuzzSeeds.concat(
                          RegistryFrame.head(1 + Math.floorMod(input[0], registered.size())),
                          FuzzSeeds.from(input, 1)),
                      "",
                      1));
      for (byte[] seed : seeds) {
        taker.take(seed);
      }
      return taker;
    } catch (Exception e) {
      throw new IllegalStateException("a seed does harm", e);
    }
  }

  private static byte[] body(GenericRecord record) {
    return body(record.getSchema(), record);
  }

  private static byte[] body(Schema schema, GenericRecord record) {
    return FuzzSeeds.from(AvroMessages.framed(0, schema, record), RegistryFrame.head(0).length);
  }

  /** A writer's schema as text, a byte 0, and a record by it. */
  private static FuzzTarget.Parts schemas() {
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(
        FuzzSeeds.concat(
            FuzzSeeds.bytes(WIDE + "\0"), body(new Schema.Parser().parse(WIDE), wideRecord())));
    records()
        .forEach(
            record ->
                seeds.add(
                    FuzzSeeds.concat(FuzzSeeds.bytes(record.getSchema() + "\0"), body(record))));
    return new FuzzTarget.Parts(seeds, WORDS, AvroFuzz::readBySchema);
  }

  private static void readBySchema(byte[] input) throws Exception {
    int end = 0;
    while (end < input.length && input[end] != 0) {
      end++;
    }
    RegisteredSchema schema =
        new RegisteredSchema(
            1, SchemaType.AVRO, new String(input, 0, end, StandardCharsets.UTF_8), List.of());
    AllDecoders.of(new OneSchema(schema), bytes -> FuzzSeeds.message(bytes, "", 1))
        .take(FuzzSeeds.from(input, Math.min(input.length, end + 1)));
  }

  /** Records by one schema, without a frame. */
  private record OneSchema(RegisteredSchema schema) implements MessageFormat {
    @Override
    public boolean accepts(SourceMessage message) {
      return true;
    }

    @Override
    public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
        throws MessageException {
      new FramedAvro().read(schema, message, 0, records);
    }
  }

  private static FuzzTarget.Parts singleObjects() {
    return new FuzzTarget.Parts(
        records().map(AvroMessages::singleObject).toList(),
        List.of(),
        AllDecoders.of(
            new FormatSettings("t", MOST_BYTES), input -> FuzzSeeds.message(input, "", 1)));
  }

  private static Stream<GenericRecord> records() {
    return Stream.of(
            FuzzSeeds.scans().stream().map(AvroMessages::of),
            FuzzSeeds.truckEvents().stream().map(AvroMessages::of),
            FuzzSeeds.machineEvents().stream().map(AvroMessages::of))
        .flatMap(records -> records);
  }

  private static GenericRecord wideRecord() {
    Schema schema = new Schema.Parser().parse(WIDE).getTypes().get(1);
    GenericRecord record = new GenericData.Record(schema);
    record.put("a", Arrays.asList(null, "two", Map.of("k", ByteBuffer.wrap(new byte[9]))));
    record.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "B"));
    record.put("b", true);
    record.put("d", 2.5f);
    record.put("f", new GenericData.Fixed(schema.getField("f").schema(), new byte[] {1, 2, 3}));
    record.put("productId", "0950600013435");
    record.put("scannerId", "s1");
    record.put("location", "dock");
    record.put("timestamp", FuzzSeeds.TIME / 1_000);
    return record;
  }
}
