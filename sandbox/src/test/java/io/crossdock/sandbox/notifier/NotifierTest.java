package io.crossdock.sandbox.notifier;

import static io.crossdock.schemas.fleet.Alert.Severity.CRITICAL;
import static io.crossdock.schemas.fleet.Alert.Severity.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assume.assumeTrue;

import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.fleet.Alert;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Alerts in Kafka, the outbox in PostgreSQL, WireMock and GreenMail at the other end. */
public class NotifierTest {
  @ClassRule public static final TestServers SERVERS = new TestServers();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @BeforeClass
  public static void user() throws Exception {
    NotifierProcess.createUser(SERVERS.get());
  }

  @Test
  public void eachEpisodeIsToldOnceByEachChannelThatFails() throws Exception {
    String topic = topic("failing");
    Path rules = plain("hook");
    try (Receiver receiver = Receiver.moody(30, 50);
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        OutboxRows rows = new OutboxRows(SERVERS.get());
        NotifierProcess notifier =
            start(rules(rules, receiver), topic, "--retryFirst=100ms", "--retryMost=1s")) {
      List<Alert> alerts = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        alerts.add(SentNews.raised("failing", "truck-" + i, WARNING));
      }
      alerts.forEach(news::send);
      news.send(new byte[0], "{no JSON".getBytes(UTF_8));
      alerts.subList(0, 50).forEach(news::send); // sent twice, as Kafka may have it
      awaitDelivered(rows, "failing", 200);
      alerts.subList(0, 50).forEach(one -> news.send(SentNews.over(one, Alert.State.CLEARED)));
      awaitDelivered(rows, "failing", 250);
      assertThat(receiver.taken().size(), is(250));
      assertThat(receiver.called(), greaterThan(250));
      assertThat(notifier.said(), containsString("is no JSON; it is passed over"));
      assertSigned(receiver.calls("/hook").get(0));
      // All of it is read again.
      notifier.stop();
      try (NotifierProcess again = start(rules(rules, receiver), topic, "--group=another")) {
        again.awaitLine("301 read, 300 known, 1 unreadable");
        again.stop();
      }
      assertThat(rows.count("tenant = 'failing'"), is(250L));
      assertThat(receiver.taken().size(), is(250));
      assertThat(notifier.said(), not(containsString(NotifierProcess.SECRET)));
    }
  }

  private static void assertSigned(Receiver.Call call) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = java.util.Base64.getDecoder().decode(NotifierProcess.SECRET.substring(6));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    Map<String, String> headers = call.headers();
    String signed =
        headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + call.body();
    assertThat(
        headers.get("webhook-signature"),
        equalTo(
            "v1,"
                + java.util.Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(UTF_8)))));
    assertThat(call.json().path("id").asText(), equalTo(headers.get("webhook-id")));
  }

  @Test
  public void lateWithdrawnAcknowledgedAndEscalated() throws Exception {
    String topic = topic("states");
    Path rules =
        rules(
            "{'receivers': {'hook': {'webhook': {'url': 'URL/hook', 'secret': 'env:HOOK_SECRET'}},"
                + " 'leads': {'webhook': {'url': 'URL/leads', 'secret': 'env:HOOK_SECRET'}},"
                + " 'chat': {'slack': {'url': 'file:CHAT'}}}, 'routes': ["
                + "{'name': 'held', 'match': {'tenant': 'held'}, 'groupWait': '1h', 'receivers':"
                + " 'hook'},"
                + "{'name': 'critical', 'match': {'severity': 'critical'}, 'receivers': 'chat',"
                + " 'continue': true},"
                + "{'name': 'states', 'match': {'tenant': 'states'}, 'groupBy': 'episode',"
                + " 'receivers': 'hook', 'escalate': {'after': '1h', 'receivers': 'leads'}}]}",
            Map.of());
    try (Receiver receiver = Receiver.kind();
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        OutboxRows rows = new OutboxRows(SERVERS.get());
        NotifierProcess notifier = start(rules(rules, receiver), topic)) {
      Alert late = SentNews.raised("states", "late", WARNING, Instant.now().minusSeconds(1_000));
      Alert open = SentNews.raised("states", "open", WARNING);
      Alert seen = SentNews.raised("states", "seen", WARNING);
      Alert held = SentNews.raised("held", "held", WARNING);
      for (Alert alert : List.of(late, open, seen, held)) {
        news.send(alert);
      }
      for (int i = 0; i < 3; i++) {
        Instant at = Instant.now().minusSeconds(10 * i);
        news.send(SentNews.raised("flapping", "flap", WARNING, at));
      }
      awaitCalls(receiver, "/hook", 2);
      rows.execute(
          "insert into crossdock.acknowledgement (tenant, subject_kind, subject_id,"
              + " acknowledged_by) values ('states', 'ALERT', ?, 'ada')",
          seen.id().toString());
      // An hour later.
      rows.execute(
          "update crossdock.notification set due_at = now(), not_before = now()"
              + " where event = 'ESCALATED' and tenant = 'states'");
      awaitCalls(receiver, "/leads", 1);
      assertThat(
          receiver.calls("/leads").get(0).json().at("/notices/0/event").asText(),
          equalTo("ESCALATED"));

      // More urgent: who has heard of it hears no more, who is for the urgent does.
      news.send(open.escalated().said(0, 2));
      awaitCalls(receiver, "/chat", 1);
      assertThat(receiver.calls("/chat").get(0).body(), containsString("Cargo Overheating: open"));

      news.send(SentNews.over(open.escalated().said(0, 2), Alert.State.WITHDRAWN));
      news.send(SentNews.over(seen, Alert.State.CLEARED));
      news.send(SentNews.over(held, Alert.State.WITHDRAWN));
      awaitCalls(receiver, "/hook", 4);
      awaitCalls(receiver, "/leads", 2);
      awaitCalls(receiver, "/chat", 2);
      Await.that(
          "the rest is settled",
          () -> rows.count("tenant in ('states', 'held') and state in ('WAITING', 'TAKEN')") == 0,
          () -> rows.lines("select * from crossdock.notification_progress"));
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
      notifier.stop();
    }
  }

  @Test
  public void mailIsGroupedSecretAndNothingButText() throws Exception {
    String topic = topic("mail");
    String password = "hunter2-never-said";
    try (MailServer mail = MailServer.start(folder.getRoot().toPath(), password);
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        OutboxRows rows = new OutboxRows(SERVERS.get())) {
      Path secret = Files.writeString(folder.newFile().toPath(), password);
      Path rules =
          rules(
              "{'receivers': {'leads': {'email': {'host': '127.0.0.1', 'port': TLSPORT, 'security':"
                  + " 'tls', 'tlsCa': 'CERT', 'user': 'crossdock', 'password': 'file:SECRET',"
                  + " 'from': 'Crossdock <crossdock@example.org>', 'to': ['leads@example.org']}},"
                  + " 'strict': {'email': {'host': '127.0.0.1', 'port': PLAINPORT, 'from':"
                  + " 'crossdock@example.org', 'to': 'leads@example.org'}}}, 'routes': ["
                  + "{'name': 'strict', 'match': {'severity': 'critical'}, 'receivers': 'strict'},"
                  + "{'name': 'mail', 'groupBy': 'rule', 'groupWait': '2s', 'receivers':"
                  + " 'leads'}]}",
              Map.of(
                  "TLSPORT", mail.tlsPort(),
                  "PLAINPORT", mail.plainPort(),
                  "CERT", mail.certificate(),
                  "SECRET", secret));
      try (NotifierProcess notifier = start(rules, topic)) {
        news.send(SentNews.raised("mail", "truck-1", WARNING));
        news.send(
            SentNews.raised("mail", "truck\r\nBcc: all@example.org\r\n\r\n<b>x</b>", WARNING));
        news.send(SentNews.raised("mail", "truck-3", CRITICAL));
        awaitDelivered(rows, "mail", 2);
        assertThat(mail.received().size(), is(1));
        MimeMessage received = mail.received().get(0);
        assertThat(received.getSubject(), equalTo("2 raised: Cargo Overheating (mail)"));
        assertThat(received.getContentType(), containsString("text/plain"));
        assertThat(received.getHeader("Bcc") == null, is(true));
        assertThat(received.getAllRecipients(), is(new Object[] {received.getAllRecipients()[0]}));
        String text = (String) received.getContent();
        assertThat(text, containsString("truck-1 (mail)"));
        assertThat(text, containsString("truck Bcc: all@example.org <b>x</b> (mail)"));
        List<String> ids =
            rows.lines(
                "select distinct message_id from crossdock.notification"
                    + " where channel = 'leads' and tenant = 'mail'");
        assertThat(ids.size(), is(1));
        assertThat(received.getMessageID(), equalTo("<" + ids.get(0) + "@example.org>"));
        // A server without STARTTLS gets nothing in clear.
        Await.that(
            "it is not sent in clear",
            () -> rows.count("channel = 'strict' and attempts > 0 and state = 'WAITING'") == 1,
            () -> rows.lines("select * from crossdock.notification_progress"));
        assertThat(
            rows.lines("select reason from crossdock.notification where channel = 'strict'"),
            contains(containsString("STARTTLS")));
        assertThat(mail.received().size(), is(1));
        notifier.stop();
        assertThat(notifier.said(), not(containsString(password)));
      }
    }
  }

  @Test
  public void refusalsAreKeptAndTriedAgainByAPerson() throws Exception {
    String topic = topic("refused");
    Path rules = plain("refused");
    try (Receiver receiver = Receiver.kind();
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        OutboxRows rows = new OutboxRows(SERVERS.get());
        NotifierProcess notifier = start(rules(rules, receiver), topic)) {
      receiver.answer("/refused", 302, Map.of("Location", receiver.url("/elsewhere")));
      news.send(SentNews.raised("refused", "moved", WARNING));
      awaitFailed(rows, 1);
      receiver.answer("/refused", 400, Map.of());
      Alert over = SentNews.raised("refused", "over", WARNING);
      news.send(over);
      awaitFailed(rows, 2);
      news.send(SentNews.over(over, Alert.State.CLEARED));
      news.send(SentNews.raised("refused", "still", WARNING));
      awaitFailed(rows, 3);
      assertThat(
          rows.lines(
              "select progress, reason from crossdock.notification_progress where tenant = 'refused'"),
          containsInAnyOrder(
              "FAILED | answered 302", "FAILED | answered 400", "FAILED | answered 400"));
      assertThat(receiver.calls("/elsewhere"), empty());

      // Too many: it is left alone for as long as it wants.
      receiver.answer("/refused", 429, Map.of("Retry-After", "2"));
      assertThat(retry(), is(0));
      Await.that(
          "it was told to wait",
          () -> rows.count("tenant = 'refused' and reason like 'answered 429%'") > 0,
          () -> rows.lines("select * from crossdock.notification_progress"));
      receiver.answer("/refused", 204, Map.of());
      awaitDelivered(rows, "refused", 2);
      assertThat(
          rows.lines(
              "select e.asset, n.state, n.reason from crossdock.notification n join"
                  + " crossdock.notification_episode e using (tenant, episode_id)"
                  + " where tenant = 'refused'"),
          containsInAnyOrder(
              "moved | DELIVERED | ",
              "still | DELIVERED | ",
              "over | CANCELLED | it was over before it was told"));
      notifier.stop();
    }
  }

  @Test
  public void waitsForADatabaseThatIsAway() throws Exception {
    String topic = topic("away");
    try (Receiver receiver = Receiver.kind();
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        NotifierProcess notifier = start(rules(plain("away"), receiver), topic)) {
      notifier.awaitLine("running");
      SERVERS.get().stopDatabase();
      news.send(SentNews.raised("away", "truck-1", WARNING));
      notifier.awaitLine("the database does not answer, waiting for it");
      SERVERS.get().startDatabase();
      awaitCalls(receiver, "/away", 1);
      notifier.awaitLine("the database answers again");
      notifier.stop();
    }
  }

  @Test
  public void waitsForAKafkaThatIsAway() throws Exception {
    assumeTrue("only with -Pnotifications", Boolean.getBoolean("crossdock.notifications"));
    String topic = topic("silent");
    try (Receiver receiver = Receiver.kind();
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), topic);
        NotifierProcess notifier = start(rules(plain("silent"), receiver), topic)) {
      notifier.awaitLine("running");
      SERVERS.get().stopBroker();
      notifier.awaitLine("does not answer, waiting for it");
      SERVERS.get().startBroker();
      news.send(SentNews.raised("silent", "truck-1", WARNING));
      awaitCalls(receiver, "/silent", 1);
      notifier.awaitLine("answers again");
      notifier.stop();
    }
  }

  /** One web hook and one route for all. */
  private Path plain(String path) throws Exception {
    return rules(
        "{'receivers': {'hook': {'webhook': {'url': 'URL/PATH', 'secret': 'env:HOOK_SECRET'}}},"
            + " 'routes': [{'name': 'all', 'groupBy': 'episode', 'receivers': 'hook'}]}",
        Map.of("PATH", path));
  }

  private int retry() throws Exception {
    try (var java =
        io.crossdock.sandbox.servers.JavaProcess.java(
            io.crossdock.notifier.NotifierCommand.class.getName(),
            List.of(),
            List.of(
                "retry", "--postgresUrl=" + SERVERS.get().jdbcUrl(), "--postgresUser=notifier_app"),
            Map.of(),
            folder.newFile().toPath())) {
      assertThat(java.await(60_000), is(true));
      return java.exitCode();
    }
  }

  private static void awaitFailed(OutboxRows rows, long count) throws Exception {
    Await.that(
        count + " have failed",
        () -> rows.count("tenant = 'refused' and state = 'FAILED'") == count,
        () -> rows.lines("select * from crossdock.notification_progress"));
  }

  private static void awaitDelivered(OutboxRows rows, String tenant, long count) throws Exception {
    Await.count(
        "are delivered",
        count,
        () -> rows.count("tenant = ? and state = 'DELIVERED'", tenant),
        () -> rows.lines("select * from crossdock.notification_progress limit 20"));
  }

  private static void awaitCalls(Receiver receiver, String path, int count) throws Exception {
    Await.that(
        count + " calls to " + path,
        () -> receiver.calls(path).size() >= count,
        () -> receiver.calls(path));
    assertThat(receiver.calls(path).size(), is(count));
  }

  /** A topic of its own, so that each test reads its own news. */
  private static String topic(String name) {
    SERVERS.get().createTopics(List.of(new NewTopic(name, 2, (short) 1)));
    return name;
  }

  private Path rules(String json, Map<String, Object> values) throws Exception {
    String text = json.replace('\'', '"');
    for (Map.Entry<String, Object> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue().toString());
    }
    return Files.writeString(folder.newFile().toPath(), text);
  }

  /** The same with the receiver's address. */
  private Path rules(Path rules, Receiver receiver) throws Exception {
    Path chat = Files.writeString(folder.newFile().toPath(), receiver.url("/chat"));
    return rules(Files.readString(rules), Map.of("URL", receiver.url(""), "CHAT", chat.toString()));
  }

  private NotifierProcess start(Path rules, String topic, String... more) throws Exception {
    List<String> all = new ArrayList<>(List.of("--alertsTopic=" + topic, "--group=" + topic));
    for (String one : more) {
      all.removeIf(before -> before.split("=")[0].equals(one.split("=")[0]));
      all.add(one);
    }
    return NotifierProcess.start(
        SERVERS.get(), rules, folder.newFile().toPath(), all.toArray(new String[0]));
  }
}
