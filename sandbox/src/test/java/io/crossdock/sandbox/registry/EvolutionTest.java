package io.crossdock.sandbox.registry;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.crossdock.io.format.AvroMessages;
import io.crossdock.io.format.DecodeTruckEvents;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.io.registry.Compatibility;
import io.crossdock.io.registry.RegistryClient;
import io.crossdock.io.registry.SchemaText;
import io.crossdock.io.registry.SchemaType;
import io.crossdock.sandbox.servers.TestRegistry;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;

/**
 * What a writer may change: what a real registry says of it under each rule, and what our decoder
 * makes of a message by the changed schema. The table stands in schemas/README.md.
 */
public class EvolutionTest {
  @ClassRule public static final TestRegistry REGISTRY = new TestRegistry();

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private static final long NINE = 1_767_603_600_500_000L;
  private static final String MICROS = "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}";
  private static final String MODE =
      "{\"type\":\"enum\",\"name\":\"Mode\",\"symbols\":[\"COOL\",\"HEAT\"]}";

  /**
   * A change, and what comes of it.
   *
   * @param name what is changed
   * @param verdicts what the registry says under BACKWARD, FORWARD and FULL
   * @param decoded the value's temperature, or the failure
   * @param before fields of the schema before, by name
   * @param after fields of the changed schema, by name
   */
  private record Change(
      String name,
      String verdicts,
      String decoded,
      Map<String, String> before,
      Map<String, String> after) {}

  /** A schema's fields before anything is changed. */
  private static Map<String, String> fields(String celsius) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("truckId", field("truckId", "\"string\"", ""));
    fields.put("sensorId", field("sensorId", "\"string\"", ""));
    fields.put("celsius", field("celsius", celsius, ""));
    fields.put("defrosting", field("defrosting", "\"boolean\"", ",\"default\":false"));
    fields.put("mode", field("mode", MODE, ""));
    fields.put("timestamp", field("timestamp", MICROS, ""));
    return fields;
  }

  private static String field(String name, String type, String more) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + more + "}";
  }

  private static Change change(
      String name, String verdicts, String decoded, String from, String field, String changed) {
    Map<String, String> before = fields(from);
    Map<String, String> after = new LinkedHashMap<>(before);
    if (changed.isEmpty()) {
      after.remove(field);
    } else {
      after.put(field, changed);
    }
    return new Change(name, verdicts, decoded, before, after);
  }

  private static Change retyped(
      String name, String verdicts, String decoded, String from, String field, String type) {
    return change(name, verdicts, decoded, from, field, field(field, type, ""));
  }

  private static List<Change> changes() {
    String number = "\"double\"";
    String value = "4.0";
    return List.of(
        change(
            "field added, with a default",
            "yes yes yes",
            value,
            number,
            "humidity",
            field("humidity", number, ",\"default\":0")),
        change(
            "field added, without a default",
            "no yes no",
            value,
            number,
            "humidity",
            field("humidity", number, "")),
        change("field with a default removed", "yes yes yes", value, number, "defrosting", ""),
        change(
            "field without a default removed",
            "yes no no",
            "SCHEMA_VIOLATION",
            number,
            "sensorId",
            ""),
        change(
            "renamed, by an alias that both have",
            "yes no no",
            value,
            number,
            "truckId",
            field("truck", "\"string\"", ",\"aliases\":[\"truckId\"]")),
        change(
            "renamed, without an alias",
            "no no no",
            "SCHEMA_VIOLATION",
            number,
            "sensorId",
            field("sensor", "\"string\"", "")),
        retyped("int to long", "yes no no", value, "\"int\"", "celsius", "\"long\""),
        retyped("long to int", "no yes no", value, "\"long\"", "celsius", "\"int\""),
        retyped("float to double", "yes no no", value, "\"float\"", "celsius", "\"double\""),
        retyped("double to float", "no yes no", value, "\"double\"", "celsius", "\"float\""),
        retyped("number to text", "no no no", "SCHEMA_VIOLATION", number, "celsius", "\"string\""),
        retyped(
            "symbol added to an enum",
            "yes no no",
            value,
            number,
            "mode",
            MODE.replace("\"HEAT\"", "\"HEAT\",\"OFF\"")),
        retyped(
            "type to a union with null",
            "yes no no",
            value,
            number,
            "sensorId",
            "[\"null\",\"string\"]"),
        retyped(
            "timestamp-micros to timestamp-millis",
            "yes yes yes",
            value,
            number,
            "timestamp",
            MICROS.replace("micros", "millis")),
        retyped(
            "timestamp-micros to a bare long",
            "yes yes yes",
            "SCHEMA_VIOLATION",
            number,
            "timestamp",
            "\"long\""));
  }

  private static Schema schema(Map<String, String> fields) {
    return new Schema.Parser()
        .parse(
            "{\"type\":\"record\",\"name\":\"TruckTemperature\",\"namespace\":\"com.example\",\"fields\":["
                + String.join(",", fields.values())
                + "]}");
  }

  private static SchemaText text(Schema schema) {
    return new SchemaText(SchemaType.AVRO, schema.toString());
  }

  /** A reading of four degrees by a changed schema. */
  private static GenericRecord reading(Schema schema) {
    GenericRecord record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field));
    }
    return record;
  }

  private static Object value(Schema.Field field) {
    return switch (field.name()) {
      case "timestamp" -> field.schema().toString().contains("millis") ? NINE / 1_000 : NINE;
      case "defrosting" -> false;
      case "mode" -> new GenericData.EnumSymbol(field.schema(), "HEAT");
      case "celsius", "humidity" ->
          switch (field.schema().getType()) {
            case INT -> 4;
            case LONG -> 4L;
            case FLOAT -> 4f;
            case DOUBLE -> 4.0;
            default -> "4.0";
          };
      default -> "rear";
    };
  }

  @Test
  public void theTable() throws Exception {
    RegistryClient client = new RegistryClient(REGISTRY.get().settings());
    List<Change> changes = changes();
    List<String> verdicts = new ArrayList<>();
    List<SourceMessage> messages = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      String subject = "change-" + i + "-value";
      client.register(subject, text(schema(changes.get(i).before)));
      Schema after = schema(changes.get(i).after);
      List<String> said = new ArrayList<>();
      for (Compatibility rule :
          List.of(Compatibility.BACKWARD, Compatibility.FORWARD, Compatibility.FULL)) {
        client.setCompatibility(subject, rule);
        said.add(client.incompatibility(subject, text(after)).isEmpty() ? "yes" : "no");
      }
      verdicts.add(String.join(" ", said));
      int id = client.register("changed-" + i + "-value", text(after));
      messages.add(
          new SourceMessage(
              AvroMessages.framed(id, after, reading(after)),
              "",
              new byte[0],
              "",
              NINE,
              1,
              Source.kafka("changes", 0, i)));
    }
    WithFailures.Result<PCollection<TruckEvent>, Failure> decoded =
        pipeline
            .apply(Create.of(messages).withCoder(SourceMessageCoder.of()))
            .apply(
                DecodeTruckEvents.of(
                    "fleet",
                    new FormatSettings("acme", 10_000, REGISTRY.get().settings(), false, null),
                    event -> ""));
    List<String> names = changes.stream().map(Change::name).toList();
    List<String> expected = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      (changes.get(i).decoded.equals("4.0") ? expected : failed)
          .add(i + " " + changes.get(i).decoded);
    }
    PAssert.that(decoded.output())
        .satisfies(
            events -> {
              List<String> found = new ArrayList<>();
              for (TruckEvent event : events) {
                assertThat(event.eventTimeMicros(), equalTo(NINE));
                found.add(event.source().offset() + " " + ((TemperatureReading) event).celsius());
              }
              assertThat(sorted(found), equalTo(sorted(expected)));
              return null;
            });
    PAssert.that(decoded.failures())
        .satisfies(
            failures -> {
              List<String> found = new ArrayList<>();
              for (Failure failure : failures) {
                found.add(failure.source().offset() + " " + failure.kind());
                System.out.printf(
                    "%s: %s%n", names.get((int) failure.source().offset()), failure.message());
              }
              assertThat(sorted(found), equalTo(sorted(failed)));
              return null;
            });
    List<String> table = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      table.add(
          String.format(
              "| %s | %s | %s |",
              changes.get(i).name,
              verdicts.get(i).replace(" ", " | "),
              changes.get(i).decoded.equals("4.0") ? "value" : changes.get(i).decoded));
    }
    System.out.println("| change | BACKWARD | FORWARD | FULL | decoded |\n|---|---|---|---|---|");
    table.forEach(System.out::println);
    pipeline.run().waitUntilFinish();
    assertThat(verdicts, equalTo(changes.stream().map(Change::verdicts).toList()));
    assertThat(
        "as in its README",
        Files.readAllLines(Path.of("../schemas/README.md")),
        hasItems(table.toArray(new String[0])));
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }
}
