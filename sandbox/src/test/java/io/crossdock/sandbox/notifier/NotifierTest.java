package io.crossdock.sandbox.notifier;

import static io.crossdock.schemas.fleet.Alert.Severity.CRITICAL;
import static io.crossdock.schemas.fleet.Alert.Severity.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.maintenance.WorkOrder;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;

/**
 * Alerts in Kafka, the outbox in PostgreSQL, WireMock and GreenMail at the other end. One notifier
 * serves all tests; each has a tenant of its own.
 */
public class NotifierTest {
  private static final TestServers SERVERS = TestServers.own();
  private static final NotifierStage STAGE = new NotifierStage(SERVERS);

  @ClassRule public static final RuleChain RULES = RuleChain.outerRule(SERVERS).around(STAGE);

  @Test
  public void eachEpisodeIsToldOnceByAChannelThatFails() throws Exception {
    Receiver receiver = STAGE.moody();
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      alerts.add(SentNews.raised("failing", "truck-" + i, WARNING));
    }
    alerts.forEach(STAGE.news()::send);
    STAGE.news().send(new byte[0], "{no JSON".getBytes(UTF_8));
    alerts.subList(0, 50).forEach(STAGE.news()::send); // sent twice, as Kafka may have it
    awaitDelivered("failing", 200);
    alerts
        .subList(0, 50)
        .forEach(one -> STAGE.news().send(SentNews.over(one, Alert.State.CLEARED)));
    awaitDelivered("failing", 250);
    assertThat(receiver.taken().size(), is(250));
    assertThat(receiver.called(), greaterThan(250));
    assertThat(STAGE.notifier().said(), containsString("is no JSON; it is passed over"));
    assertThat(STAGE.notifier().said(), not(containsString(NotifierProcess.SECRET)));
    assertSigned(receiver.calls("/failing").get(0));

    // One that reads all of it again has nothing to tell.
    try (NotifierProcess again = STAGE.start("--group=another")) {
      again.awaitLine(STAGE.news().sent() + " read, ");
      again.stop();
      assertThat(again.said(), containsString(" 0 to be told, 0 to the record, 0 cancelled"));
    }
    assertThat(STAGE.rows().count("tenant = 'failing'"), is(250L));
    assertThat(receiver.taken().size(), is(250));
  }

  private static void assertSigned(Receiver.Call call) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(NotifierProcess.SECRET.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    Map<String, String> headers = call.headers();
    String signed =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + call.body();
    assertThat(
        headers.get("webhook-signature"),
        equalTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)))));
    assertThat(call.json().path("id").asText(), equalTo(headers.get("webhook-id")));
  }

  @Test
  public void lateWithdrawnAcknowledgedAndEscalated() throws Exception {
    SentNews news = STAGE.news();
    OutboxRows rows = STAGE.rows();
    Alert late = SentNews.raised("states", "late", WARNING, Instant.now().minusSeconds(1_000));
    Alert open = SentNews.raised("states", "open", WARNING);
    Alert seen = SentNews.raised("states", "seen", WARNING);
    Alert held = SentNews.raised("held", "held", WARNING);
    for (Alert alert : List.of(late, open, seen, held)) {
      news.send(alert);
    }
    for (int i = 0; i < 3; i++) {
      Instant at = Instant.now().minusSeconds(10L * i);
      news.send(SentNews.raised("flapping", "flap", WARNING, at));
    }
    awaitCalls("/hook", 2);
    rows.execute(
        "insert into crossdock.acknowledgement (tenant, subject_kind, subject_id,"
            + " acknowledged_by) values ('states', 'ALERT', ?, 'ada')",
        seen.id().toString());
    // An hour later.
    rows.execute(
        "update crossdock.notification set due_at = now(), not_before = now()"
            + " where event = 'ESCALATED' and tenant = 'states'");
    awaitCalls("/leads", 1);
    assertThat(
        STAGE.kind().calls("/leads").get(0).json().at("/notices/0/event").asText(),
        equalTo("ESCALATED"));

    // More urgent: who has heard of it hears no more, who is for the urgent does.
    news.send(open.escalated().said(0, 2));
    awaitCalls("/chat", 1);
    assertThat(
        STAGE.kind().calls("/chat").get(0).body(), containsString("Cargo Overheating: open"));

    news.send(SentNews.over(open.escalated().said(0, 2), Alert.State.WITHDRAWN));
    news.send(SentNews.over(seen, Alert.State.CLEARED));
    news.send(SentNews.over(held, Alert.State.WITHDRAWN));
    awaitCalls("/hook", 4);
    awaitCalls("/leads", 2);
    awaitCalls("/chat", 2);
    Await.that(
        "the rest is settled",
        () -> rows.count("tenant in ('states', 'held') and state in ('WAITING', 'TAKEN')") == 0,
        NotifierTest::unsettled);
    assertThat(
        rows.lines(
            "select e.asset, n.event, n.channel, n.state, n.reason"
                + " from crossdock.notification n join crossdock.notification_episode e"
                + " using (tenant, episode_id) where tenant in ('states', 'held')"),
        containsInAnyOrder(
            "late | RAISED | hook | RECORDED | late: said 16 min after it was so",
            "open | RAISED | hook | DELIVERED | ",
            "open | ESCALATED | leads | DELIVERED | ",
            "open | RAISED | chat | DELIVERED | ",
            "open | WITHDRAWN | hook | DELIVERED | ",
            "open | WITHDRAWN | leads | DELIVERED | ",
            "open | WITHDRAWN | chat | DELIVERED | ",
            "seen | RAISED | hook | DELIVERED | ",
            "seen | ESCALATED | leads | CANCELLED | acknowledged by ada",
            "seen | CLEARED | hook | DELIVERED | ",
            "held | RAISED | hook | CANCELLED | it was withdrawn"));
    assertThat(
        rows.lines("select tenant, asset, rule, episodes, chatters from crossdock.chattering"),
        hasItems(
            "states | seen | CARGO_OVERHEATING | 1 | f",
            "flapping | flap | CARGO_OVERHEATING | 3 | t"));
  }

  @Test
  public void anomaliesAndWorkOrdersAreToldAsAlertsAre() throws Exception {
    Anomaly anomaly =
        new Anomaly(
            "others",
            Anomaly.Kind.IMPOSSIBLE_TRAVEL,
            UUID.randomUUID(),
            "",
            "(01)09521234543213(21)1",
            "gate-7",
            "north",
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
            412.0,
            false,
            1);
    STAGE.send(anomaly);
    awaitDelivered("others", 1);
    WorkOrder order =
        new WorkOrder(
            "others",
            "pump-3",
            "bearing",
            ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
            0,
            WorkOrder.State.OPEN,
            0.97,
            "bearing",
            "1",
            "kurtosis is 9",
            "hall 2",
            1);
    STAGE.send(order);
    awaitDelivered("others", 2);
    List<Receiver.Call> calls = STAGE.kind().calls("/others");
    assertThat(calls.get(0).body(), containsString("(01)09521234543213(21)1 at north, 412 km/h"));
    assertThat(calls.get(0).json().at("/notices/0/kind").asText(), equalTo("ANOMALY"));
    assertThat(calls.get(1).body(), containsString("97 % probable; kurtosis is 9 (hall 2)"));
    assertThat(calls.get(1).json().at("/notices/0/kind").asText(), equalTo("WORK_ORDER"));
  }

  @Test
  public void aGroupThatWasToldCoolsDownAndQuietHoursHoldBackWhatIsNotCritical() throws Exception {
    STAGE.news().send(SentNews.raised("cool", "truck-1", WARNING));
    awaitCalls("/cool", 1);
    STAGE.news().send(SentNews.raised("cool", "truck-2", WARNING));
    STAGE.news().send(SentNews.raised("cool", "truck-3", WARNING));
    awaitDelivered("cool", 3);
    assertThat("those that came while it cooled came together", calls("/cool"), is(2));
    assertThat(
        "after it had cooled",
        STAGE
            .rows()
            .count(
                "tenant = 'cool' and due_at > created_at + interval '1 second'"
                    + " and delivered_at >= due_at"),
        is(2L));

    STAGE.news().send(SentNews.raised("quiet", "truck-1", WARNING));
    STAGE.news().send(SentNews.raised("quiet", "truck-2", CRITICAL));
    awaitCalls("/quiet", 1);
    assertThat(STAGE.kind().calls("/quiet").get(0).body(), containsString("truck-2"));
    assertThat(STAGE.rows().count("tenant = 'quiet' and state = 'WAITING'"), is(1L));
  }

  private static int calls(String path) {
    return STAGE.kind().calls(path).size();
  }

  @Test
  public void mailIsGroupedSecretAndNothingButText() throws Exception {
    OutboxRows rows = STAGE.rows();
    STAGE.news().send(SentNews.raised("mail", "truck-1", WARNING));
    STAGE
        .news()
        .send(SentNews.raised("mail", "truck\r\nBcc: all@example.org\r\n\r\n<b>x</b>", WARNING));
    STAGE.news().send(SentNews.raised("mail", "truck-3", CRITICAL));
    awaitDelivered("mail", 2);
    assertThat(STAGE.mail().received().size(), is(1));
    MimeMessage received = STAGE.mail().received().get(0);
    assertThat(received.getSubject(), equalTo("2 raised: Cargo Overheating (mail)"));
    assertThat(received.getContentType(), containsString("text/plain"));
    assertThat(received.getHeader("Bcc"), nullValue());
    assertThat(received.getAllRecipients().length, is(1));
    String text = (String) received.getContent();
    assertThat(text, containsString("truck-1 (mail)"));
    assertThat(text, containsString("truck Bcc: all@example.org <b>x</b> (mail)"));
    List<String> ids =
        rows.lines("select distinct message_id from crossdock.notification where channel = 'mail'");
    assertThat(ids.size(), is(1));
    assertThat(received.getMessageID(), equalTo("<" + ids.get(0) + "@example.org>"));

    // A server without STARTTLS gets nothing in clear.
    Await.that(
        "it is not sent in clear",
        () -> rows.count("channel = 'strict' and reason like '%STARTTLS%'") == 1,
        NotifierTest::unsettled);
    assertThat(STAGE.mail().received().size(), is(1));
    assertThat(STAGE.notifier().said(), not(containsString(NotifierStage.PASSWORD)));
  }

  @Test
  public void refusalsAreKeptAndTriedAgainByAPerson() throws Exception {
    Receiver receiver = STAGE.kind();
    SentNews news = STAGE.news();
    OutboxRows rows = STAGE.rows();
    receiver.answer("/refused", 302, Map.of("Location", receiver.url("/elsewhere")));
    news.send(SentNews.raised("refused", "moved", WARNING));
    awaitFailed(1);
    receiver.answer("/refused", 400, Map.of());
    Alert over = SentNews.raised("refused", "over", WARNING);
    news.send(over);
    awaitFailed(2);
    news.send(SentNews.over(over, Alert.State.CLEARED));
    news.send(SentNews.raised("refused", "still", WARNING));
    awaitFailed(3);
    assertThat(
        rows.lines(
            "select progress, reason from crossdock.notification_progress"
                + " where tenant = 'refused'"),
        containsInAnyOrder(
            "FAILED | answered 302", "FAILED | answered 400", "FAILED | answered 400"));
    assertThat(receiver.calls("/elsewhere"), empty());

    // Too many: it is left alone for as long as it wants.
    receiver.answer("/refused", 429, Map.of("Retry-After", "2"));
    STAGE.retry();
    Await.that(
        "it was told to wait",
        () -> rows.count("tenant = 'refused' and reason like 'answered 429%'") > 0,
        NotifierTest::unsettled);
    receiver.answer("/refused", 204, Map.of());
    awaitDelivered("refused", 2);
    assertThat(
        rows.lines(
            "select e.asset, n.state, n.reason from crossdock.notification n"
                + " join crossdock.notification_episode e using (tenant, episode_id)"
                + " where tenant = 'refused'"),
        containsInAnyOrder(
            "moved | DELIVERED | ",
            "still | DELIVERED | ",
            "over | CANCELLED | it was over before it was told"));
  }

  @Test
  public void waitsForADatabaseThatIsAway() throws Exception {
    STAGE.stopDatabase();
    STAGE.news().send(SentNews.raised("away", "database", WARNING));
    STAGE.notifier().awaitLine("the database does not answer, waiting for it");
    STAGE.servers().startDatabase();
    Await.that(
        "it is told",
        () ->
            STAGE.kind().calls("/away").stream().anyMatch(call -> call.body().contains("database")),
        NotifierTest::unsettled);
    STAGE.notifier().awaitLine("the database answers again");
  }

  @Test
  public void waitsForAKafkaThatIsAway() throws Exception {
    assumeTrue("only with -Pnotifications", Boolean.getBoolean("crossdock.notifications"));
    STAGE.servers().stopBroker();
    STAGE
        .notifier()
        .awaitLine("Kafka at " + STAGE.servers().bootstrapServers() + " does not answer");
    STAGE.servers().startBroker();
    STAGE.news().send(SentNews.raised("away", "kafka", WARNING));
    Await.that(
        "it is told",
        () -> STAGE.kind().calls("/away").stream().anyMatch(call -> call.body().contains("kafka")),
        NotifierTest::unsettled);
  }

  private static void awaitFailed(long count) throws Exception {
    Await.that(
        count + " have failed",
        () -> STAGE.rows().count("tenant = 'refused' and state = 'FAILED'") == count,
        NotifierTest::unsettled);
  }

  private static void awaitDelivered(String tenant, long count) throws Exception {
    Await.count(
        "are delivered",
        count,
        () -> STAGE.rows().count("tenant = ? and state = 'DELIVERED'", tenant),
        NotifierTest::unsettled);
  }

  private static void awaitCalls(String path, int count) throws Exception {
    Await.that(
        count + " calls to " + path,
        () -> STAGE.kind().calls(path).size() >= count,
        NotifierTest::unsettled);
    assertThat(STAGE.kind().calls(path).size(), is(count));
  }

  private static List<String> unsettled() throws Exception {
    return STAGE.rows().lines("select * from crossdock.notification_progress limit 20");
  }
}
