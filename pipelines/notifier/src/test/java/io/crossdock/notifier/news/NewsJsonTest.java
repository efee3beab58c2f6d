package io.crossdock.notifier.news;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.barcode.AnomalyJson;
import io.crossdock.io.fleet.FleetJson;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.Test;

/** What the pipelines send is read as they mean it. */
public class NewsJsonTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Alert alert(long saidMicros, String subject) {
    long raised = micros(NOON);
    return new Alert(
        "acme",
        "truck-1",
        AlertRule.CARGO_OVERHEATING,
        subject,
        raised - 300_000_000,
        raised,
        0,
        Alert.State.RAISED,
        Alert.Severity.CRITICAL,
        9.31,
        raised,
        saidMicros,
        3);
  }

  @Test
  public void alerts() throws Exception {
    Alert alert = alert(0, "front");
    News news = NewsJson.read(NewsKind.ALERT, FleetJson.message(alert).value(), NOON);
    assertThat(news.episodeId(), equalTo(alert.id()));
    assertThat(news.subjectId(), equalTo(alert.id().toString()));
    assertThat(news.title(), equalTo("Cargo Overheating"));
    assertThat(news.asset(), equalTo("truck-1"));
    assertThat(news.severity(), equalTo(Severity.CRITICAL));
    assertThat(news.state(), equalTo(EpisodeState.RAISED));
    assertThat(news.revision(), equalTo(3));
    assertThat(news.detail(), equalTo("front, at worst 9.3"));
    assertThat(news.lateness(), equalTo(Duration.ZERO));
  }

  @Test
  public void whatAStreamSaysLateIsLateWheneverItIsSent() throws Exception {
    Alert alert = alert(micros(NOON.plusSeconds(3600)), "");
    News news = NewsJson.read(NewsKind.ALERT, FleetJson.message(alert).value(), NOON);
    assertThat(news.lateness(), equalTo(Duration.ofHours(1)));
    News sentLater =
        NewsJson.read(
            NewsKind.ALERT, FleetJson.message(alert(0, "")).value(), NOON.plusSeconds(120));
    assertThat(sentLater.lateness(), equalTo(Duration.ofMinutes(2)));
  }

  @Test
  public void anomalies() throws Exception {
    Anomaly anomaly =
        new Anomaly(
            "acme",
            Anomaly.Kind.IMPOSSIBLE_TRAVEL,
            new UUID(1, 2),
            "other",
            "sscc:1",
            "gate-7",
            "DE-1",
            micros(NOON),
            1234.5,
            true,
            2);
    News news = NewsJson.read(NewsKind.ANOMALY, AnomalyJson.message(anomaly).value(), NOON);
    assertThat(news.episodeId(), equalTo(anomaly.id()));
    assertThat("a scan is acknowledged", news.subjectId(), equalTo(new UUID(1, 2).toString()));
    assertThat(news.state(), equalTo(EpisodeState.WITHDRAWN));
    assertThat(news.title(), equalTo("Impossible travel"));
    assertThat(news.detail(), containsString("1235 km/h"));
  }

  @Test
  public void workOrders() throws Exception {
    WorkOrder order =
        new WorkOrder(
            "acme",
            "pump-1",
            "TWF",
            micros(NOON),
            0,
            WorkOrder.State.OPEN,
            0.93,
            "m",
            "1",
            "torque is high",
            "hall 2",
            1);
    News news = NewsJson.read(NewsKind.WORK_ORDER, MaintenanceJson.message(order).value(), NOON);
    assertThat(news.episodeId(), equalTo(order.id()));
    assertThat(news.severity(), equalTo(Severity.CRITICAL));
    assertThat(news.detail(), equalTo("93 % probable; torque is high (hall 2)"));
  }

  @Test
  public void whatTheDatabaseCannotHoldIsReplaced() throws Exception {
    News news =
        NewsJson.read(NewsKind.ALERT, FleetJson.message(alert(0, "a\0b\uD800c")).value(), NOON);
    assertThat(news.detail(), not(containsString("\0")));
    assertThat(news.detail(), containsString("a\uFFFDb"));
  }

  @Test
  public void whatIsNoneOfOursIsSaid() {
    for (String text : new String[] {"", "null", "[]", "{", "{\"alert_id\":1}", "\"a\""}) {
      NewsException problem =
          assertThrows(
              NewsException.class, () -> NewsJson.read(NewsKind.ALERT, text.getBytes(UTF_8), NOON));
      assertThat(problem.getMessage(), not(containsString("Exception")));
    }
  }
}
