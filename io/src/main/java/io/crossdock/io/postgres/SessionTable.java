package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.Session;
import java.sql.SQLException;

/**
 * The table {@code session}. A session owns its span: the database's procedure {@code put_session}
 * removes what a session of a higher revision overlaps, and ignores one that comes too late.
 */
public final class SessionTable implements Table<Session> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "session";
  }

  @Override
  public String sql() {
    return "call crossdock.put_session(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
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
