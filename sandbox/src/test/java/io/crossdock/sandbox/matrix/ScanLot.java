package io.crossdock.sandbox.matrix;

import io.crossdock.sandbox.load.Format;
import io.crossdock.sandbox.load.ScanContent;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Scans of GS1 codes that every format can say, and for those that are no EPCIS a code that is
 * none, one with a separator, and one beyond ASCII. A scanner is called as its place, since an
 * event of EPCIS names a place alone.
 */
final class ScanLot implements Lot {
  private static final String QUERY =
      "select event_id, scanner_id, location, raw_code, "
          + Rows.micros("event_time")
          + ", step, reading, item, serialised"
          + " from crossdock.scan where tenant = ? and scanner_id = ?";

  private final long begin;

  /** Scans a minute apart, from this moment on, microseconds since the epoch. */
  ScanLot(long begin) {
    this.begin = begin;
  }

  @Override
  public String pipeline() {
    return "barcode";
  }

  @Override
  public List<String> topics() {
    return List.of("scans");
  }

  private static String scanner(Format format) {
    return "urn:acme:dock:" + format;
  }

  @Override
  public List<Piece> pieces(Format format, String tenant) {
    String serial = format + "-7";
    Pieces pieces = new Pieces(format, tenant);
    pieces.add(
        new Code(
            "https://id.gs1.org/01/09506000134352/21/" + serial,
            "urn:epc:id:sgtin:9506000.013435." + serial),
        "receiving",
        "(01)09506000134352(21)" + serial,
        true);
    pieces.add(
        new Code("https://id.gs1.org/00/095212340000000013", "urn:epc:id:sscc:9521234.0000000001"),
        "",
        "(00)095212340000000013",
        true);
    pieces.add(
        new Code("https://id.gs1.org/01/04006381333931", "urn:epc:idpat:sgtin:4006381.033393.*"),
        "storing",
        "(01)04006381333931",
        false);
    pieces.add(
        new Code(
            "https://id.gs1.org/01/09506000134352/10/AB-1",
            "urn:epc:class:lgtin:9506000.013435.AB-1"),
        "shipping",
        "(01)09506000134352(10)AB-1",
        false);
    if (!format.isForScans()) {
      pieces.add(new Code("HELLO"), "", "null", false);
      pieces.add(
          new Code("]C1010950600013435210AB-1\u001d2199"), "", "(01)09506000134352(21)99", true);
      pieces.add(new Code("Grüße, 世界 <&>\"'"), "packing", "null", false);
    }
    return pieces.all;
  }

  @Override
  public List<String> rows(Connection connection, Format format, String tenant)
      throws SQLException {
    return Rows.of(connection, QUERY, tenant, scanner(format));
  }

  /** A code as scanners say it, and its EPC URN. */
  private record Code(String raw, String urn) {
    Code(String raw) {
      this(raw, "");
    }
  }

  private final class Pieces {
    private final Format format;
    private final String tenant;
    private final List<Piece> all = new ArrayList<>();

    Pieces(Format format, String tenant) {
      this.format = format;
      this.tenant = tenant;
    }

    void add(Code code, String step, String item, boolean serialised) {
      String scanner = scanner(format);
      String eventId = all.size() % 2 == 0 ? "urn:acme:event:" + format + all.size() : "";
      long time = begin + all.size() * 60_000_000L;
      Scan scan =
          new Scan(
              tenant,
              Scan.identify(tenant, eventId, scanner, scanner, code.raw, time, step),
              eventId,
              scanner,
              scanner,
              code.raw,
              time,
              time,
              step,
              Scan.Reading.SINGLE,
              Source.kafka("", 0, 0));
      boolean urns = format == Format.EPCIS_XML_1;
      all.add(
          new Piece(
              "scans",
              new ScanContent(scan),
              Rows.line(
                  eventId,
                  scanner,
                  scanner,
                  urns ? code.urn : code.raw,
                  time,
                  step,
                  format.isForScans() ? "BULK" : "SINGLE",
                  item,
                  serialised)));
    }
  }
}
