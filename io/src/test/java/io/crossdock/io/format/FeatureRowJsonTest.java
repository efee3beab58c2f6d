package io.crossdock.io.format;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.Test;

/** Rows of features as lines of JSON. */
public class FeatureRowJsonTest {
  private static final long NINE = 1_767_603_600_123_456L;
  private static final List<Verdict> VERDICTS = List.copyOf(EnumSet.allOf(Verdict.class));
  private static final String HEAD =
      "\"machineId\":\"m1\",\"from\":\"2026-01-05T09:00:00Z\",\"to\":\"2026-01-05T09:05:00Z\",";

  private static FeatureRow row(Random random) {
    TreeMap<String, Double> features = new TreeMap<>();
    for (int i = random.nextInt(30); i > 0; i--) {
      double any = Double.longBitsToDouble(random.nextLong());
      features.put("f" + random.nextInt(99), Double.isFinite(any) ? any : random.nextDouble());
    }
    return new FeatureRow(
        "acme",
        "m\"1",
        random.nextBoolean() ? "" : "press",
        "hall\n2",
        NINE + random.nextInt(1_000_000),
        NINE + 2_000_000,
        VERDICTS.get(random.nextInt(VERDICTS.size())),
        VERDICTS.get(random.nextInt(VERDICTS.size())),
        features,
        random.nextBoolean(),
        random.nextInt());
  }

  @Test
  public void everyBitOfARowComesBack() throws MessageException {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      FeatureRow row = row(random);
      String line = FeatureRowJson.encode(row);
      assertThat(FeatureRowJson.decode(line), equalTo(row));
      assertThat(
          FeatureRowJson.decode(message(FeatureRowJson.bytes(row), ""), "other"), equalTo(row));
      assertThat(line.indexOf('\n'), equalTo(-1));
    }
  }

  @Test
  public void theLineHasTheseNames() {
    FeatureRow row =
        new FeatureRow(
            "acme",
            "m1",
            "press",
            "hall 2",
            NINE,
            NINE + 300_000_000,
            Verdict.VALID,
            Verdict.MISSING,
            new TreeMap<>(Map.of("crest", 4.5, "kurtosis", Double.NaN)),
            true,
            7);
    assertThat(
        FeatureRowJson.encode(row),
        equalTo(
            "{\"tenant\":\"acme\",\"machineId\":\"m1\",\"machineType\":\"press\","
                + "\"location\":\"hall 2\",\"from\":\"2026-01-05T09:00:00.123456Z\","
                + "\"to\":\"2026-01-05T09:05:00.123456Z\",\"vibration\":\"VALID\","
                + "\"process\":\"MISSING\",\"features\":{\"crest\":4.5},\"known\":true,"
                + "\"revision\":7}"));
  }

  private static SourceMessage message(byte[] bytes, String tenant) {
    return new SourceMessage(
        bytes, "", new byte[0], tenant, NINE, 1, Source.kafka("features", 0, 1));
  }

  @Test
  public void aMessageTakesTheDoorsTenantOrTheDefault() throws MessageException {
    byte[] bytes = ("{" + HEAD + "\"features\":{}}").getBytes(StandardCharsets.UTF_8);
    assertThat(FeatureRowJson.decode(message(bytes, "north"), "other").tenant(), equalTo("north"));
    assertThat(FeatureRowJson.decode(message(bytes, ""), "other").tenant(), equalTo("other"));
  }

  @Test
  public void whatIsWrongIsSaid() {
    Map<String, String> wrong =
        Map.of(
            "{" + HEAD + "\"known\":true}",
            "features is missing",
            "{" + HEAD + "\"features\":[]}",
            "features is START_ARRAY, not an object",
            "{" + HEAD + "\"features\":{\"a\":null}}",
            "a is VALUE_NULL, not a number",
            "{" + HEAD + "\"features\":{\"a\":1e999}}",
            "a Infinity is not from",
            "{" + HEAD + "\"features\":{},\"process\":\"GOOD\"}",
            "process \"GOOD\" is none",
            "{" + HEAD + "\"features\":{},\"revision\":1.5}",
            "revision 1.5 is no whole",
            "{" + HEAD + "\"features\":{},\"known\":1}",
            "neither true nor false",
            "{\"machineId\":\"m\",\"features\":{},\"to\":1}",
            "from is missing",
            "{\"machineId\":\"m\",\"features\":{},\"from\":1,\"to\":1}",
            "to is not after from",
            "{\"features\":{},\"from\":1,\"to\":2}",
            "machineId is missing");
    wrong.forEach(
        (json, said) -> {
          MessageException refused =
              assertThrows(
                  json,
                  MessageException.class,
                  () ->
                      FeatureRowJson.decode(
                          message(json.getBytes(StandardCharsets.UTF_8), ""), "other"));
          assertThat(json, refused.kind(), equalTo(FailureKind.SCHEMA_VIOLATION));
          assertThat(json, refused.getMessage(), containsString(said));
        });
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> FeatureRowJson.decode("[]"))
            .getMessage(),
        equalTo("the line is no JSON object"));
  }
}
