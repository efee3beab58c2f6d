package io.crossdock.io.postgres;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.secret.Secret;
import io.crossdock.io.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PostgresSettingsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private PostgresSettings parse(String... args) {
    return PostgresSettings.parse(
        PipelineOptionsFactory.fromArgs(args).as(PostgresOptions.class), problems);
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    assertThat(
        parse("--postgresUrl=jdbc:postgresql://h/d"),
        equalTo(
            new PostgresSettings(
                "jdbc:postgresql://h/d",
                "crossdock",
                null,
                1_000,
                Duration.ofMinutes(10),
                Duration.ofSeconds(30))));
    assertThat(problems.all(), empty());
  }

  @Test
  public void everyOptionHasAnEffect() {
    assertThat(
        parse(
            "--postgresUrl=jdbc:postgresql://h/d?ssl=true",
            "--postgresUser=u",
            "--postgresPassword=env:PGPASSWORD",
            "--postgresBatchSize=50",
            "--postgresMaxOutage=1h",
            "--postgresStatementTimeout=5s"),
        equalTo(
            new PostgresSettings(
                "jdbc:postgresql://h/d?ssl=true",
                "u",
                Secret.reference("env:PGPASSWORD"),
                50,
                Duration.ofHours(1),
                Duration.ofSeconds(5))));
    assertThat(problems.all(), empty());
  }

  @Test
  public void aPasswordInTheUrlIsRefused() {
    parse("--postgresUrl=jdbc:postgresql://h/d?password=x");
    parse("--postgresUrl=jdbc:postgresql://h/d?ssl=true&user=x");
    parse("--postgresUrl=jdbc:postgresql://u:x@h/d");
    assertThat(problems.all(), hasSize(3));
    assertThat(problems.all().toString(), containsString("carries a user or a password"));
  }

  @Test
  public void thePasswordIsReadWhenConnectingAndNeverShown() throws IOException, SQLException {
    Path file = folder.getRoot().toPath().resolve("password");
    PostgresSettings settings =
        new PostgresSettings(
            TestDatabase.settings().url(),
            "pipeline",
            Secret.reference("file:" + file),
            1,
            Duration.ZERO,
            Duration.ofSeconds(7));
    assertThrows(IllegalStateException.class, settings::connect);
    Files.writeString(file, "hush");
    assertThat(settings.toString(), not(containsString("hush")));
    try (Connection connection = settings.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("show statement_timeout")) {
      result.next();
      assertThat(result.getString(1), equalTo("7s"));
    }
  }

  @Test
  public void errorsAreTransientOrARowsFaultOrNeither() throws SQLException {
    for (String state :
        new String[] {
          "08006", "08001", "53300", "57P01", "57P03", "40001", "40P01", "55P03", "57014", "25006"
        }) {
      assertThat(state, SqlErrors.isTransient(new SQLException("", state)), equalTo(true));
    }
    for (String state : new String[] {"22021", "23505", "42P01", "42501", "28P01", "XX000"}) {
      assertThat(state, SqlErrors.isTransient(new SQLException("", state)), equalTo(false));
    }
    assertThat(
        SqlErrors.isTransient(new SQLException("lost", new IOException("reset"))), equalTo(true));
    assertThat(
        "a mapping's mistake, found by the driver",
        SqlErrors.refusesRow(new SQLException("", "22023")),
        equalTo(false));
  }
}
