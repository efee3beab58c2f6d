package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.barcode.CheckedScan;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The database is stopped and started in the middle of a run. */
public class OutageTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(10), Duration.ofMillis(100), () -> 1);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private int port;
  private Path data = Path.of("");
  private EmbeddedPostgres server;

  @Before
  public void startServer() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    data = folder.getRoot().toPath().resolve("data");
    server = start();
  }

  private EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setPort(port)
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @After
  public void stopServer() throws IOException {
    server.close();
  }

  private PostgresSettings settings(Duration maxOutage) {
    return new PostgresSettings(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "postgres",
        null,
        100,
        maxOutage,
        Duration.ofSeconds(5));
  }

  @Test
  public void writingGoesOnWhenTheServerIsBack() throws Exception {
    MigrateDatabase.migrate(settings(Duration.ZERO));
    AtomicInteger retries = new AtomicInteger();
    Runnable restartOnThirdTry =
        () -> {
          if (retries.incrementAndGet() == 3) {
            server = start();
          }
        };
    try (BatchWriter<CheckedScan> writer =
        new BatchWriter<>(
            new ScanTable(), settings(Duration.ofMinutes(1)), QUICK, restartOnThirdTry)) {
      assertThat(writer.write(List.of(Samples.scan(1, 1), Samples.scan(2, 1))), empty());
      server.close();
      assertThat(writer.write(List.of(Samples.scan(2, 2), Samples.scan(3, 1))), empty());
    }
    assertThat(retries.get(), greaterThan(2));
    try (Connection connection = settings(Duration.ZERO).connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select count(*), max(revision) from crossdock.scan")) {
      result.next();
      assertThat(result.getInt(1), equalTo(3));
      assertThat(result.getInt(2), equalTo(2));
    }
  }

  @Test
  public void anOutageLongerThanAllowedFails() throws Exception {
    server.close();
    AtomicInteger retries = new AtomicInteger();
    try (BatchWriter<CheckedScan> writer =
        new BatchWriter<>(
            new ScanTable(), settings(Duration.ofMillis(200)), QUICK, retries::incrementAndGet)) {
      SQLException thrown =
          assertThrows(SQLException.class, () -> writer.write(List.of(Samples.scan(1, 1))));
      assertThat(SqlErrors.isTransient(thrown), equalTo(true));
    }
    assertThat(retries.get(), greaterThan(1));
  }
}
