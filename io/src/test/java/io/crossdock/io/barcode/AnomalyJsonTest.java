package io.crossdock.io.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.barcode.Anomaly;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class AnomalyJsonTest {
  private static final UUID SCAN = new UUID(1, 2);

  private static Anomaly anomaly(@Nullable Double speed) {
    return new Anomaly(
        "acme",
        Anomaly.Kind.IMPOSSIBLE_TRAVEL,
        SCAN,
        "other",
        "(01)1\"\n\u001D",
        "s1",
        "dock",
        1_772_366_400_000_001L,
        speed,
        true,
        3);
  }

  @Test
  public void hasTheContractsFieldsAndTheId() throws IOException {
    JsonNode json = new ObjectMapper().readTree(AnomalyJson.encode(anomaly(512.5)));
    List<String> fields = new ArrayList<>();
    json.fieldNames().forEachRemaining(fields::add);
    List<String> expected = new ArrayList<>(List.of("id"));
    Arrays.stream(Anomaly.class.getRecordComponents())
        .map(RecordComponent::getName)
        .forEach(expected::add);
    assertThat(fields, containsInAnyOrder(expected.toArray(String[]::new)));
  }

  @Test
  public void saysWhatTheAnomalySays() throws IOException {
    JsonNode json = new ObjectMapper().readTree(AnomalyJson.encode(anomaly(512.5)));
    assertThat(json.get("id").textValue(), equalTo(anomaly(null).id().toString()));
    assertThat(json.get("kind").textValue(), equalTo("IMPOSSIBLE_TRAVEL"));
    assertThat(json.get("scanId").textValue(), equalTo(SCAN.toString()));
    assertThat(json.get("item").textValue(), equalTo("(01)1\"\n\u001D"));
    assertThat(json.get("eventTimeMicros").longValue(), equalTo(1_772_366_400_000_001L));
    assertThat(json.get("speedKmh").doubleValue(), equalTo(512.5));
    assertThat(json.get("withdrawn").booleanValue(), equalTo(true));
    assertThat(json.get("revision").intValue(), equalTo(3));
  }

  @Test
  public void noSpeedAndAnInfiniteOneAreNull() {
    assertThat(AnomalyJson.encode(anomaly(null)), containsString("\"speedKmh\":null"));
    assertThat(
        AnomalyJson.encode(anomaly(Double.POSITIVE_INFINITY)), containsString("\"speedKmh\":null"));
  }

  @Test
  public void isSentUnderItsId() {
    OutgoingMessage message = AnomalyJson.message(anomaly(1.0));
    assertThat(
        new String(message.key(), StandardCharsets.UTF_8), equalTo(anomaly(1.0).id().toString()));
    assertThat(message.tenant(), equalTo("acme"));
    assertThat(message.contentType(), equalTo("application/json"));
  }
}
