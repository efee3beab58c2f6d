package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;

public class EpcisDecoderTest {
  private static final long ARRIVAL = 1_767_589_300_000_000L;
  private static final String EVENT = EpcisJsonTest.EVENT.formatted("shipping", "in_transit");
  private static final String SCAN =
      """
      {"productId": "(01)09506000134352", "location": "dock-1", "scannerId": "s",
       "timestamp": "2026-01-05T06:00:00Z"}
      """;

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  private static SourceMessage message(String payload, String type, String tenant, long offset) {
    return new SourceMessage(
        payload.getBytes(StandardCharsets.UTF_8),
        type,
        new byte[0],
        tenant,
        ARRIVAL,
        1,
        Source.kafka("scans", 0, offset));
  }

  /** One scan for each identifier, which is all that a door needs to know. */
  private static EpcisDecoder decoder() {
    return new EpcisDecoder(new FormatSettings("acme", 1_000_000), reader());
  }

  private static EpcisReader reader() {
    return (event, message, tenant) ->
        event.identifiers().stream()
            .map(
                identifier ->
                    new Scan(
                        tenant,
                        new UUID(0, 1),
                        event.eventId(),
                        "s",
                        event.readPoint(),
                        identifier.text(),
                        event.eventTimeMicros(),
                        message.arrivalMicros(),
                        event.bizStep(),
                        Scan.Reading.BULK,
                        message.source()))
            .toList();
  }

  @Test
  public void takesEachDocumentWhateverItsContentType() {
    for (Map.Entry<String, byte[]> document : EpcisDocuments.json().entrySet()) {
      String payload = new String(document.getValue(), StandardCharsets.UTF_8);
      for (String type : List.of("", "application/json", "application/ld+json")) {
        assertThat(document.getKey(), decoder().accepts(message(payload, type, "", 0)), is(true));
      }
    }
  }

  @Test
  public void takesNothingElse() {
    String inText = SCAN.replace("dock-1", "\\\"epcisBody\\\"");
    assertThat(decoder().accepts(message(SCAN, "", "", 0)), is(false));
    assertThat(decoder().accepts(message(inText, "", "", 0)), is(false));
    String withTime = SCAN.replaceFirst("\\{", "{\"eventTime\": 1, ");
    assertThat(decoder().accepts(message(withTime, "", "", 0)), is(false));
    assertThat(decoder().accepts(message("", "", "", 0)), is(false));
    assertThat(decoder().accepts(message("\"epcisBod", "", "", 0)), is(false));
    assertThat(decoder().accepts(message(EVENT, ScanJson.CONTENT_TYPE, "", 0)), is(false));
    String far = "{" + " ".repeat(20_000) + EVENT.substring(1);
    assertThat(decoder().accepts(message(far, "", "", 0)), is(false));
    assertThat(decoder().accepts(message(far, "application/ld+json", "", 0)), is(true));
  }

  @Test
  public void takesXmlThatNoMappingReads() throws Exception {
    XmlMapping mapping = new XmlMapping("", List.of());
    EpcisDecoder besideMapping =
        new EpcisDecoder(new FormatSettings("acme", 100_000, null, false, mapping), reader());
    SourceMessage event = message(EpcisXmlTest.EVENT, "", "", 0);
    for (EpcisDecoder decoder : List.of(decoder(), besideMapping)) {
      assertThat(decoder.accepts(event), is(true));
      assertThat(decoder.accepts(message("<a/>", "application/epcis+xml", "", 0)), is(true));
      assertThat(decoder.decode(event).get(0).tenant(), is("acme"));
    }
    assertThat(decoder().accepts(message("<log/>", "", "", 0)), is(true));
    assertThat(besideMapping.accepts(message("<log/>", "", "", 0)), is(false));
    assertThat(besideMapping.accepts(message("<log", "text/xml", "", 0)), is(false));
  }

  /** So that its failure says what is missing, and not that it is no scan. */
  @Test
  public void takesAnEventThatLacksItsOffset() {
    SourceMessage event = message(EVENT.replace("eventTimeZoneOffset", "offset"), "", "", 0);
    assertThat(decoder().accepts(event), is(true));
    MessageException refused =
        Assert.assertThrows(MessageException.class, () -> decoder().decode(event));
    assertThat(refused.getMessage(), is("/eventTimeZoneOffset is missing"));
    assertThat(refused.eventTimeMicros().isPresent(), is(true));
  }

  @Test
  public void halvesOfCharactersAreRefused() {
    SourceMessage event = message(EVENT.replace("013435.1", "013435.\\ud800"), "", "", 0);
    MessageException refused =
        Assert.assertThrows(MessageException.class, () -> decoder().decode(event));
    assertThat(refused.getMessage(), is("/epcList/0 has half a character (a lone surrogate)"));
  }

  @Test
  public void theDoorsTenantGoesBeforeTheDefault() throws Exception {
    assertThat(decoder().decode(message(EVENT, "", "", 0)).get(0).tenant(), is("acme"));
    assertThat(decoder().decode(message(EVENT, "", "other", 0)).get(0).tenant(), is("other"));
  }

  @Test
  public void anEventWithoutIdentifierHasNoScan() throws Exception {
    String sensor =
        EVENT.replace(
            "\"epcList\": [\"urn:epc:id:sgtin:9506000.013435.1\"]",
            "\"readPoint\": {\"id\": \"urn:a:b\"},"
                + " \"sensorElementList\": [{\"sensorReport\": [{\"type\": \"Temperature\"}]}]");
    assertThat(decoder().decode(message(sensor, "", "", 0)), is(empty()));
  }

  @Test
  public void scansAndEventsComeByOneDoor() {
    SourceMessage wrong = message(EVENT.replace("\"action\": \"OBSERVE\",", ""), "", "", 2);
    WithFailures.Result<PCollection<Scan>, Failure> result =
        pipeline
            .apply(
                Create.of(message(SCAN, "", "", 0), message(EVENT, "", "", 1), wrong)
                    .withCoder(SourceMessageCoder.of()))
            .apply(
                DecodeScans.of(
                    "barcode", new FormatSettings("acme", 100_000), scan -> "", reader()));
    PAssert.that(result.output())
        .satisfies(
            scans -> {
              assertThat(
                  StreamSupport.stream(scans.spliterator(), false).map(Scan::rawCode).toList(),
                  containsInAnyOrder("(01)09506000134352", "urn:epc:id:sgtin:9506000.013435.1"));
              return null;
            });
    PAssert.thatSingleton(result.failures())
        .satisfies(
            failure -> {
              assertThat(failure.kind(), is(FailureKind.SCHEMA_VIOLATION));
              assertThat(failure.message(), is("/action is missing"));
              assertThat(failure.source().offset(), is(2L));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
