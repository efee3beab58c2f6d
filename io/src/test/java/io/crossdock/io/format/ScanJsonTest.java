package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** The JSON scan, field by field. */
public class ScanJsonTest {
  private static final Source SOURCE = Source.kafka("scans", 3, 17);
  private static final long EIGHT = 1_767_596_400_123_456L;
  private static final String REQUIRED =
      "\"productId\":\"09506000134352\",\"location\":\"dock\",\"scannerId\":\"s1\","
          + "\"timestamp\":\"2026-01-05T08:00:00.123456+01:00\"";

  @Test
  public void everyFieldHasItsPlace() throws MessageException {
    Scan scan =
        decode(
            "", "{\"tenant\":\"acme\",\"eventId\":\"e1\",\"step\":\"shipping\"," + REQUIRED + "}");
    assertThat(
        scan,
        equalTo(
            new Scan(
                "acme",
                Scan.identify("acme", "e1", "s1", "dock", "09506000134352", EIGHT, "shipping"),
                "e1",
                "s1",
                "dock",
                "09506000134352",
                EIGHT,
                5,
                "shipping",
                Scan.Reading.SINGLE,
                SOURCE)));
  }

  @Test
  public void rawDataWinsAndKeepsItsSeparator() throws MessageException {
    String raw = "\"rawData\":\"]C10109506000134352\\u001d21A\"";
    assertThat(
        decode("", "{" + REQUIRED + "," + raw + "}").rawCode(),
        equalTo("]C10109506000134352\u001d21A"));
    assertThat(
        decode("", "{" + raw + "," + REQUIRED + "}").rawCode(),
        equalTo("]C10109506000134352\u001d21A"));
  }

  @Test
  public void anEmptyCodeIsAScan() throws MessageException {
    assertThat(decode("", "{" + with("productId", "\"\"") + "}").rawCode(), equalTo(""));
  }

  @Test
  public void theTenantIsTheDoorsOrTheMessagesOrTheDefault() throws MessageException {
    assertThat(decode("", "{" + REQUIRED + "}").tenant(), equalTo("default"));
    assertThat(decode("acme", "{" + REQUIRED + "}").tenant(), equalTo("acme"));
    String said = "{\"tenant\":\"acme\"," + REQUIRED + "}";
    assertThat(decode("", said).tenant(), equalTo("acme"));
    assertThat(decode("acme", said).tenant(), equalTo("acme"));
    assertThat(
        refused("other", said, FailureKind.SCHEMA_VIOLATION),
        equalTo("says tenant acme and came by the door of other"));
    refused("", "{\"tenant\":\" \"," + REQUIRED + "}", FailureKind.SCHEMA_VIOLATION);
  }

  @Test
  public void momentsInAllTheirForms() throws MessageException {
    for (String form :
        List.of(
            "\"2026-01-05T07:00:00.123456Z\"",
            "\"2026-01-05T08:00:00.123456+01:00\"",
            "\"2026-01-04T23:30:00.123456-07:30\"",
            "\"2026-01-05T07:00:00.123456789Z\"",
            "\"2026-01-05T08:00:00.1234560+01:00:00\"")) {
      assertThat(form, decode("", time(form)).eventTimeMicros(), equalTo(EIGHT));
    }
    assertThat(decode("", time("1767596400123")).eventTimeMicros(), equalTo(EIGHT - 456));
    assertThat(decode("", time("-1")).eventTimeMicros(), equalTo(-1_000L));
    assertThat(
        decode("", time("\"2026-01-05T08:00+01:00\"")).eventTimeMicros(), equalTo(EIGHT - 123_456));
  }

  @Test
  public void whatIsNoMoment() {
    for (String form :
        List.of(
            "\"\"",
            "\"now\"",
            "\"2026-01-05T07:00:00\"",
            "\"2026-02-29T07:00:00Z\"",
            "\"2026-13-05T07:00:00Z\"",
            "\"2026-01-05T24:00:01Z\"",
            "\"2026-01-05T07:00:00+19:00\"",
            "\"+999999999-01-05T07:00:00Z\"",
            "\"1767596400123\"",
            "1.5",
            "99999999999999999999",
            "true",
            "null",
            "[1]")) {
      assertThat(
          form, refused("", time(form), FailureKind.SCHEMA_VIOLATION), startsWith("timestamp "));
    }
  }

  @Test
  public void everyRequiredFieldIsNamedWhenItIsMissingOrWrong() {
    for (String field : List.of("productId", "location", "scannerId", "timestamp")) {
      String without = "{" + with(field, null) + "}";
      assertThat(
          refused("", without, FailureKind.SCHEMA_VIOLATION), equalTo(field + " is missing"));
      for (String wrong : List.of("null", "true", "{}", "[\"x\"]")) {
        assertThat(
            refused("", "{" + with(field, wrong) + "}", FailureKind.SCHEMA_VIOLATION),
            startsWith(field + " is "));
      }
      String half = "{" + with(field, "\"\\ud800\"") + "}";
      assertThat(refused("", half, FailureKind.SCHEMA_VIOLATION), startsWith(field + " "));
      String lengthy = "{" + with(field, '"' + "9".repeat(10_001) + '"') + "}";
      assertThat(
          refused("", lengthy, FailureKind.SCHEMA_VIOLATION), containsString("more than 10000"));
    }
    for (String field : List.of("location", "scannerId")) {
      assertThat(
          refused("", "{" + with(field, "\" \"") + "}", FailureKind.SCHEMA_VIOLATION),
          equalTo(field + " is blank"));
    }
    refused("", "{\"step\":7," + REQUIRED + "}", FailureKind.SCHEMA_VIOLATION);
  }

  @Test
  public void aFailureKnowsTheEventTimeThatCouldBeRead() {
    MessageException known =
        assertThrows(MessageException.class, () -> decode("", "{" + with("location", null) + "}"));
    assertThat(known.eventTimeMicros(), equalTo(OptionalLong.of(EIGHT)));
    MessageException unknown =
        assertThrows(
            MessageException.class, () -> decode("", "{" + with("timestamp", "\"x\"") + "}"));
    assertThat(unknown.eventTimeMicros(), equalTo(OptionalLong.empty()));
  }

  @Test
  public void whatIsNoJsonObject() {
    for (String text :
        List.of(
            "",
            " ",
            "no",
            "[]",
            "[{" + REQUIRED + "}]",
            "\"scan\"",
            "17",
            "{" + REQUIRED,
            "{" + REQUIRED + "} {}",
            "{" + REQUIRED + "}x",
            "{" + REQUIRED + ",}",
            "{" + REQUIRED + ",\"location\":\"yard\"}",
            "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "," + REQUIRED + "}",
            "{'productId':'1'}")) {
      refused("", text, FailureKind.MALFORMED);
    }
    byte[] latin1 =
        ("{" + with("location", "\"h\u00f6f\"") + "}").getBytes(StandardCharsets.ISO_8859_1);
    MessageException refused =
        assertThrows(MessageException.class, () -> decode("", latin1, new ArrayList<>()));
    assertThat(refused.kind(), equalTo(FailureKind.MALFORMED));
  }

  @Test
  public void unknownFieldsAreIgnoredAndTold() throws MessageException {
    List<String> unknown = new ArrayList<>();
    String json = "{\"battery\":{\"volt\":[3,{}]}," + REQUIRED + ",\"rssi\":-60}";
    decode("", json.getBytes(StandardCharsets.UTF_8), unknown);
    assertThat(unknown, equalTo(List.of("battery", "rssi")));
  }

  @Test
  public void whatIsEncodedIsDecodedAsTheSameScan() throws MessageException {
    Random random = new Random(7);
    String[] texts = {
      "", "x", "]d20109506000134352\u001d21\"\\", "h\u00f6f \ud83d\ude9a", "\u0000\n"
    };
    for (int i = 0; i < 2_000; i++) {
      String event = texts[random.nextInt(texts.length)];
      String raw = texts[random.nextInt(texts.length)] + i;
      String step = texts[random.nextInt(texts.length)];
      long time = EIGHT + (random.nextLong() >> (random.nextInt(30) + 8));
      Scan scan =
          new Scan(
              "t" + i % 3,
              Scan.identify("t" + i % 3, event, "s\u00e9", "dock/1", raw, time, step),
              event,
              "s\u00e9",
              "dock/1",
              raw,
              time,
              5,
              step,
              Scan.Reading.SINGLE,
              SOURCE);
      assertThat(decode("", ScanJson.encode(scan), new ArrayList<>()), equalTo(scan));
    }
  }

  /** It would stand in rows that other scans have a part in, and no database takes it. */
  @Test
  public void aNameHasNoCharacterOfCodeZero() {
    for (String field : List.of("tenant", "location", "scannerId")) {
      String json =
          ("{\"productId\":\"x\",\"timestamp\":1,\"location\":\"l\",\"scannerId\":\"s\","
                  + "\"tenant\":\"t\"}")
              .replace("\"" + field + "\":\"", "\"" + field + "\":\"\\u0000");
      MessageException refusal =
          assertThrows(field, MessageException.class, () -> decode("", json));
      assertThat(refusal.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
      assertThat(refusal.getMessage(), containsString(field + " has a character of code 0"));
    }
  }

  @Test
  public void momentsAreReadAsTheLibraryReadsThem() {
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      long micros = random.nextLong() >> (random.nextInt(20) + 7);
      Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      assertThat(IsoTime.micros(instant.toString()), equalTo(micros));
      ZoneOffset zone = ZoneOffset.ofTotalSeconds((random.nextInt(2 * 18 * 60) - 18 * 60) * 60);
      String text = instant.atOffset(zone).toString();
      assertThat(text, IsoTime.micros(text), equalTo(micros));
    }
  }

  private static String time(String json) {
    return "{" + with("timestamp", json) + "}";
  }

  /** The required fields with another value of one, or without it. */
  private static String with(String field, @Nullable String json) {
    List<String> fields = new ArrayList<>();
    for (String one : REQUIRED.split(",", -1)) {
      if (!one.startsWith('"' + field + '"')) {
        fields.add(one);
      } else if (json != null) {
        fields.add('"' + field + "\":" + json);
      }
    }
    return String.join(",", fields);
  }

  private static String refused(String tenant, String json, FailureKind kind) {
    MessageException refused =
        assertThrows(json, MessageException.class, () -> decode(tenant, json));
    assertThat(json, refused.kind(), equalTo(kind));
    return String.valueOf(refused.getMessage());
  }

  private static Scan decode(String tenant, String json) throws MessageException {
    return decode(tenant, json.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
  }

  private static Scan decode(String tenant, byte[] json, List<String> unknown)
      throws MessageException {
    SourceMessage message = new SourceMessage(json, "", new byte[0], tenant, 5, 1, SOURCE);
    return FromJson.scan(message, "default", unknown::add);
  }

  @Test
  public void aReplayedScanIsTheSameScanAndAForgedOneIsNot() throws Exception {
    Scan scan =
        new Scan(
            "acme",
            UUID.fromString("943bfda1-67f3-8fd0-9a07-189835a37a03"),
            "urn:uuid:1",
            "epcis",
            "",
            "urn:epc:id:sscc:4012345.0111111111",
            1_767_589_200_000_000L,
            1_767_589_300_000_000L,
            "packing",
            Scan.Reading.CORRECTION,
            Source.kafka("epcis", 0, 44));
    assertThat(FromJson.scan(encoded(scan, 2), "none", name -> {}), is(scan));
    Scan placed =
        new Scan(
            scan.tenant(),
            scan.id(),
            scan.eventId(),
            scan.scannerId(),
            "dock-1",
            scan.rawCode(),
            scan.eventTimeMicros(),
            scan.arrivalMicros(),
            scan.step(),
            scan.reading(),
            scan.source());
    Scan forged = FromJson.scan(encoded(placed, 1), "none", name -> {});
    assertThat(forged.id().equals(placed.id()), is(false));
    assertThat(forged.reading(), is(Scan.Reading.SINGLE));
  }

  private static SourceMessage encoded(Scan scan, int attempt) {
    return new SourceMessage(
        ScanJson.encode(scan),
        ScanJson.CONTENT_TYPE,
        new byte[0],
        "",
        scan.arrivalMicros(),
        attempt,
        scan.source());
  }
}
