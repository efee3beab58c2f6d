package io.crossdock.dashboard.data;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Who has taken which episode on. The first who does has it. */
public final class Acknowledgements {
  private final DashboardDatabase database;

  /** Those of a database. */
  public Acknowledgements(DashboardDatabase database) {
    this.database = database;
  }

  /**
   * Takes an episode on for a person.
   *
   * @return who has it, this person or an earlier one; nothing where there is no such episode
   * @throws SQLException when the database is away or refuses
   */
  public Optional<String> take(String tenant, Subject subject, UUID id, String person, String note)
      throws SQLException {
    try (Connection connection = database.writer()) {
      insert(connection, tenant, subject, id, person, note);
      return holder(connection, tenant, subject, id);
    }
  }

  private static void insert(
      Connection connection, String tenant, Subject subject, UUID id, String person, String note)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into crossdock.acknowledgement"
                + " (tenant, subject_kind, subject_id, acknowledged_by, note)"
                + " select tenant, ?, "
                + subject.id()
                + "::text, ?, ? from "
                + subject.table()
                + " where tenant = ? and "
                + subject.id()
                + " = ? on conflict do nothing")) {
      statement.setString(1, subject.name());
      statement.setString(2, person);
      statement.setString(3, note);
      statement.setString(4, tenant);
      statement.setObject(5, id);
      statement.executeUpdate();
    }
  }

  private static Optional<String> holder(
      Connection connection, String tenant, Subject subject, UUID id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select acknowledged_by from crossdock.acknowledgement"
                + " where tenant = ? and subject_kind = ? and subject_id = ?")) {
      statement.setString(1, tenant);
      statement.setString(2, subject.name());
      statement.setString(3, id.toString());
      try (ResultSet result = statement.executeQuery()) {
        return result.next() ? Optional.of(result.getString(1)) : Optional.empty();
      }
    }
  }
}
