package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.epcis.EpcisIdentifier;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

/** Messages of all sorts become scans, failures or counted drops. */
public class DecodeScansTest {
  private static final int MAX_BYTES = 100_000;
  private static final String SCAN =
      "{\"productId\":\"09506000134352\",\"location\":\"dock\",\"scannerId\":\"s1\","
          + "\"timestamp\":\"2026-01-05T07:00:00Z\"}";

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  @Test
  public void tenSortsOfPoisonAreTenFailuresAndHarmNoOtherMessage() {
    Map<String, FailureKind> poison = new LinkedHashMap<>();
    poison.put("", FailureKind.MALFORMED);
    poison.put("\u0000\u0001\u00ff", FailureKind.MALFORMED);
    poison.put(SCAN.substring(0, 60), FailureKind.MALFORMED);
    poison.put("[" + SCAN + "]", FailureKind.MALFORMED);
    poison.put(SCAN + SCAN, FailureKind.MALFORMED);
    poison.put("\ud83d\ude9a", FailureKind.MALFORMED);
    poison.put(SCAN.replace("\"dock\"", "7"), FailureKind.SCHEMA_VIOLATION);
    poison.put(SCAN.replace("location", "place"), FailureKind.SCHEMA_VIOLATION);
    poison.put(SCAN.replace("2026-01-05", "05.01.2026"), FailureKind.SCHEMA_VIOLATION);
    poison.put(SCAN + " ".repeat(MAX_BYTES), FailureKind.TOO_LARGE);
    poison.put("{\"type\":\"ObjectEvent\"", FailureKind.MALFORMED);
    poison.put("{\"type\":\"EPCISDocument\"}", FailureKind.SCHEMA_VIOLATION);
    poison.put("{\"@context\":\"https://x/epcis-context.jsonld\"}", FailureKind.SCHEMA_VIOLATION);
    List<SourceMessage> messages = new ArrayList<>();
    TreeMap<String, FailureKind> expected = new TreeMap<>();
    TreeMap<String, byte[]> payloads = new TreeMap<>();
    for (Map.Entry<String, FailureKind> bad : poison.entrySet()) {
      String source = "topic/0/" + messages.size();
      expected.put(source, bad.getValue());
      payloads.put(source, bad.getKey().getBytes(StandardCharsets.UTF_8));
      messages.add(message(messages.size(), "", bad.getKey()));
      messages.add(message(messages.size(), "", SCAN));
    }
    int good = poison.size();

    WithFailures.Result<PCollection<Scan>, Failure> result = decode(messages);

    PAssert.that(result.output())
        .satisfies(
            scans -> {
              int count = 0;
              for (Scan scan : scans) {
                count++;
                assertThat(scan.rawCode(), equalTo("09506000134352"));
              }
              assertThat(count, equalTo(good));
              return null;
            });
    PAssert.that(result.failures())
        .satisfies(
            failures -> {
              Map<String, FailureKind> found = new TreeMap<>();
              for (Failure failure : failures) {
                found.put(failure.source().toString(), failure.kind());
                assertThat(failure.pipeline(), equalTo("barcode"));
                assertThat(failure.step(), equalTo("DecodeScans"));
                assertThat(failure.payload(), equalTo(payloads.get(failure.source().toString())));
                assertThat(failure.arrivalMicros(), equalTo(9L));
              }
              assertThat(found, equalTo(expected));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void theFormatFollowsFromTypeOrContent() {
    String epcis =
        "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-01-05T07:00:00Z\","
            + "\"eventTimeZoneOffset\":\"+00:00\",\"action\":\"OBSERVE\",\"epcList\":[\"urn:x:1\"]}";
    String likeEpcis = SCAN.replace("\"s1\"", "\"s1\",\"note\":\"EPCIS eventTime\",\"type\":\"x\"");
    List<SourceMessage> messages =
        List.of(
            message(0, "", epcis),
            message(1, "application/json", epcis),
            message(2, "application/ld+json; charset=utf-8", epcis),
            message(3, "", SCAN),
            message(4, "application/json", likeEpcis),
            message(5, ScanJson.CONTENT_TYPE, epcis), // says it is a scan, and is none
            message(6, "Application/LD+JSON", SCAN)); // says it is EPCIS, and is none

    WithFailures.Result<PCollection<Scan>, Failure> result = decode(messages);

    PAssert.that(result.output())
        .satisfies(
            scans -> {
              Map<Long, String> codes = new TreeMap<>();
              scans.forEach(scan -> codes.put(scan.source().offset(), scan.rawCode()));
              assertThat(
                  codes,
                  equalTo(
                      Map.of(
                          0L, "urn:x:1",
                          1L, "urn:x:1",
                          2L, "urn:x:1",
                          3L, "09506000134352",
                          4L, "09506000134352")));
              return null;
            });
    PAssert.that(result.failures())
        .satisfies(
            failures -> {
              Map<Long, String> texts = new TreeMap<>();
              failures.forEach(failure -> texts.put(failure.source().offset(), failure.message()));
              assertThat(texts.keySet(), equalTo(Set.of(5L, 6L)));
              assertThat(texts.get(5L), equalTo("timestamp is missing"));
              assertThat(texts.get(6L), containsString("/type is missing"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void oneBadEventMakesItsWholeDocumentOneFailure() {
    String event =
        "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-01-05T07:00:00Z\",\"action\":\"ADD\","
            + "\"eventTimeZoneOffset\":\"+00:00\",\"epcList\":[\"urn:x:1\"]}";
    String document =
        "{\"type\":\"EPCISDocument\",\"epcisBody\":{\"eventList\":["
            + event
            + ","
            + event.replace("\"action\":\"ADD\",", "")
            + "]}}";

    WithFailures.Result<PCollection<Scan>, Failure> result =
        decode(List.of(message(0, "", document)));

    PAssert.that(result.output()).empty();
    PAssert.that(result.failures())
        .satisfies(
            failures -> {
              List<Failure> all = new ArrayList<>();
              failures.forEach(all::add);
              assertThat(all.size(), equalTo(1));
              assertThat(all.get(0).kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
              assertThat(all.get(0).message(), equalTo("/epcisBody/eventList/1/action is missing"));
              assertThat(
                  all.get(0).eventTimeMicros(), equalTo(OptionalLong.of(1_767_596_400_000_000L)));
              assertThat(all.get(0).payload(), equalTo(document.getBytes(StandardCharsets.UTF_8)));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void everyMessageIsScansOrAFailureOrACountedDrop() {
    List<SourceMessage> messages = new ArrayList<>();
    for (byte[] document : EpcisDocuments.json().values()) {
      messages.add(message(messages.size(), "", document));
    }
    for (byte[] query : EpcisDocuments.queries().values()) {
      messages.add(message(messages.size(), "", query));
    }
    String sensor =
        "{\"type\":\"ObjectEvent\",\"eventTime\":\"2026-01-05T07:00:00Z\",\"action\":\"OBSERVE\","
            + "\"eventTimeZoneOffset\":\"+00:00\",\"readPoint\":{\"id\":\"urn:x:1\"},"
            + "\"sensorElementList\":[{\"sensorReport\":[{\"type\":\"Temperature\",\"value\":7}]}]}";
    messages.add(message(messages.size(), "", sensor));
    messages.add(message(messages.size(), "", sensor));
    messages.add(message(messages.size(), "", ""));

    WithFailures.Result<PCollection<Scan>, Failure> result = decode(messages);

    Set<Long> drops = Set.of((long) messages.size() - 3, (long) messages.size() - 2);
    PAssert.that(result.output())
        .satisfies(
            scans -> {
              Set<Long> seen = new HashSet<>();
              scans.forEach(scan -> seen.add(scan.source().offset()));
              assertThat(seen.size(), equalTo(EpcisDocuments.json().size()));
              seen.retainAll(drops);
              assertThat(seen, equalTo(Set.of()));
              return null;
            });
    PAssert.that(result.failures())
        .satisfies(
            failures -> {
              Set<Long> seen = new HashSet<>();
              failures.forEach(failure -> seen.add(failure.source().offset()));
              assertThat(seen.size(), equalTo(EpcisDocuments.queries().size() + 1));
              return null;
            });
    PipelineResult run = pipeline.run();
    run.waitUntilFinish();
    assertThat(counter(run, "drops_without_scan"), equalTo(2L));
  }

  @Test
  public void unknownFieldsAreCounted() {
    WithFailures.Result<PCollection<Scan>, Failure> result =
        decode(List.of(message(0, "", SCAN.replace("{", "{\"rssi\":-60,\"battery\":{\"v\":3},"))));
    PAssert.thatSingleton(result.output())
        .satisfies(
            scan -> {
              assertThat(scan.scannerId(), equalTo("s1"));
              return null;
            });
    PAssert.that(result.failures()).empty();
    PipelineResult run = pipeline.run();
    run.waitUntilFinish();
    assertThat(counter(run, "unknown_fields"), equalTo(2L));
  }

  @Test
  public void theTenantOfAnEventIsTheDoorsOrTheDefault() {
    byte[] document =
        Objects.requireNonNull(EpcisDocuments.json().get("Capture/Events/ObjectEvent.json"));
    SourceMessage ofAcme =
        new SourceMessage(document, "", new byte[0], "acme", 9, 1, Source.kafka("topic", 0, 1));

    WithFailures.Result<PCollection<Scan>, Failure> result =
        decode(List.of(message(0, "", document), ofAcme));

    PAssert.that(result.output())
        .satisfies(
            scans -> {
              Map<Long, String> tenants = new TreeMap<>();
              scans.forEach(scan -> tenants.put(scan.source().offset(), scan.tenant()));
              assertThat(tenants, equalTo(Map.of(0L, "default", 1L, "acme")));
              return null;
            });
    PAssert.that(result.failures()).empty();
    pipeline.run().waitUntilFinish();
  }

  private WithFailures.Result<PCollection<Scan>, Failure> decode(List<SourceMessage> messages) {
    return pipeline
        .apply(Create.of(messages).withCoder(SourceMessageCoder.of()))
        .apply(
            DecodeScans.of(
                "barcode",
                new FormatSettings("default", MAX_BYTES),
                scan -> "",
                DecodeScansTest::scans));
  }

  /** A plain stand-in for the function that a pipeline passes. */
  private static List<Scan> scans(EpcisEvent event, SourceMessage message, String tenant) {
    List<Scan> scans = new ArrayList<>();
    for (EpcisIdentifier item : event.identifiers()) {
      scans.add(
          new Scan(
              tenant,
              new UUID(0, scans.size()),
              event.eventId(),
              "reader",
              event.readPoint(),
              item.text(),
              event.eventTimeMicros(),
              message.arrivalMicros(),
              event.bizStep(),
              Scan.Reading.BULK,
              message.source()));
    }
    return scans;
  }

  private static SourceMessage message(int offset, String contentType, String payload) {
    return message(offset, contentType, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static SourceMessage message(int offset, String contentType, byte[] payload) {
    return new SourceMessage(
        payload, contentType, new byte[0], "", 9, 1, Source.kafka("topic", 0, offset));
  }

  private static long counter(PipelineResult run, String name) {
    long sum = 0;
    for (MetricResult<Long> result :
        run.metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.named("decode", name))
                    .build())
            .getCounters()) {
      sum += result.getCommitted();
    }
    return sum;
  }
}
