package io.crossdock.sandbox.notifier;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.notifier.NotifierCommand;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A notifier in a process of its own, as {@code scripts/notify run} starts it. */
final class NotifierProcess implements AutoCloseable {
  /** What no notifier may ever say. */
  static final String SECRET = "whsec_c2VjcmV0IHRoYXQgbm9ib2R5IG1heSBzZWU=";

  /** The user that it writes as: it may do what the role crossdock_notifier may, no more. */
  static final String USER = "notifier_app";

  /** How long a channel may take for an answer. */
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private static final long MILLIS_TO_END = 60_000;

  private final JavaProcess java;
  private final Path log;

  private NotifierProcess(JavaProcess java, Path log) {
    this.java = java;
    this.log = log;
  }

  /** Makes the user that all of them are. */
  static void createUser(Servers servers) throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + USER + " login in role crossdock_notifier");
    }
  }

  /** Starts one that logs to a file of its own. */
  static NotifierProcess start(Servers servers, Path rules, Path log, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "--kafkaBootstrapServers=" + servers.bootstrapServers(),
                "--postgresUrl=" + servers.jdbcUrl(),
                "--postgresUser=" + USER,
                "--rules=" + rules,
                "--every=100ms",
                "--timeout=" + TIMEOUT.toSeconds() + "s",
                "--reportEvery=1s"));
    all.addAll(List.of(more));
    return new NotifierProcess(
        JavaProcess.java(
            NotifierCommand.class.getName(),
            List.of("-Xmx256m"),
            all,
            Map.of("HOOK_SECRET", SECRET),
            log),
        log);
  }

  /** Waits until it says something. */
  NotifierProcess awaitLine(String text) throws Exception {
    Await.that("\"" + text + "\" is said", () -> said().contains(text), this::said);
    return this;
  }

  /** What it has said so far. */
  String said() throws IOException {
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    java.kill();
    assertThat(java.await(MILLIS_TO_END), is(true));
  }

  /** Stops it; it must have ended well. */
  void stop() throws InterruptedException {
    java.terminate();
    assertThat(java.lastWords(), java.await(MILLIS_TO_END), is(true));
    assertThat(java.lastWords(), java.exitCode(), is(0));
  }

  @Override
  public void close() {
    java.kill();
    java.close();
  }
}
