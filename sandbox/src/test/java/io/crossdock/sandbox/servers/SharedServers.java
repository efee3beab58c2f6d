package io.crossdock.sandbox.servers;

import io.crossdock.io.postgres.MigrateDatabase;
import io.crossdock.io.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.jspecify.annotations.Nullable;

/**
 * One broker and one database for the tests of a JVM that neither stop nor break them, one class
 * after the other: starting them costs more than most tests. They end with the JVM.
 */
final class SharedServers {
  private static @Nullable Servers servers;

  private SharedServers() {}

  /** The servers as if they had just been started: no topic, no group, an empty schema. */
  static synchronized Servers taken() throws Exception {
    Servers known = servers;
    if (known == null) {
      known = Servers.start(directory(), 0, 0);
      servers = known;
    } else {
      empty(known);
    }
    return known;
  }

  private static Path directory() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "servers");
  }

  static void empty(Servers servers) throws Exception {
    emptyBroker(servers);
    emptyDatabase(servers);
  }

  private static void emptyBroker(Servers servers) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
      List<String> groups =
          admin.listConsumerGroups().all().get().stream()
              .map(ConsumerGroupListing::groupId)
              .toList();
      admin.deleteConsumerGroups(groups).all().get();
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
    }
  }

  private static void emptyDatabase(Servers servers) throws SQLException {
    try (Connection connection = servers.connect();
        Statement statement = connection.createStatement()) {
      List<String> schemas = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select quote_ident(nspname) from pg_namespace"
                  + " where nspname not like 'pg\\_%' and nspname <> 'information_schema'")) {
        while (rows.next()) {
          schemas.add(rows.getString(1));
        }
      }
      for (String schema : schemas) {
        statement.execute("drop schema " + schema + " cascade");
      }
      statement.execute("create schema public");
    }
    MigrateDatabase.migrate(
        new PostgresSettings(
            servers.jdbcUrl(),
            "postgres",
            null,
            1_000,
            Duration.ofMinutes(1),
            Duration.ofSeconds(30)));
  }
}
