package io.crossdock.sandbox.dashboard;

import io.crossdock.sandbox.play.Day;
import io.crossdock.sandbox.play.FleetMessages;
import io.crossdock.sandbox.play.PipelineJob;
import io.crossdock.sandbox.play.PlayedDay;
import io.crossdock.sandbox.play.PlayedFleet;
import io.crossdock.sandbox.play.Publisher;
import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import io.crossdock.sandbox.simulator.fleet.FleetDay;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Small days of a warehouse and a fleet through the real pipelines, with a scan whose code is a
 * script and one that comes too late; and a machine whose rows are written by hand, since models
 * and their windows take a minute.
 */
final class ShownDay {
  static final String SCRIPT = "\"><img src=x onerror=\"document.title='run'\"><script>x</script>";
  static final String LATE_SCANNER = "late-scanner";

  private static final LocalDate DATE = LocalDate.of(2026, 1, 5);
  private static final int SCANS = 500;

  private ShownDay() {}

  static void play(Servers servers, Path directory) throws Exception {
    PlayedDay day =
        new PlayedDay(
            new Day(WarehouseDay.of(11, SCANS, DATE), List.of(), directory), servers, directory);
    day.publish();
    publishMore(servers);
    PlayedFleet fleet =
        new PlayedFleet(
            new FleetMessages(FleetDay.of(3, 2, 2, DATE), directory), servers, directory);
    CompletableFuture<Boolean> driven = CompletableFuture.supplyAsync(() -> drive(fleet));
    if (!day.run(List.of(PipelineJob.DIRECT)) || !driven.get(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the day was not played");
    }
    writeMachine(servers);
  }

  private static boolean drive(PlayedFleet fleet) {
    try {
      return fleet.play(List.of(PipelineJob.DIRECT));
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void publishMore(Servers servers) {
    Instant noon = DATE.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    try (Publisher publisher = new Publisher(servers.bootstrapServers(), 0)) {
      send(publisher, "script-scanner", SCRIPT, noon, noon);
      send(publisher, LATE_SCANNER, "09506000134352", noon.minusSeconds(20 * 86_400), noon);
      publisher.awaitAll();
    }
  }

  private static void send(
      Publisher publisher, String scanner, String code, Instant seen, Instant arrived) {
    String json =
        "{\"tenant\":\"acme\",\"scannerId\":\"%s\",\"location\":\"dock-1\",\"rawData\":\"%s\",\"timestamp\":\"%s\"}"
            .formatted(scanner, code.replace("\"", "\\\""), seen);
    publisher.send(
        "scans",
        scanner,
        json.getBytes(StandardCharsets.UTF_8),
        arrived.toEpochMilli() * 1_000,
        "");
  }

  private static void writeMachine(Servers servers) throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into crossdock.vibration
          select 'acme', 'pump-1', 's1', gen_random_uuid(), t, t, false, 'VALID', 29.5, 1.2,
            2 + n / 50.0, 'B', 4, 3.3, 3 + n / 40.0, 0, 1 + n / 10.0, 1.1,
            '[{"hz": 29.5, "amplitude": 0.8}, {"hz": 105.7, "amplitude": 0.5}]'
          from generate_series(0, 99) as n,
            lateral (select timestamptz '2026-01-05T08:00Z' + n * interval '2 minutes' as t) x;
          insert into crossdock.feature_row
          select 'acme', 'pump-1', 'pump', 'hall 1', t, t + interval '10 minutes', 'VALID', 'MISSING',
            json_build_object('velocity_rms', 2 + n / 50.0, 'kurtosis', 3 + n / 40.0), true, 1
          from generate_series(0, 99) as n,
            lateral (select timestamptz '2026-01-05T08:00Z' + n * interval '2 minutes' as t) x;
          insert into crossdock.prediction
          select 'acme', 'pump-1', 'outer-race', t, t + interval '10 minutes', 'pump', 'hall 1',
            'bearing', '1', 'VALID', n / 110.0, 0.5,
            '[{"feature": "kurtosis", "value": 5.4, "typical": 3.1, "share": 0.7}]', '{}', true, 1
          from generate_series(0, 99) as n,
            lateral (select timestamptz '2026-01-05T08:00Z' + n * interval '2 minutes' as t) x;
          insert into crossdock.work_order
          values ('acme', 'pump-1', 'outer-race', '2026-01-05T10:00Z', gen_random_uuid(), null,
            'OPEN', 0.9, 'bearing', '1', 'kurtosis is 5.4, typically 3.1', 'hall 1', 1);
          """);
    }
  }
}
