package io.crossdock.sandbox.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.schemas.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class PoisonTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final byte[] GOOD =
      ("{\"tenant\":\"acme\",\"eventId\":\"\",\"scannerId\":\"s1\",\"location\":\"dock-1\","
              + "\"rawData\":\"9506000134352\",\"timestamp\":\"2026-03-02T06:00:00.123Z\","
              + "\"step\":\"storing\"}")
          .getBytes(StandardCharsets.UTF_8);

  @Test
  public void aGoodMessageIsNoPoison() {
    assertThat(isObject(GOOD), is(true));
    assertThat(keepsTheContract(GOOD), is(true));
  }

  @Test
  public void malformedMessagesAreNoJsonObjects() {
    for (int i = 0; i < Poison.ALL.size(); i++) {
      Poison poison = Poison.ALL.get(i);
      boolean object = isObject(poison.payload(GOOD));
      assertThat("poison " + i, object, is(poison.kind() != FailureKind.MALFORMED));
    }
  }

  @Test
  public void violationsAreObjectsThatBreakTheContract() {
    int violations = 0;
    for (Poison poison : Poison.ALL) {
      if (poison.kind() == FailureKind.SCHEMA_VIOLATION) {
        byte[] payload = poison.payload(GOOD);
        assertThat(
            new String(payload, StandardCharsets.UTF_8), keepsTheContract(payload), is(false));
        violations++;
      }
    }
    assertThat(violations, is(6));
  }

  @Test
  public void onlyThePoisonOfADayIsUnreadable() {
    int unreadable = 0;
    for (SimulatedRecord record : WarehouseDay.of(5, 2_000, LocalDate.of(2026, 3, 2))) {
      boolean good = isObject(record.payload()) && keepsTheContract(record.payload());
      assertThat(record.topicKey(), good, is(record.scan() != null));
      unreadable += good ? 0 : 1;
    }
    assertThat(unreadable, is(39));
  }

  private static boolean isObject(byte[] payload) {
    try {
      JsonNode node = STRICT.readTree(payload);
      return node != null && node.isObject();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean keepsTheContract(byte[] payload) {
    try {
      JsonNode node = STRICT.readTree(payload);
      for (String field : List.of("tenant", "scannerId", "location")) {
        if (!node.path(field).isTextual() || node.path(field).textValue().isBlank()) {
          return false;
        }
      }
      OffsetDateTime.parse(node.path("timestamp").asText());
      return node.path("rawData").isTextual();
    } catch (IOException | DateTimeException e) {
      return false;
    }
  }
}
