package io.crossdock.sandbox.notifier;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.io.barcode.AnomalyJson;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.notifier.NotifierCommand;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.maintenance.WorkOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A notifier with all that is around it: news, an outbox, and people to be told by each way. */
final class NotifierStage extends ExternalResource {
  /** What the mail server asks for. */
  static final String PASSWORD = "hunter2-never-said";

  private static final String TOPIC = "alerts";
  private static final String ANOMALIES = "anomalies";
  private static final String ORDERS = "orders";
  private static final String RULES =
      """
      {"receivers": {
         "failing": {"webhook": {"url": "MOODY/failing", "secret": "env:HOOK_SECRET"}},
         "hook": {"webhook": {"url": "KIND/hook", "secret": "env:HOOK_SECRET"}},
         "others": {"webhook": {"url": "KIND/others", "secret": "env:HOOK_SECRET"}},
         "cool": {"webhook": {"url": "KIND/cool", "secret": "env:HOOK_SECRET"}},
         "quiet": {"webhook": {"url": "KIND/quiet", "secret": "env:HOOK_SECRET"}},
         "leads": {"webhook": {"url": "KIND/leads", "secret": "env:HOOK_SECRET"}},
         "chat": {"slack": {"url": "file:CHAT"}},
         "refused": {"webhook": {"url": "KIND/refused", "secret": "env:HOOK_SECRET"}},
         "away": {"webhook": {"url": "KIND/away", "secret": "env:HOOK_SECRET"}},
         "mail": {"email": {"host": "127.0.0.1", "port": TLSPORT, "security": "tls",
           "tlsCa": "CERTIFICATE", "user": "crossdock", "password": "file:PASSWORD",
           "from": "Crossdock <crossdock@example.org>", "to": ["leads@example.org"]}},
         "strict": {"email": {"host": "127.0.0.1", "port": PLAINPORT,
           "from": "crossdock@example.org", "to": "leads@example.org"}}},
       "timeIntervals": {"nearly always": [{"zone": "UTC", "from": "00:01", "to": "00:00"}]},
       "routes": [
         {"name": "others", "match": {"tenant": "others"}, "groupBy": "episode",
          "receivers": "others"},
         {"name": "cool", "match": {"tenant": "cool"}, "groupBy": "rule", "groupWait": "0s",
          "groupInterval": "3s", "receivers": "cool"},
         {"name": "quiet", "match": {"tenant": "quiet"}, "groupBy": "episode",
          "muteTimeIntervals": ["nearly always"], "receivers": "quiet"},
         {"name": "failing", "match": {"tenant": "failing"}, "groupBy": "episode",
          "receivers": "failing"},
         {"name": "refused", "match": {"tenant": "refused"}, "groupBy": "episode",
          "receivers": "refused"},
         {"name": "away", "match": {"tenant": "away"}, "receivers": "away"},
         {"name": "held", "match": {"tenant": ["held", "flapping"]}, "groupWait": "1h",
          "receivers": "hook"},
         {"name": "strict", "match": {"tenant": "mail", "severity": "critical"},
          "receivers": "strict"},
         {"name": "mail", "match": {"tenant": "mail"}, "groupBy": "rule", "groupWait": "2s",
          "receivers": "mail"},
         {"name": "critical", "match": {"tenant": "states", "severity": "critical"},
          "receivers": "chat", "continue": true},
         {"name": "states", "match": {"tenant": "states"}, "groupBy": "episode",
          "receivers": "hook", "escalate": {"after": "1h", "receivers": "leads"}}]}
      """;

  private final TestServers servers;
  private final TemporaryFolder folder = new TemporaryFolder();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private @Nullable Receiver kind;
  private @Nullable Receiver moody;
  private @Nullable MailServer mail;
  private @Nullable SentNews news;
  private @Nullable OutboxRows rows;
  private @Nullable NotifierProcess notifier;
  private @Nullable Path rules;

  NotifierStage(TestServers servers) {
    this.servers = servers;
  }

  @Override
  protected void before() throws Throwable {
    folder.create();
    servers()
        .createTopics(
            Stream.of(TOPIC, ANOMALIES, ORDERS)
                .map(topic -> new NewTopic(topic, 2, (short) 1))
                .toList());
    NotifierProcess.createUser(servers());
    kind = open(Receiver.kind());
    moody = open(Receiver.moody(30, 50));
    mail = open(MailServer.start(folder.getRoot().toPath(), PASSWORD));
    news = open(new SentNews(servers().bootstrapServers(), TOPIC));
    rules = Files.writeString(file(), rules());
    notifier = start("--group=one").awaitLine("running");
  }

  private String rules() throws IOException {
    return RULES
        .replace("MOODY", moody().url(""))
        .replace("KIND", kind().url(""))
        .replace("CHAT", Files.writeString(file(), kind().url("/chat")).toString())
        .replace("TLSPORT", Integer.toString(mail().tlsPort()))
        .replace("PLAINPORT", Integer.toString(mail().plainPort()))
        .replace("CERTIFICATE", mail().certificate().toString())
        .replace("PASSWORD", Files.writeString(file(), PASSWORD).toString());
  }

  private Path file() throws IOException {
    return folder.newFile().toPath();
  }

  private <T extends AutoCloseable> T open(T one) {
    started.push(one);
    return one;
  }

  @Override
  protected void after() {
    for (AutoCloseable one : started) {
      try {
        one.close();
      } catch (Exception e) {
        System.err.println("left open: " + e);
      }
    }
    folder.delete();
  }

  /** Starts another one that reads the same news. */
  NotifierProcess start(String... more) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--alertsTopic=" + TOPIC,
                "--anomaliesTopic=" + ANOMALIES,
                "--ordersTopic=" + ORDERS,
                "--retryFirst=100ms",
                "--retryMost=1s"));
    all.addAll(List.of(more));
    return open(
        NotifierProcess.start(
            servers(), Objects.requireNonNull(rules), file(), all.toArray(String[]::new)));
  }

  /** Lets what has failed be sent again, as {@code scripts/notify retry} does. */
  void retry() throws Exception {
    try (JavaProcess java =
        JavaProcess.java(
            NotifierCommand.class.getName(),
            List.of(),
            List.of(
                "retry",
                "--postgresUrl=" + servers().jdbcUrl(),
                "--postgresUser=" + NotifierProcess.USER),
            Map.of(),
            file())) {
      assertThat(java.lastWords(), java.await(60_000), is(true));
      assertThat(java.lastWords(), java.exitCode(), is(0));
    }
  }

  Servers servers() {
    return servers.get();
  }

  /** Takes all. */
  Receiver kind() {
    return Objects.requireNonNull(kind);
  }

  /** Fails often. */
  Receiver moody() {
    return Objects.requireNonNull(moody);
  }

  MailServer mail() {
    return Objects.requireNonNull(mail);
  }

  SentNews news() {
    return Objects.requireNonNull(news);
  }

  /** Sends an anomaly as the barcode pipeline does. */
  void send(Anomaly anomaly) {
    news().send(ANOMALIES, AnomalyJson.message(anomaly));
  }

  /** Sends a work order as the maintenance pipeline does. */
  void send(WorkOrder order) {
    news().send(ORDERS, MaintenanceJson.message(order));
  }

  NotifierProcess notifier() {
    return Objects.requireNonNull(notifier);
  }

  /** The outbox; of a connection that a database which stops would cut. */
  OutboxRows rows() throws Exception {
    OutboxRows open = rows;
    if (open == null) {
      open = open(new OutboxRows(servers()));
      rows = open;
    }
    return open;
  }

  /** Stops the database, and with it the connection of {@link #rows}. */
  void stopDatabase() {
    rows = null;
    servers().stopDatabase();
  }
}
