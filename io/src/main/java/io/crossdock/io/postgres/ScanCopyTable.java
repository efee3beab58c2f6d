package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.ScanCopy;
import java.sql.SQLException;

/** The table {@code scan_copy}: a row says where a copy stands, and never changes. */
public final class ScanCopyTable implements Table<ScanCopy> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "scan_copy";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.scan_copy (
      tenant, scan_id, arrival_time, source_name, source_partition, source_offset,
      source_message_id)
    values (?, ?, ?, ?, ?, ?, ?)
    on conflict do nothing
    """;
  }

  @Override
  public void bind(ScanCopy row, RowValues values) throws SQLException {
    values.text(row.tenant()).uuid(row.scanId()).time(row.arrivalMicros()).source(row.source());
  }

  @Override
  public String key(ScanCopy row) {
    return row.tenant() + "\n" + row.source() + "\n" + row.source().offset() + "\n" + row.scanId();
  }

  @Override
  public int revision(ScanCopy row) {
    return 0;
  }
}
