package io.crossdock.io.failure;

import io.crossdock.io.postgres.PostgresSettings;
import java.io.Serializable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * One replay of failures of the table. {@link #choose} notes which failures there are to replay and
 * changes none; {@link ReplayInput} reads exactly these; and when the pipeline has succeeded,
 * {@link #markReplayed} marks those that did not fail again.
 *
 * @param id the replay's id
 * @param chosen how many failures it replays
 * @param exhausted how many the filter asks for that have failed too often and are left
 */
public record Replay(UUID id, int chosen, int exhausted) implements Serializable {
  private static final String ASKED =
      " from crossdock.failure where status = 'OPEN' and pipeline = ? and kind = any (?)"
          + " and arrival_micros >= ? and arrival_micros < ?"
          + " and (cardinality(?) = 0 or failure_id = any (?))";

  /**
   * Notes the open failures that the filter asks for.
   *
   * @throws SQLException when the database is away or refuses
   */
  public static Replay choose(PostgresSettings settings, ReplayFilter filter) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Connection connection = settings.connect()) {
      // Both statements see the table as it was at the first.
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      int exhausted = countExhausted(connection, filter);
      int chosen;
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into crossdock.replay (replay_id, failure_id, attempt)"
                  + " select ?, failure_id, attempt"
                  + ASKED
                  + " and attempt < ?")) {
        insert.setObject(1, id);
        bind(insert, 2, filter);
        chosen = insert.executeUpdate();
      }
      connection.commit();
      return new Replay(id, chosen, exhausted);
    }
  }

  private static int countExhausted(Connection connection, ReplayFilter filter)
      throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("select count(*)" + ASKED + " and attempt >= ?")) {
      bind(count, 1, filter);
      try (ResultSet result = count.executeQuery()) {
        result.next();
        return result.getInt(1);
      }
    }
  }

  private static void bind(PreparedStatement statement, int from, ReplayFilter filter)
      throws SQLException {
    Object[] kinds = filter.kinds().stream().map(Enum::name).toArray();
    statement.setString(from, filter.pipeline());
    statement.setArray(from + 1, statement.getConnection().createArrayOf("text", kinds));
    statement.setLong(from + 2, filter.sinceMicros());
    statement.setLong(from + 3, filter.beforeMicros());
    Array failures =
        statement.getConnection().createArrayOf("uuid", filter.failures().toArray(UUID[]::new));
    statement.setArray(from + 4, failures);
    statement.setArray(from + 5, failures);
    statement.setInt(from + 6, filter.maxAttempts());
  }

  /**
   * Marks the replay's failures as replayed, except those that failed again, which stay open with a
   * higher attempt. A message carries its attempt and has raised it; of a row that was made on the
   * way nobody knew it, so it is raised here where the failure was written anew since the choice.
   * To be called when the replaying pipeline has succeeded; again is harmless.
   *
   * @return how many were marked now
   * @throws SQLException when the database is away or refuses
   */
  public int markReplayed(PostgresSettings settings) throws SQLException {
    try (Connection connection = settings.connect();
        PreparedStatement raise =
            connection.prepareStatement(
                """
                update crossdock.failure f set attempt = r.attempt + 1
                from crossdock.replay r
                where r.replay_id = ? and f.failure_id = r.failure_id
                  and f.attempt = r.attempt and f.status = 'OPEN' and f.last_seen > r.chosen_at
                """);
        PreparedStatement update =
            connection.prepareStatement(
                """
                update crossdock.failure f set status = 'REPLAYED', replayed_at = now()
                from crossdock.replay r
                where r.replay_id = ? and f.failure_id = r.failure_id
                  and f.attempt = r.attempt and f.status = 'OPEN'
                """)) {
      raise.setObject(1, id);
      raise.executeUpdate();
      update.setObject(1, id);
      int marked = update.executeUpdate();
      connection.commit();
      return marked;
    }
  }
}
