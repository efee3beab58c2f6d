package io.crossdock.io.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * What an error of the database means for a batch, by its SQLSTATE (PostgreSQL documentation,
 * appendix A).
 */
public final class SqlErrors {
  /**
   * Connection lost or refused, out of resources, system error: by class, the first two characters.
   */
  private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "58");

  private static final Set<String> TRANSIENT_STATES =
      Set.of(
          "40001", // serialization failure
          "40P01", // deadlock
          "55P03", // lock not available
          "57014", // statement timed out
          "57P01", // shut down by an administrator
          "57P02", // crashed
          "57P03", // starting up or shutting down
          "57P05", // idle session timed out
          "25006"); // a primary that has just become a standby

  /** Data out of bounds, a constraint, a view's check, a row too large for an index. */
  private static final Set<String> ROW_CLASSES = Set.of("22", "23", "44", "54");

  /**
   * A value without the form of its column's type in COPY, a row without its columns: our doing.
   */
  private static final Set<String> MAPPING_STATES = Set.of("22P03", "22P04");

  private SqlErrors() {}

  /** Whether the same batch may well be written a little later. */
  public static boolean isTransient(SQLException error) {
    for (SQLException e = error; e != null; e = e.getNextException()) {
      String state = e.getSQLState();
      if (TRANSIENT_STATES.contains(String.valueOf(state))
          || TRANSIENT_CLASSES.contains(classOf(state))
          || (state == null && e.getCause() instanceof IOException)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the connection is of no more use, even if the driver has not noticed it. */
  static boolean losesConnection(SQLException error) {
    return classOf(error.getSQLState()).equals("08");
  }

  /**
   * Whether the database refuses a row of the batch for what is in it, now and later. What the
   * driver refuses before the database has seen it is a mistake in the mapping, not in the row.
   */
  public static boolean refusesRow(SQLException error) {
    return !isTransient(error)
        && !MAPPING_STATES.contains(String.valueOf(error.getSQLState()))
        && ROW_CLASSES.contains(classOf(error.getSQLState()))
        && (isServers(error) || isServers(error.getNextException()) || isServers(error.getCause()));
  }

  private static boolean isServers(@Nullable Throwable error) {
    return error instanceof PSQLException told && told.getServerErrorMessage() != null;
  }

  /** What the database said, for a person: of a batch's error the one that names the reason. */
  public static String reasonOf(SQLException error) {
    SQLException next = error.getNextException();
    SQLException told = next == null ? error : next;
    return "SQLSTATE " + told.getSQLState() + ": " + told.getMessage();
  }

  private static String classOf(@Nullable String state) {
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
