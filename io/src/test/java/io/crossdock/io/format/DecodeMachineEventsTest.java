package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.Rule;
import org.junit.Test;

/** What comes of messages: events and rows, or failures with their bytes. */
public class DecodeMachineEventsTest {
  private static final long NINE = 1_767_603_600_000_000L;

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  private static SourceMessage message(String json) {
    return new SourceMessage(
        json.getBytes(StandardCharsets.UTF_8),
        "",
        new byte[0],
        "",
        NINE,
        1,
        Source.kafka("machines", 0, json.hashCode()));
  }

  private static String reading(String tenant, String time) {
    return "{" + tenant + "\"machineId\":\"m1\",\"timestamp\":\"" + time + "\",\"speed\":1500}";
  }

  private PCollection<SourceMessage> messages(List<String> json) {
    return pipeline.apply(
        Create.of(json.stream().map(DecodeMachineEventsTest::message).toList())
            .withCoder(SourceMessageCoder.of()));
  }

  private static void assertFailures(PCollection<Failure> failures, String... expected) {
    PAssert.that(failures)
        .satisfies(
            found -> {
              List<String> all = new ArrayList<>();
              found.forEach(
                  one -> all.add(one.kind() + " " + one.step() + " " + before(one.message())));
              assertThat(all, containsInAnyOrder(expected));
              return null;
            });
  }

  /** What the parser says of the place is its own affair. */
  private static String before(String message) {
    return message.replaceFirst("(?s):.*", "");
  }

  @Test
  public void eventsGoOnAndTheRestAreFailures() {
    WithFailures.Result<PCollection<MachineEvent>, Failure> decoded =
        messages(
                List.of(
                    reading("", "2026-01-05T09:00:00Z"),
                    reading("\"tenant\":\"north\",", "2026-01-05T09:00:00Z"),
                    reading("", "2026-01-05T08:00:00Z"),
                    "{\"machineId\":\"m1\"",
                    reading("", "2026-01-05T09:00:00Z") + " ".repeat(200)))
            .apply(
                DecodeMachineEvents.of(
                    "maintenance",
                    new FormatSettings("acme", 200),
                    event -> event.eventTimeMicros() < NINE ? "an hour late" : ""));
    PAssert.that(
            decoded
                .output()
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(event -> event.tenant() + " " + event.eventTimeMicros())))
        .containsInAnyOrder("acme " + NINE, "north " + NINE);
    assertFailures(
        decoded.failures(),
        "LATE DecodeEvents an hour late",
        "TOO_LARGE DecodeEvents has 266 bytes, more than 200",
        "MALFORMED DecodeEvents is no JSON");
    pipeline.run();
  }

  @Test
  public void rowsOfFeaturesGoOnAndTheRestAreFailures() {
    String head = "{\"machineId\":\"m1\",\"from\":1000,\"to\":2000,\"features\":{\"crest\":";
    WithFailures.Result<PCollection<FeatureRow>, Failure> decoded =
        messages(List.of(head + "4.5}}", head + "\"high\"}}"))
            .apply(DecodeFeatureRows.of("maintenance", new FormatSettings("acme", 200), row -> ""));
    PAssert.that(
            decoded
                .output()
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(row -> row.tenant() + " " + row.toMicros() + " " + row.features())))
        .containsInAnyOrder("acme 2000000 {crest=4.5}");
    assertFailures(
        decoded.failures(),
        "SCHEMA_VIOLATION DecodeFeatureRows crest is VALUE_STRING, not a number");
    pipeline.run();
  }
}
