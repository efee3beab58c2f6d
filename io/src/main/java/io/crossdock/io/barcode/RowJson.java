package io.crossdock.io.barcode;

import com.fasterxml.jackson.core.JsonGenerator;
import io.crossdock.io.json.JsonLine;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.Source;
import java.io.IOException;

/** The rows of the barcode tables as lines of JSON, with the names of the tables' columns. */
public final class RowJson {
  private RowJson() {}

  /** A row of the table {@code scan}. */
  public static String encode(CheckedScan row) {
    Scan scan = row.scan();
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", scan.tenant());
          json.writeStringField("scan_id", scan.id().toString());
          json.writeStringField("event_id", scan.eventId());
          json.writeStringField("scanner_id", scan.scannerId());
          json.writeStringField("location", scan.location());
          json.writeStringField("raw_code", scan.rawCode());
          json.writeStringField("event_time", JsonLine.time(scan.eventTimeMicros()));
          json.writeStringField("arrival_time", JsonLine.time(scan.arrivalMicros()));
          json.writeStringField("step", scan.step());
          json.writeStringField("reading", scan.reading().name());
          source(json, scan.source());
          json.writeStringField("item", row.code().key());
          json.writeStringField("code_kind", row.code().kind().name());
          json.writeBooleanField("serialised", row.code().serialised());
          json.writeStringField("fault", row.fault());
          flags(json, row.flags());
          json.writeArrayFieldStart("conflicts");
          for (Conflict conflict : row.conflicts()) {
            json.writeStartObject();
            json.writeStringField("other", conflict.other().toString());
            json.writeStringField("flag", conflict.flag().name());
            if (Double.isFinite(conflict.speedKmh())) {
              json.writeNumberField("speedKmh", conflict.speedKmh());
            } else {
              json.writeNullField("speedKmh");
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeNumberField("copies", row.copies());
          json.writeNumberField("revision", row.revision());
        });
  }

  /** A row of the table {@code session}; one without scans says that there is none any more. */
  public static String encode(Session session) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", session.tenant());
          json.writeStringField("session_id", session.id().toString());
          json.writeStringField("item", session.item());
          json.writeStringField("first_event_time", JsonLine.time(session.firstMicros()));
          json.writeStringField("last_event_time", JsonLine.time(session.lastMicros()));
          json.writeNumberField("scans", session.count());
          json.writeArrayFieldStart("path");
          for (String place : session.path()) {
            json.writeString(place);
          }
          json.writeEndArray();
          flags(json, session.flags());
          json.writeNumberField("revision", session.revision());
        });
  }

  /** A row of the table {@code scan_copy}. */
  public static String encode(ScanCopy copy) {
    return JsonLine.of(
        json -> {
          json.writeStringField("tenant", copy.tenant());
          json.writeStringField("scan_id", copy.scanId().toString());
          json.writeStringField("arrival_time", JsonLine.time(copy.arrivalMicros()));
          source(json, copy.source());
        });
  }

  private static void source(JsonGenerator json, Source source) throws IOException {
    json.writeStringField("source_name", source.name());
    json.writeNumberField("source_partition", source.partition());
    json.writeNumberField("source_offset", source.offset());
    json.writeStringField("source_message_id", source.messageId());
  }

  private static void flags(JsonGenerator json, int flags) throws IOException {
    json.writeArrayFieldStart("flag_names");
    for (ScanFlag flag : ScanFlag.setOf(flags)) {
      json.writeString(flag.name());
    }
    json.writeEndArray();
  }
}
