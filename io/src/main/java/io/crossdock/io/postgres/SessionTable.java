package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.Session;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table {@code session}. A session owns its span: the database's function {@code keep_session}
 * removes what a session of a higher revision overlaps, and ignores one that comes too late.
 */
public final class SessionTable implements Table<Session> {
  private static final long serialVersionUID = 1;

  private static final String COLUMNS =
      "tenant, item, first_event_time, last_event_time, session_id, scans, path, flags,"
          + " flag_names, revision";

  @Override
  public String name() {
    return "session";
  }

  @Override
  public String sql() {
    return "call crossdock.put_session(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  }

  @Override
  public Optional<Merge> merge() {
    return Optional.of(
        new Merge(
            "crossdock.session",
            COLUMNS,
            "select count(crossdock.keep_session(" + COLUMNS + ")) from ",
            ""));
  }

  /**
   * Each holds a lock until the commit, and the server has room for some 6,000 if nobody gave it
   * more (max_locks_per_transaction).
   */
  @Override
  public int mostRows() {
    return 1_000;
  }

  @Override
  public void bind(Session row, RowValues values) throws SQLException {
    values
        .text(row.tenant())
        .text(row.item())
        .time(row.firstMicros())
        .time(row.lastMicros())
        .uuid(row.id())
        .number(row.count())
        .texts(row.path())
        .flags(row.flags())
        .number(row.revision());
  }

  @Override
  public String key(Session row) {
    return row.tenant() + "\n" + row.item() + "\n" + row.firstMicros();
  }

  @Override
  public int revision(Session row) {
    return row.revision();
  }
}
