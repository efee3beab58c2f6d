package io.crossdock.notifier.outbox;

import io.crossdock.io.postgres.PostgresSettings;
import io.crossdock.io.secret.MissingSecretException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A connection that is made when it is needed, and made anew after it failed. For one thread. */
public final class Session implements AutoCloseable {
  private final PostgresSettings settings;
  private @Nullable Connection connection;

  /** A session of this database. */
  public Session(PostgresSettings settings) {
    this.settings = settings;
  }

  /** What is done within a transaction. */
  public interface Work<T> {
    /** Does it. */
    T in(Connection connection) throws SQLException;
  }

  /** Does work in a transaction of its own. */
  public <T> T run(Work<T> work) throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = connect();
      connection = open;
    }
    try {
      T result = work.in(open);
      open.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      close(); // rolls back, too
      throw e;
    }
  }

  private Connection connect() throws SQLException {
    try {
      return settings.connect();
    } catch (MissingSecretException e) {
      // Passwords are changed while we run: as with a database that is away, it is tried again.
      throw new SQLException(e.getMessage(), "08001", e);
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (SQLException e) {
      // It was lost.
    }
  }
}
