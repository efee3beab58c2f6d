package io.crossdock.io.format;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.epcis.EpcisEvent;
import io.crossdock.schemas.source.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** EPCIS in JSON and in XML. A message with one wrong event gives no scan at all. */
final class EpcisDecoder implements MessageDecoder<Scan> {
  private static final long serialVersionUID = 1;

  /** How far into a message its marks are looked for, bytes: a scan of our own is far shorter. */
  private static final int BEGINNING = 16 * 1024;

  private static final byte[] BODY = mark("epcisBody");
  private static final byte[] OFFSET = mark("eventTimeZoneOffset");

  /**
   * Marks of an event that lacks its offset by mistake; one alone may be a scan's unknown field.
   */
  private static final byte[] TIME = mark("eventTime");

  private static final byte[] TYPE = "Event\"".getBytes(StandardCharsets.US_ASCII);

  private final FormatSettings formats;
  private final EpcisReader reader;

  EpcisDecoder(FormatSettings formats, EpcisReader reader) {
    this.formats = formats;
    this.reader = reader;
  }

  private static byte[] mark(String field) {
    return ('"' + field + '"').getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean accepts(SourceMessage message) {
    String type = message.contentType().toLowerCase(Locale.ROOT);
    if (MessageKind.of(message) == MessageKind.XML) {
      // Without a mapping no other XML is read, and EPCIS says best what is wrong with it.
      return formats.xmlMapping() == null
          || type.contains("epcis")
          || EpcisXml.isEpcis(message.payload());
    }
    if (type.startsWith(ScanJson.CONTENT_TYPE)) {
      return false;
    }
    return type.contains("epcis")
        || type.contains("ld+json")
        || hasMark(message.payload(), Math.min(BEGINNING, message.payload().length));
  }

  private static boolean hasMark(byte[] payload, int end) {
    boolean time = false;
    for (int at = 0; at < end; at++) {
      if (payload[at] == '"') {
        if (isAt(BODY, payload, at, end) || isAt(OFFSET, payload, at, end)) {
          return true;
        }
        time |= isAt(TIME, payload, at, end);
      }
    }
    return time && contains(TYPE, payload, end);
  }

  private static boolean contains(byte[] mark, byte[] payload, int end) {
    for (int at = 0; at < end; at++) {
      if (payload[at] == mark[0] && isAt(mark, payload, at, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] mark, byte[] payload, int at, int end) {
    return at + mark.length <= end
        && payload[at + 1] == mark[1]
        && Arrays.equals(payload, at, at + mark.length, mark, 0, mark.length);
  }

  @Override
  public List<Scan> decode(SourceMessage message) throws MessageException {
    String tenant = message.tenant().isEmpty() ? formats.defaultTenant() : message.tenant();
    List<EpcisEvent> events =
        MessageKind.of(message) == MessageKind.XML
            ? EpcisXml.events(message.payload(), formats.epcisXsd())
            : EpcisJson.events(message.payload());
    List<Scan> scans = new ArrayList<>();
    for (EpcisEvent event : events) {
      scans.addAll(reader.scans(event, message, tenant));
    }
    return scans;
  }
}
