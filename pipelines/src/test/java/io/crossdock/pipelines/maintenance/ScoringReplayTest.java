package io.crossdock.pipelines.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.io.postgres.MigrateDatabase;
import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A row that no model could score is scored again when there is one that can. */
public class ScoringReplayTest {
  private static final String PREDICTIONS =
      "select to_char(from_time at time zone 'UTC', 'HH24:MI'), model_version,"
          + " probability >= threshold from crossdock.prediction order by from_time";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<EmbeddedPostgres> servers = new ArrayList<>();

  @Before
  public void startDatabase() throws IOException {
    servers.add(
        EmbeddedPostgres.builder().setServerConfig("listen_addresses", "127.0.0.1").start());
    MigrateDatabase.migrate(
        new PostgresSettings(
            url(), "postgres", null, 1_000, Duration.ofSeconds(30), Duration.ofSeconds(20)));
  }

  @After
  public void stopDatabase() throws IOException {
    for (EmbeddedPostgres server : servers) {
      server.close();
    }
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + servers.get(0).getPort() + "/postgres";
  }

  private List<String> rows(String sql) throws SQLException {
    try (Connection connection = servers.get(0).getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      int columns = results.getMetaData().getColumnCount();
      while (results.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(results.getString(column));
        }
        rows.add(String.join(" ", row));
      }
      return rows;
    }
  }

  private Console run(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=DirectRunner",
                "--targetParallelism=2",
                "--postgresUrl=" + url(),
                "--postgresUser=postgres",
                "--machines=" + file("machines.csv"),
                "--models=" + file("mill.onnx"),
                "--featureEvery=1m"));
    arguments.addAll(Arrays.asList(more));
    Console console =
        Console.of(() -> Launch.run(arguments.toArray(new String[0]), new MaintenancePipeline()));
    assertThat(console.err(), console.exitCode(), equalTo(0));
    return console;
  }

  private Path file(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  @Test
  public void aRowIsScoredOnceTheModelThatNeedsMoreIsGone() throws Exception {
    Files.writeString(
        file("machines.csv"),
        "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
            + "contactDegrees,location\nacme,m1,,,mill,,,,,,,hall\n");
    Files.writeString(
        file("in.ndjson"),
        """
        {"tenant":"acme","machineId":"m1","timestamp":"2026-01-05T06:00:10Z","torque":40,"speed":9}
        {"tenant":"acme","machineId":"m1","timestamp":"2026-01-05T06:01:10Z","speed":2000}
        """);
    TestModels.above(file("mill.onnx"), "torque", 50, "1", "mill");
    run(
        "--input=files",
        "--inputFiles=" + file("in.ndjson"),
        "--inputArrival=2026-01-05T07:00:00Z");
    assertThat(rows(PREDICTIONS), equalTo(List.of("06:00 1 f")));
    assertThat(
        rows("select pipeline, step, kind, tenant from crossdock.failure"),
        equalTo(List.of("maintenance ScoreRows SCORING acme")));

    assertThat(
        run("--input=replay").out(), containsString("0 failures went through, 1 failed again."));
    assertThat(rows(PREDICTIONS), equalTo(List.of("06:00 1 f")));

    TestModels.above(file("mill.onnx"), "speed", 1_500, "2", "mill");
    Console replayed = run("--input=replay");
    assertThat(replayed.out(), containsString("Replaying 1 failures"));
    assertThat(replayed.out(), containsString("1 failures went through, 0 failed again."));
    List<String> both = List.of("06:00 1 f", "06:01 2 t");
    assertThat(rows(PREDICTIONS), equalTo(both));

    assertThat(run("--input=replay").out(), containsString("Replaying 0 failures"));
    assertThat(rows(PREDICTIONS), equalTo(both));
    assertThat(rows("select count(*) from crossdock.failure"), equalTo(List.of("1")));
    assertThat(rows("select count(*) from crossdock.work_order"), equalTo(List.of("0")));
  }
}
