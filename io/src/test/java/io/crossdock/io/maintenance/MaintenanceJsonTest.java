package io.crossdock.io.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.schemas.maintenance.Prediction;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.SpectrumPeak;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.maintenance.WorkOrder;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.Test;

/** Machines' rows as lines, field by field. */
public class MaintenanceJsonTest {
  private static final long NINE = 1_767_603_600_123_456L;
  private static final String AT_NINE = "\"2026-01-05T09:00:00.123456Z\"";

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  public void aPredictionHasItsReasonsAndFeatures() {
    Prediction row =
        new Prediction(
            "acme",
            "m\"1",
            "press",
            "hall 2",
            NINE - 300_000_000,
            NINE,
            "bearing",
            "1.2",
            "inner-race",
            Verdict.CLIPPED,
            Double.NaN,
            0.5,
            List.of(new Prediction.Reason("crest", 9, 4.5, 0.25)),
            new TreeMap<>(Map.of("crest", 9.0, "odd", Double.NaN)),
            true,
            7);
    String line =
        "{\"tenant\":\"acme\",\"machine_id\":\"m\\\"1\",\"failure_mode\":\"inner-race\","
            + "\"from_time\":\"2026-01-05T08:55:00.123456Z\",\"to_time\":"
            + AT_NINE
            + ",\"machine_type\":\"press\",\"location\":\"hall 2\",\"model\":\"bearing\","
            + "\"model_version\":\"1.2\",\"verdict\":\"CLIPPED\",\"probability\":null,"
            + "\"threshold\":0.5,\"reasons\":[{\"feature\":\"crest\",\"value\":9.0,"
            + "\"typical\":4.5,\"share\":0.25}],\"features\":{\"crest\":9.0,\"odd\":null},"
            + "\"known\":true,\"revision\":7}";
    assertThat(MaintenanceJson.encode(row), equalTo(line));
    OutgoingMessage message = MaintenanceJson.message(row);
    assertThat(text(message.value()), equalTo(line));
    assertThat(text(message.key()), equalTo("acme\0m\"1\0inner-race"));
    assertThat(message.tenant(), equalTo("acme"));
  }

  @Test
  public void anOrderIsKeyedByItsId() {
    WorkOrder open =
        new WorkOrder(
            "acme",
            "m1",
            "inner-race",
            NINE,
            0,
            WorkOrder.State.OPEN,
            0.75,
            "bearing",
            "1.2",
            "crest is 9, typically 4.5",
            "hall 2",
            1);
    String line =
        "{\"tenant\":\"acme\",\"machine_id\":\"m1\",\"failure_mode\":\"inner-race\",\"began_at\":"
            + AT_NINE
            + ",\"order_id\":\""
            + open.id()
            + "\",\"ended_at\":null,\"state\":\"OPEN\",\"probability\":0.75,"
            + "\"model\":\"bearing\",\"model_version\":\"1.2\","
            + "\"reason\":\"crest is 9, typically 4.5\",\"location\":\"hall 2\",\"revision\":1}";
    assertThat(MaintenanceJson.encode(open), equalTo(line));
    OutgoingMessage message = MaintenanceJson.message(open);
    assertThat(text(message.key()), equalTo(open.id().toString()));
    assertThat(message.contentType(), equalTo("application/json"));
    WorkOrder over =
        new WorkOrder(
            "acme",
            "m1",
            "inner-race",
            NINE,
            NINE,
            WorkOrder.State.WITHDRAWN,
            0.75,
            "",
            "",
            "",
            "",
            2);
    assertThat(
        MaintenanceJson.encode(over),
        containsString("\"ended_at\":" + AT_NINE + ",\"state\":\"WITHDRAWN\""));
  }

  @Test
  public void whatWasNotMeasuredIsNull() {
    VibrationFeatures block =
        new VibrationFeatures(
            "acme",
            "m1",
            "de",
            new UUID(1, 2),
            Verdict.VALID,
            Double.NaN,
            1.5,
            2.5,
            "B",
            4,
            2,
            3,
            -0.5,
            Double.NaN,
            1.25,
            List.of(new SpectrumPeak(157.5, 0.5)),
            NINE,
            NINE);
    assertThat(
        MaintenanceJson.encode(block),
        equalTo(
            "{\"tenant\":\"acme\",\"machine_id\":\"m1\",\"sensor_id\":\"de\",\"block_id\":"
                + "\"00000000-0000-0001-0000-000000000002\",\"event_time\":"
                + AT_NINE
                + ",\"arrival_time\":"
                + AT_NINE
                + ",\"verdict\":\"VALID\",\"shaft_hz\":null,\"acceleration_rms\":1.5,"
                + "\"velocity_rms\":2.5,\"zone\":\"B\",\"peak\":4.0,\"crest\":2.0,"
                + "\"kurtosis\":3.0,\"skewness\":-0.5,\"outer_race\":null,\"inner_race\":1.25,"
                + "\"peaks\":[{\"hz\":157.5,\"amplitude\":0.5}]}"));
    ProcessReading reading =
        ProcessReading.of(
            "acme",
            "m1",
            "L",
            298.1,
            Double.NaN,
            1_551,
            42.75,
            0,
            NINE,
            NINE,
            Source.kafka("machines", 3, 9));
    assertThat(
        MaintenanceJson.encode(reading),
        equalTo(
            "{\"tenant\":\"acme\",\"machine_id\":\"m1\",\"reading_id\":\""
                + reading.id()
                + "\",\"event_time\":"
                + AT_NINE
                + ",\"arrival_time\":"
                + AT_NINE
                + ",\"variant\":\"L\",\"air_kelvin\":298.1,\"process_kelvin\":null,"
                + "\"speed_rpm\":1551.0,\"torque_nm\":42.75,\"tool_wear_minutes\":0.0,"
                + "\"source_name\":\"machines\",\"source_partition\":3,\"source_offset\":9,"
                + "\"source_message_id\":\"\"}"));
  }
}
