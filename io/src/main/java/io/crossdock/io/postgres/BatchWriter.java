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
 * Writes batches of rows, each in one transaction or as few as its table allows, over a connection
 * that it opens when it needs one and opens again when it was lost: few rows by statements that the
 * driver joins, many by COPY. For one thread.
 */
final class BatchWriter<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

  /** From so many rows on COPY is faster, see {@code scripts/benchmark-sink}. */
  private static final int ROWS_TO_COPY = 200;

  private static final String NOT_ALLOWED = "42501";

  private final Table<T> table;
  private final PostgresSettings settings;
  private final Backoff backoff;
  private final Runnable onRetry;
  private @Nullable Connection connection;
  private @Nullable PreparedStatement statement;
  private @Nullable Staging<T> staging;
  private int rowsToCopy;

  BatchWriter(Table<T> table, PostgresSettings settings, Backoff backoff, Runnable onRetry) {
    this(table, settings, backoff, onRetry, ROWS_TO_COPY);
  }

  BatchWriter(
      Table<T> table,
      PostgresSettings settings,
      Backoff backoff,
      Runnable onRetry,
      int rowsToCopy) {
    this.table = table;
    this.settings = settings;
    this.backoff = backoff;
    this.onRetry = onRetry;
    this.rowsToCopy = table.merge().isPresent() ? rowsToCopy : Integer.MAX_VALUE;
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
    List<T> newest = newestOfEachKey(rows);
    int most = table.mostRows();
    for (int from = 0; from < newest.size(); from += most) {
      writeOrSplit(newest.subList(from, from + Math.min(most, newest.size() - from)), refused);
    }
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
        if (SqlErrors.losesConnection(e)) {
          close();
        } else {
          rollBack();
        }
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
    Connection open = open();
    Staging<T> stage = rows.size() >= rowsToCopy ? stage(open) : null;
    if (stage != null) {
      stage.write(rows);
    } else {
      writeByStatements(rows, open);
    }
    open.commit();
  }

  private void writeByStatements(List<T> rows, Connection open) throws SQLException {
    PreparedStatement batch = statement;
    if (batch == null) {
      batch = open.prepareStatement(table.sql());
      statement = batch;
    }
    for (T row : rows) {
      table.bind(row, new Parameters(batch));
      batch.addBatch();
    }
    batch.executeBatch();
  }

  private Connection open() throws SQLException {
    if (connection == null) {
      connection = settings.connect();
    }
    return connection;
  }

  /** Where this user may not stage, all goes by statements, which is only slower. */
  private @Nullable Staging<T> stage(Connection open) throws SQLException {
    if (staging == null) {
      try {
        staging = Staging.open(table, open).orElse(null);
      } catch (SQLException e) {
        if (!NOT_ALLOWED.equals(e.getSQLState())) {
          throw e;
        }
        open.rollback();
        rowsToCopy = Integer.MAX_VALUE;
        LOG.warn(
            "table {} is written without COPY, for want of the right TEMPORARY of the database: {}",
            table.name(),
            SqlErrors.reasonOf(e));
      }
    }
    return staging;
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
    staging = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.debug("connection did not close", e);
      }
    }
  }
}
