package io.crossdock.io.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of rows, each in one transaction, over a connection that it opens when it needs
 * one and opens again when it was lost. For one thread.
 */
final class BatchWriter<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  private final Table<T> table;
  private final PostgresSettings settings;
  private final Backoff backoff;
  private final Runnable onRetry;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement statement;

  BatchWriter(Table<T> table, PostgresSettings settings, Backoff backoff, Runnable onRetry) {
    this.table = table;
    this.settings = settings;
    this.backoff = backoff;
    this.onRetry = onRetry;
  }

  /** A row that the database does not take, and why. */
  record Refused<T>(T row, String reason) {}

  /**
   * Writes the newest row of each key and returns the rows that the database refuses for what is in
   * them; the others are written. While the database is away or busy the batch is tried again.
   *
   * @throws SQLException when the database is away for longer than the settings allow, or refuses
   *     what no row is to blame for
   * @throws InterruptedException when the thread is told to end while it waits
   */
  List<Refused<T>> write(Collection<T> rows) throws SQLException, InterruptedException {
    List<Refused<T>> refused = new ArrayList<>();
    writeOrSplit(newestOfEachKey(rows), refused);
    return refused;
  }

  /** In the keys' order: two writers that lock the same rows in different orders would deadlock. */
  private List<T> newestOfEachKey(Collection<T> rows) {
    TreeMap<String, T> newest = new TreeMap<>();
    for (T row : rows) {
      newest.merge(table.key(row), row, (a, b) -> table.revision(b) >= table.revision(a) ? b : a);
    }
    return new ArrayList<>(newest.values());
  }

  /** Halves a refused batch until the rows to blame stand alone. */
  private void writeOrSplit(List<T> rows, List<Refused<T>> refused)
      throws SQLException, InterruptedException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      writeWithRetries(rows);
    } catch (SQLException e) {
      if (!SqlErrors.refusesRow(e)) {
        throw e;
      }
      if (rows.size() == 1) {
        refused.add(new Refused<>(rows.get(0), SqlErrors.reasonOf(e)));
      } else {
        int half = rows.size() / 2;
        writeOrSplit(rows.subList(0, half), refused);
        writeOrSplit(rows.subList(half, rows.size()), refused);
      }
    }
  }

  private void writeWithRetries(List<T> rows) throws SQLException, InterruptedException {
    long start = System.nanoTime();
    for (int failures = 1; ; failures++) {
      try {
        writeOnce(rows);
        return;
      } catch (SQLException e) {
        rollBack();
        if (!SqlErrors.isTransient(e)) {
          throw e;
        }
        Duration pause = backoff.after(failures);
        Duration away = Duration.ofNanos(System.nanoTime() - start);
        if (away.plus(pause).compareTo(settings.maxOutage()) > 0) {
          throw e;
        }
        LOG.warn(
            "table {} takes nothing for {} ms now, next try in {} ms: {}",
            table.name(),
            away.toMillis(),
            pause.toMillis(),
            SqlErrors.reasonOf(e));
        onRetry.run();
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private void writeOnce(List<T> rows) throws SQLException {
    PreparedStatement batch = open();
    for (T row : rows) {
      table.bind(row, batch);
      batch.addBatch();
    }
    batch.executeBatch();
    batch.getConnection().commit();
  }

  private PreparedStatement open() throws SQLException {
    if (connection == null) {
      connection = settings.connect();
    }
    if (statement == null) {
      statement = connection.prepareStatement(table.sql());
    }
    return statement;
  }

  /** A connection that can't even roll back is of no more use. */
  private void rollBack() {
    if (connection == null) {
      return;
    }
    try {
      if (statement != null) {
        statement.clearBatch();
      }
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("connection given up", e);
      close();
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    statement = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("connection did not close", e);
      }
    }
  }
}
