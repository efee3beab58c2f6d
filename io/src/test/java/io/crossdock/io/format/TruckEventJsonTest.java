package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.Test;

/** Truck events as JSON, field by field. */
public class TruckEventJsonTest {
  private static final Source SOURCE = Source.kafka("gps", 1, 7);
  private static final long NINE = 1_767_603_600_500_000L;
  private static final String HEAD =
      "\"tenant\":\"acme\",\"truckId\":\"t1\",\"timestamp\":\"2026-01-05T09:00:00.5Z\",";
  private static final String WARM = "\"sensorId\":\"supply\",\"celsius\":4.5";
  private static final String HERE = "\"latitude\":60.5,\"longitude\":-179.25";
  private static final String OPEN = "\"doorId\":\"rear\",\"open\":true";

  private static TruckEvent decode(String json) throws MessageException {
    return FromJson.truckEvent(message(json, "acme"), "default", name -> {});
  }

  private static SourceMessage message(String json, String tenant) {
    return new SourceMessage(
        json.getBytes(StandardCharsets.UTF_8), "", new byte[0], tenant, NINE + 1_000, 1, SOURCE);
  }

  @Test
  public void everyKindHasItsFields() throws MessageException {
    assertThat(
        decode("{" + HEAD + WARM + ",\"defrosting\":true}"),
        equalTo(
            TemperatureReading.of("acme", "t1", "supply", 4.5, true, NINE, NINE + 1_000, SOURCE)));
    assertThat(
        decode("{" + HEAD + HERE + ",\"accuracy\":7}"),
        equalTo(GpsFix.of("acme", "t1", 60.5, -179.25, 7.0, NINE, NINE + 1_000, SOURCE)));
    assertThat(
        ((GpsFix) decode("{" + HEAD + HERE + ",\"accuracy\":null}")).accuracyMetres(), nullValue());
    assertThat(
        decode("{" + HEAD + OPEN + "}"),
        equalTo(DoorEvent.of("acme", "t1", "rear", true, NINE, NINE + 1_000, SOURCE)));
  }

  @Test
  public void whatIsEncodedIsDecodedAgain() throws MessageException {
    for (String body : List.of(WARM, HERE, HERE + ",\"accuracy\":3.25", OPEN)) {
      TruckEvent event = decode("{" + HEAD + body + "}");
      String json = new String(TruckEventJson.encode(event), StandardCharsets.UTF_8);
      assertThat(decode(json), equalTo(event));
    }
  }

  @Test
  public void aCopyIsTheSameEventAndAnotherValueIsNot() throws MessageException {
    TruckEvent first = decode("{" + HEAD + WARM + "}");
    assertThat(decode("{" + WARM + "," + HEAD + "\"x\":1}").id(), equalTo(first.id()));
    assertThat(
        decode("{" + HEAD + "\"sensorId\":\"supply\",\"celsius\":4.6}").id().equals(first.id()),
        is(false));
  }

  @Test
  public void theDoorsTenantCountsAndMustFit() throws MessageException {
    String json = "{\"truckId\":\"t1\",\"timestamp\":1767603600500," + OPEN + "}";
    assertThat(
        FromJson.truckEvent(message(json, "north"), "default", name -> {}).tenant(),
        equalTo("north"));
    assertThat(
        FromJson.truckEvent(message(json, ""), "default", name -> {}).tenant(), equalTo("default"));
    assertThat(
        refused("{" + HEAD + OPEN + "}", "north").getMessage(),
        containsString("came by the door of north"));
  }

  @Test
  public void whatIsWrongIsSaid() {
    Map<String, String> wrong =
        Map.ofEntries(
            Map.entry("{\"truckId\":\"t1\"," + OPEN + "}", "timestamp is missing"),
            Map.entry("{\"timestamp\":1," + OPEN + "}", "truckId is missing"),
            Map.entry("{" + HEAD + "\"open\":true}", "doorId is missing"),
            Map.entry("{" + HEAD + "\"celsius\":1}", "sensorId is missing"),
            Map.entry("{" + HEAD + "\"latitude\":1}", "longitude is missing"),
            Map.entry("{" + HEAD + "\"longitude\":1}", "latitude is missing"),
            Map.entry("{" + HEAD + "\"doorId\":\"rear\"}", "exactly one of"),
            Map.entry("{" + HEAD + WARM + "," + OPEN + "}", "exactly one of"),
            Map.entry("{" + HEAD + WARM + "," + HERE + "}", "exactly one of"),
            Map.entry("{" + HEAD + "\"latitude\":90.1,\"longitude\":0}", "latitude 90.1 is not"),
            Map.entry("{" + HEAD + "\"latitude\":0,\"longitude\":181}", "longitude 181.0 is not"),
            Map.entry("{" + HEAD + HERE + ",\"accuracy\":-1}", "accuracy -1.0 is not"),
            Map.entry("{" + HEAD + "\"sensorId\":\"s\",\"celsius\":-274}", "celsius -274.0 is"),
            Map.entry("{" + HEAD + "\"sensorId\":\"s\",\"celsius\":\"4\"}", "not a number"),
            Map.entry("{" + HEAD + "\"sensorId\":\"s\",\"celsius\":1e999}", "celsius Infinity"),
            Map.entry("{" + HEAD + "\"doorId\":\"r\",\"open\":1}", "neither true nor false"),
            Map.entry("{" + HEAD + "\"doorId\":\" \",\"open\":true}", "doorId is blank"),
            Map.entry("{" + HEAD + "\"doorId\":\"a\\u0000b\",\"open\":true}", "code 0"));
    wrong.forEach(
        (json, said) -> {
          MessageException refused = refused(json, "acme");
          assertThat(json, refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
          assertThat(json, refused.getMessage(), containsString(said));
          assertThat(
              json,
              refused.eventTimeMicros().isPresent(),
              is(json.contains("timestamp") && !json.contains("\\u0000") && !isEarly(said)));
        });
  }

  /** Said while the field is read, when the rest is not known yet. */
  private static boolean isEarly(String said) {
    return List.of(" is not", "not a number", "Infinity", "neither", "celsius -274").stream()
        .anyMatch(said::contains);
  }

  @Test
  public void whatIsNoObjectIsMalformed() {
    List<String> malformed = new ArrayList<>(List.of("[]", "{", "7", "{}{}", "\u0000"));
    malformed.add("{" + HEAD + OPEN + ",\"open\":false}");
    for (String json : malformed) {
      assertThat(json, refused(json, "acme").kind(), equalTo(FailureKind.MALFORMED));
    }
    assertThat(refused("{}", "acme").eventTimeMicros(), equalTo(OptionalLong.empty()));
  }

  private static MessageException refused(String json, String tenant) {
    return assertThrows(
        json,
        MessageException.class,
        () -> FromJson.truckEvent(message(json, tenant), "default", name -> {}));
  }
}
