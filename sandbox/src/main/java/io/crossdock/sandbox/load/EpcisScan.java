package io.crossdock.sandbox.load;

import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scan as an event of EPCIS would say it, in which codes, places and ids are URIs. An event has
 * no place for a scanner.
 *
 * @param scan the scan with those URIs
 * @param ofClass whether the code names a class of objects and no single one
 */
record EpcisScan(Scan scan, boolean ofClass) {
  private static final Gs1Parser PARSER = new Gs1Parser();
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
  private static final Pattern ELEMENT = Pattern.compile("\\((\\d{2,4})\\)");

  /** How EPCIS writes a code. */
  enum Notation {
    /** GS1 Digital Links, new in EPCIS 2.0. */
    LINK,
    /**
     * EPC URNs. A code does not say how many digits of it are the company's: 7 are taken, and
     * readers get the same code of any number.
     */
    URN
  }

  /** The scan in a notation; empty where its code is no GS1 code, or one that has none in it. */
  static Optional<EpcisScan> of(Scan scan, Notation notation) {
    if (!(PARSER.parse(scan.rawCode()) instanceof Gs1Code gs1)
        || !gs1.code().key().startsWith("(")) {
      return Optional.empty();
    }
    Code code = gs1.code();
    String uri = notation == Notation.LINK ? link(code) : urn(code);
    // An identifier in brackets within a serial number looks like one more element.
    if (!(PARSER.parse(uri) instanceof Gs1Code read) || !read.code().equals(code)) {
      return Optional.empty();
    }
    return Optional.of(new EpcisScan(withUris(scan, uri), !code.serialised()));
  }

  private static Scan withUris(Scan scan, String code) {
    String place = uri("urn:crossdock:place:", scan.location());
    return new Scan(
        scan.tenant(),
        scan.id(),
        scan.eventId().isEmpty() ? "" : uri("urn:crossdock:event:", scan.eventId()),
        place,
        place,
        code,
        scan.eventTimeMicros(),
        scan.arrivalMicros(),
        scan.step(),
        scan.reading(),
        scan.source());
  }

  private static String uri(String namespace, String name) {
    return URI.matcher(name).matches() ? name : namespace + name.replace(" ", "%20");
  }

  /** {@code (01)09506000134352(21)12345} as a path of a link. */
  private static String link(Code code) {
    StringBuilder link = new StringBuilder("https://id.gs1.org");
    for (String[] element : elements(code)) {
      link.append('/').append(element[0]).append('/').append(escaped(element[1]));
    }
    return link.toString();
  }

  private static String urn(Code code) {
    List<String[]> elements = elements(code);
    List<String> identifiers = elements.stream().map(element -> element[0]).toList();
    String key = elements.get(0)[1];
    String last = escaped(elements.get(elements.size() - 1)[1]);
    return switch (String.join(" ", identifiers)) {
      case "00" ->
          "urn:epc:id:sscc:" + key.substring(1, 8) + '.' + key.charAt(0) + key.substring(8, 17);
      case "01" -> "urn:epc:idpat:sgtin:" + item(key) + ".*";
      case "01 10" -> "urn:epc:class:lgtin:" + item(key) + '.' + last;
      case "01 21" -> "urn:epc:id:sgtin:" + item(key) + '.' + last;
      default -> "";
    };
  }

  /** A GTIN-14 as company and item with its indicator, without the check digit. */
  private static String item(String gtin) {
    return gtin.substring(1, 8) + '.' + gtin.charAt(0) + gtin.substring(8, 13);
  }

  /** Identifier and value of each element of a code's key. */
  private static List<String[]> elements(Code code) {
    List<String[]> elements = new ArrayList<>();
    Matcher matcher = ELEMENT.matcher(code.key());
    int from = 0;
    String identifier = "";
    while (matcher.find()) {
      if (from > 0) {
        elements.add(new String[] {identifier, code.key().substring(from, matcher.start())});
      }
      identifier = matcher.group(1);
      from = matcher.end();
    }
    elements.add(new String[] {identifier, code.key().substring(from)});
    return elements;
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
