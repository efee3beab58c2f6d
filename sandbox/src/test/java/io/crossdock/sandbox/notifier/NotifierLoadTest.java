package io.crossdock.sandbox.notifier;

import static io.crossdock.schemas.fleet.Alert.Severity.WARNING;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assume.assumeTrue;

import com.github.freva.asciitable.AsciiTable;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/**
 * Many alerts to two channels, of which one is slow and fails at random and the other is down for a
 * while, by two notifiers of which one is killed. {@code -Pnotifications}; the table that it prints
 * stands in the notifier's README.
 */
public class NotifierLoadTest {
  private static final boolean ON = Boolean.getBoolean("crossdock.notifications");
  private static final int ALERTS = Integer.getInteger("crossdock.notifications.alerts", 10_000);
  private static final int PER_SECOND = 30;
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration TIMEOUT = NotifierProcess.TIMEOUT;
  private static final Duration LEASE = TIMEOUT.multipliedBy(6);

  /** For a machine that is busy. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final TestServers SERVERS = TestServers.own();

  private final TemporaryFolder folder = new TemporaryFolder();

  @Rule public final RuleChain rules = RuleChain.outerRule(SERVERS).around(folder);

  @BeforeClass
  public static void onRequest() {
    assumeTrue("minutes of load: with -Pnotifications only", ON);
  }

  @Test
  public void eachMessageIsDeliveredOnceByEachChannel() throws Exception {
    NotifierProcess.createUser(SERVERS.get());
    SERVERS.get().createTopics(List.of(new NewTopic("alerts", 4, (short) 1)));
    try (Receiver failing = Receiver.moody(25, 150);
        Receiver down = Receiver.moody(0, 20);
        SentNews news = new SentNews(SERVERS.get().bootstrapServers(), "alerts");
        OutboxRows rows = new OutboxRows(SERVERS.get());
        NotifierProcess first = start("first", failing, down);
        NotifierProcess second = start("second", failing, down)) {
      first.awaitLine("running");
      second.awaitLine("running");
      Thread sender = new Thread(() -> send(news), "alerts");
      sender.start();
      awaitDelivered(rows, "down", ALERTS / 10);
      down.goDown();
      Instant wentDown = Instant.now();
      awaitDelivered(rows, "failing", ALERTS / 4);
      first.kill();
      Await.that(
          "a minute is over", () -> Instant.now().isAfter(wentDown.plus(OUTAGE)), rows::toString);
      down.comeBack();
      Instant cameBack = Instant.now();
      sender.join();
      awaitDelivered(rows, "failing", ALERTS);
      awaitDelivered(rows, "down", ALERTS);
      second.stop();
      report(rows, failing, down, wentDown, cameBack);
      for (Receiver receiver : List.of(failing, down)) {
        String channel = receiver == failing ? "failing" : "down";
        Set<String> expected =
            new TreeSet<>(
                rows.lines(
                    "select message_id from crossdock.notification where channel = '"
                        + channel
                        + "'"));
        assertThat(channel, receiver.taken().keySet(), equalTo(expected));
        assertThat(channel, expected.size(), is(ALERTS));
        assertThat("too late", tooLate(rows, channel, cameBack), empty());
      }
    }
  }

  private static void send(SentNews news) {
    long began = System.nanoTime();
    for (int i = 0; i < ALERTS; i++) {
      long due = began + TimeUnit.SECONDS.toNanos(1) * i / PER_SECOND;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      news.send(SentNews.raised("acme", "truck-" + i, WARNING));
    }
    news.flush();
  }

  /**
   * What was delivered later than the policy says: from its first attempt on, or from when its
   * channel was back, all pauses at their longest, the answers between them, and once the lease of
   * a notifier that died.
   */
  private static List<String> tooLate(OutboxRows rows, String channel, Instant cameBack)
      throws Exception {
    List<String> found = new ArrayList<>();
    String from = channel.equals("down") ? "greatest(begun_at, '" + cameBack + "')" : "begun_at";
    for (String line :
        rows.lines(
            "select attempts, extract(epoch from delivered_at - "
                + from
                + ") from crossdock.notification where channel = '"
                + channel
                + "'")) {
      String[] columns = line.split(" \\| ", -1);
      Duration allowed = LEASE.plus(SLACK);
      for (int attempt = 1; attempt <= Integer.parseInt(columns[0]); attempt++) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(attempt - 1, 20));
        allowed = allowed.plus(TIMEOUT).plus(pause.compareTo(MOST) < 0 ? pause : MOST);
      }
      if (Double.parseDouble(columns[1]) * 1_000 > allowed.toMillis()) {
        found.add(line);
      }
    }
    return found;
  }

  private static void report(
      OutboxRows rows, Receiver failing, Receiver down, Instant wentDown, Instant cameBack)
      throws Exception {
    List<String[]> table = new ArrayList<>();
    for (String channel : List.of("failing", "down")) {
      Receiver receiver = channel.equals("failing") ? failing : down;
      long copies = receiver.taken().values().stream().mapToLong(n -> n - 1).sum();
      String[] waits =
          rows.lines(
                  "select "
                      + percentile(0.5)
                      + percentile(0.95)
                      + "to_char(max(extract(epoch from delivered_at - created_at)), 'FM9990.0'),"
                      + " max(attempts), sum(attempts) from crossdock.notification"
                      + " where channel = '"
                      + channel
                      + "'")
              .get(0)
              .split(" \\| ", -1);
      table.add(
          new String[] {
            channel,
            Long.toString(rows.count("channel = ?", channel)),
            Integer.toString(receiver.taken().size()),
            waits[4],
            Long.toString(copies),
            waits[3],
            waits[0],
            waits[1],
            waits[2],
            Integer.toString(tooLate(rows, channel, cameBack).size())
          });
    }
    System.out.println(
        AsciiTable.getTable(
            new String[] {
              "channel",
              "messages",
              "arrived",
              "attempts",
              "copies of an id",
              "most attempts",
              "median s",
              "p95 s",
              "longest s",
              "later than the policy"
            },
            table.toArray(new String[0][])));
    System.out.println(
        "down for "
            + Duration.between(wentDown, cameBack).toSeconds()
            + " s; the last that waited for it came "
            + rows.number(
                "select extract(epoch from max(delivered_at) - ?::timestamptz)::bigint from"
                    + " crossdock.notification where channel = 'down' and created_at < ?::timestamptz",
                cameBack.toString(),
                cameBack.toString())
            + " s after it was back");
  }

  private static String percentile(double which) {
    return "to_char(percentile_cont("
        + which
        + ") within group (order by extract(epoch from delivered_at - created_at)), 'FM9990.0'), ";
  }

  private static void awaitDelivered(OutboxRows rows, String channel, long count) throws Exception {
    Await.count(
        "are delivered by " + channel,
        count,
        () -> rows.count("channel = ? and state = 'DELIVERED'", channel),
        () ->
            rows.lines(
                "select channel, progress, count(*) from crossdock.notification_progress"
                    + " group by 1, 2"));
  }

  private NotifierProcess start(String name, Receiver failing, Receiver down) throws Exception {
    String rules =
        """
        {"receivers": {
           "failing": {"webhook": {"url": "%s", "secret": "env:HOOK_SECRET"}},
           "down": {"webhook": {"url": "%s", "secret": "env:HOOK_SECRET"}}},
         "routes": [{"name": "all", "groupBy": "episode", "receivers": ["failing", "down"]}]}
        """
            .formatted(failing.url("/failing"), down.url("/down"));
    Path file = Files.writeString(folder.getRoot().toPath().resolve(name + ".json"), rules);
    return NotifierProcess.start(
        SERVERS.get(),
        file,
        folder.getRoot().toPath().resolve(name + ".log"),
        "--alertsTopic=alerts",
        "--parallel=8",
        "--retryFirst=" + FIRST.toSeconds() + "s",
        "--retryMost=" + MOST.toSeconds() + "s");
  }
}
