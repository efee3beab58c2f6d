package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.io.registry.RegisteredSchema;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.schemas.failure.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What reads Protobuf. */
final class ProtobufFuzz {
  private static final List<String> WORDS =
      List.of(
          "syntax = \"proto3\";",
          "package io.crossdock.wire;",
          "import \"google/protobuf/timestamp.proto\";",
          "message Scan {",
          "oneof a {",
          "repeated ",
          "optional ",
          "reserved 1 to max;",
          "enum E { A = 0; }",
          "option (a) = { b: 1 };",
          "extend Scan {",
          "map<string, Scan> m = 1;",
          "extensions 100 to 199;",
          "string tenant = 1;",
          "0x7fffffff",
          "/*",
          "//",
          "}");

  private ProtobufFuzz() {}

  static List<FuzzTarget> targets() {
    return List.of(
        new FuzzTarget(
            "protobuf",
            () ->
                new FuzzTarget.Parts(
                    messages(),
                    List.of(),
                    AllDecoders.of(
                        new FormatSettings("t", 1 << 20),
                        input -> FuzzSeeds.message(input, ProtobufMessages.CONTENT_TYPE, 1)))),
        new FuzzTarget(
            "protobuf-schema",
            () ->
                new FuzzTarget.Parts(
                    Stream.of(ProtobufContract.values())
                        .map(contract -> FuzzSeeds.bytes(contract.text()))
                        .toList(),
                    WORDS,
                    ProtobufFuzz::schema)));
  }

  /** A message of each kind. */
  static List<byte[]> messages() {
    return Stream.of(
            FuzzSeeds.scans().stream().map(ProtobufMessages::encode),
            FuzzSeeds.truckEvents().stream().map(ProtobufMessages::encode),
            FuzzSeeds.machineEvents().stream().map(ProtobufMessages::encode))
        .flatMap(messages -> messages)
        .toList();
  }

  /** A schema that a registry gives. */
  private static void schema(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    RegisteredSchema registered = new RegisteredSchema(1, SchemaType.PROTOBUF, text, List.of());
    for (ProtobufContract contract : ProtobufContract.values()) {
      try {
        ProtobufSchema schema = ProtobufSchema.parse(registered);
        schema.name(List.of(0));
        ProtobufCompatibility.check(schema, contract.message());
      } catch (MessageException e) {
        if (e.kind() != FailureKind.SCHEMA_VIOLATION) {
          throw new AssertionError("a schema is refused as " + e.kind(), e);
        }
      }
    }
  }
}
