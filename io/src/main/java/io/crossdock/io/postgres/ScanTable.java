package io.crossdock.io.postgres;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import java.sql.SQLException;
import java.util.List;

/** The table {@code scan}: the newest revision of each scan. */
public final class ScanTable implements Table<CheckedScan> {
  private static final long serialVersionUID = 1;

  @Override
  public String name() {
    return "scan";
  }

  @Override
  public String sql() {
    return """
    insert into crossdock.scan as scan (
      tenant, scan_id, event_id, scanner_id, location, raw_code, event_time, arrival_time, step,
      reading, source_name, source_partition, source_offset, source_message_id,
      item, code_kind, serialised, fault, flags, flag_names, conflicts, copies, revision)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
    on conflict (tenant, scan_id) do update set
      event_id = excluded.event_id,
      scanner_id = excluded.scanner_id,
      location = excluded.location,
      raw_code = excluded.raw_code,
      event_time = excluded.event_time,
      arrival_time = excluded.arrival_time,
      step = excluded.step,
      reading = excluded.reading,
      source_name = excluded.source_name,
      source_partition = excluded.source_partition,
      source_offset = excluded.source_offset,
      source_message_id = excluded.source_message_id,
      item = excluded.item,
      code_kind = excluded.code_kind,
      serialised = excluded.serialised,
      fault = excluded.fault,
      flags = excluded.flags,
      flag_names = excluded.flag_names,
      conflicts = excluded.conflicts,
      copies = excluded.copies,
      revision = excluded.revision,
      written_at = now()
    where excluded.revision >= scan.revision
    """;
  }

  @Override
  public void bind(CheckedScan row, RowValues values) throws SQLException {
    Scan scan = row.scan();
    values
        .text(scan.tenant())
        .uuid(scan.id())
        .text(scan.eventId())
        .text(scan.scannerId())
        .text(scan.location())
        .text(scan.rawCode())
        .time(scan.eventTimeMicros())
        .time(scan.arrivalMicros())
        .text(scan.step())
        .text(scan.reading().name())
        .source(scan.source())
        .text(row.code().kind() == CodeKind.NONE ? null : row.item())
        .text(row.code().kind().name())
        .bool(row.code().serialised())
        .text(row.fault())
        .flags(row.flags())
        .json(json(row.conflicts()))
        .number(row.copies())
        .number(row.revision());
  }

  /** Nothing in a conflict needs escaping. JSON has no infinite number: it becomes null. */
  private static String json(List<Conflict> conflicts) {
    StringBuilder json = new StringBuilder("[");
    for (Conflict conflict : conflicts) {
      json.append(json.length() == 1 ? "" : ",")
          .append("{\"other\":\"")
          .append(conflict.other())
          .append("\",\"flag\":\"")
          .append(conflict.flag())
          .append("\",\"speedKmh\":")
          .append(Double.isFinite(conflict.speedKmh()) ? conflict.speedKmh() : "null")
          .append("}");
    }
    return json.append("]").toString();
  }

  @Override
  public String key(CheckedScan row) {
    return row.scan().tenant() + "\n" + row.scan().id();
  }

  @Override
  public int revision(CheckedScan row) {
    return row.revision();
  }
}
