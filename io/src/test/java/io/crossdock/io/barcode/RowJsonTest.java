package io.crossdock.io.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.postgres.Samples;
import io.crossdock.io.postgres.TestDatabase;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.Source;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.Test;

public class RowJsonTest {
  private static final UUID OTHER = new UUID(7, 8);

  private static JsonNode read(String line) throws Exception {
    assertThat("one line", line.indexOf('\n'), is(-1));
    return new ObjectMapper().readTree(line);
  }

  private static CheckedScan scan(double speedKmh) {
    return Samples.scan(
        "s \"1\"\n\u001D",
        3,
        2,
        "a fault",
        List.of(new Conflict(OTHER, ScanFlag.IMPOSSIBLE_TRAVEL, speedKmh)),
        ScanFlag.IMPOSSIBLE_TRAVEL);
  }

  private static void hasColumns(String line, String table) throws Exception {
    List<String> columns =
        TestDatabase.rows(
            "select column_name from information_schema.columns where table_schema = 'crossdock'"
                + " and table_name = '"
                + table
                + "'");
    Iterator<String> names = read(line).fieldNames();
    while (names.hasNext()) {
      assertThat(columns, hasItem(names.next()));
    }
  }

  private static Session session() {
    return new Session(
        "acme",
        "(01)1",
        Samples.NOON,
        Samples.NOON + 1,
        2,
        List.of("dock \"1\"", "gate"),
        ScanFlag.BOUNCE.mask() | ScanFlag.LATE.mask(),
        4);
  }

  private static ScanCopy copy() {
    return new ScanCopy("acme", OTHER, Samples.NOON, Source.kafka("scans", 2, 17));
  }

  @Test
  public void namesAreTheTablesColumns() throws Exception {
    hasColumns(RowJson.encode(scan(1)), "scan");
    hasColumns(RowJson.encode(session()), "session");
    hasColumns(RowJson.encode(copy()), "scan_copy");
  }

  @Test
  public void aScanSaysAllThatIsKnown() throws Exception {
    JsonNode row = read(RowJson.encode(scan(512.5)));
    assertThat(row.get("scan_id").textValue(), equalTo(scan(0).scan().id().toString()));
    assertThat(row.get("scanner_id").textValue(), equalTo("s \"1\"\n\u001D"));
    assertThat(row.get("event_time").textValue(), equalTo("2026-03-01T12:00:03Z"));
    assertThat(row.get("arrival_time").textValue(), equalTo("2026-03-01T12:00:05Z"));
    assertThat(row.get("source_name").textValue(), equalTo("scans"));
    assertThat(row.get("source_offset").longValue(), equalTo(3L));
    assertThat(row.get("item").textValue(), equalTo("(01)04006381333931"));
    assertThat(row.get("fault").textValue(), equalTo("a fault"));
    assertThat(row.get("flag_names").toString(), equalTo("[\"IMPOSSIBLE_TRAVEL\"]"));
    assertThat(
        row.get("conflicts").toString(),
        equalTo(
            "[{\"other\":\"" + OTHER + "\",\"flag\":\"IMPOSSIBLE_TRAVEL\",\"speedKmh\":512.5}]"));
    assertThat(row.get("revision").intValue(), is(2));
  }

  @Test
  public void aSpeedWithoutEndIsNull() throws Exception {
    JsonNode row = read(RowJson.encode(scan(Double.POSITIVE_INFINITY)));
    assertThat(row.get("conflicts").get(0).get("speedKmh").isNull(), is(true));
  }

  @Test
  public void aSessionSaysAllThatIsKnown() throws Exception {
    JsonNode row = read(RowJson.encode(session()));
    assertThat(row.get("session_id").textValue(), equalTo(session().id().toString()));
    assertThat(row.get("first_event_time").textValue(), equalTo("2026-03-01T12:00:00Z"));
    assertThat(row.get("last_event_time").textValue(), equalTo("2026-03-01T12:00:00.000001Z"));
    assertThat(row.get("path").toString(), equalTo("[\"dock \\\"1\\\"\",\"gate\"]"));
    assertThat(row.get("flag_names").toString(), equalTo("[\"BOUNCE\",\"LATE\"]"));
    assertThat(row.get("scans").intValue(), is(2));
  }

  @Test
  public void aCopySaysWhereItStands() throws Exception {
    JsonNode row = read(RowJson.encode(copy()));
    assertThat(row.get("scan_id").textValue(), equalTo(OTHER.toString()));
    assertThat(row.get("source_partition").intValue(), is(2));
    assertThat(row.get("source_offset").longValue(), equalTo(17L));
  }
}
