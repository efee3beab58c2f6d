package io.crossdock.transforms.barcode.gs1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Translates EPC URNs of GS1 keys to elements: {@code urn:epc:id:sgtin:0614141.107346.2017}, class
 * URNs such as {@code urn:epc:class:lgtin:4054739.099914.20160711} and patterns such as {@code
 * urn:epc:idpat:sgtin:4012345.066666.*}. A URN and a Digital Link of one object yield the same
 * elements (R15). The schemes are in {@code epc-schemes.tsv}. Immutable.
 */
public final class EpcUrn {
  private static final String START = "urn:epc:";
  private static final int SHORTEST_PREFIX = 6;
  private static final int LONGEST_PREFIX = 12;
  private static final Map<String, Scheme> SCHEMES = load();

  private final ApplicationIdentifiers identifiers;

  public EpcUrn(ApplicationIdentifiers identifiers) {
    this.identifiers = identifiers;
  }

  /**
   * How the fields of a scheme make up elements; {@code digits} is 0 where the reference is text.
   */
  private record Scheme(String ai, int digits, String form, boolean check, List<String> tail) {}

  private static Map<String, Scheme> load() {
    Map<String, Scheme> schemes = new HashMap<>();
    List<String> lines = FactFile.lines("epc-schemes.tsv");
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = FactFile.split(line, '\t');
      Scheme scheme =
          new Scheme(
              fields.get(2),
              fields.get(3).equals("text") ? 0 : Integer.parseInt(fields.get(3)),
              fields.get(4),
              fields.get(5).equals("yes"),
              fields.get(6).equals("-") ? List.of() : FactFile.split(fields.get(6), ','));
      schemes.put(fields.get(0) + ':' + fields.get(1), scheme);
    }
    return Map.copyOf(schemes);
  }

  /** Whether a text is a URN of any kind. */
  static boolean isUrn(String text) {
    return text.regionMatches(true, 0, "urn:", 0, 4);
  }

  /** Whether a text begins as the URN of a GS1 key, right or wrong. */
  public boolean isGs1Key(String text) {
    return scheme(text) != null;
  }

  private static @Nullable Scheme scheme(String text) {
    if (!text.regionMatches(true, 0, START, 0, START.length())) {
      return null;
    }
    int type = text.indexOf(':', START.length());
    int body = type < 0 ? -1 : text.indexOf(':', type + 1);
    if (body < 0 || body > START.length() + 20) {
      return null;
    }
    String key = text.substring(START.length(), body).toLowerCase(Locale.ROOT);
    return SCHEMES.get(key.startsWith("idpat:") ? "id:" + key.substring(6) : key);
  }

  /**
   * Translates a URN.
   *
   * @return the element of the key with its check digit computed, then those of its qualifiers
   * @throws Gs1SyntaxException if it is not the URN of a GS1 key, or a field is wrong
   */
  public List<Gs1Element> parse(String urn) throws Gs1SyntaxException {
    Scheme scheme = scheme(urn);
    if (scheme == null) {
      throw Gs1SyntaxException.elements("not an EPC URN of a GS1 key", 0);
    }
    int type = urn.indexOf(':', START.length());
    int body = urn.indexOf(':', type + 1) + 1;
    boolean pattern = urn.regionMatches(true, START.length(), "idpat:", 0, 6);
    List<String> fields = fields(urn, body, scheme.tail.size() + 2);
    String prefix = fields.get(0);
    if (CheckDigit.firstNonDigit(prefix) >= 0
        || prefix.length() < SHORTEST_PREFIX
        || prefix.length() > LONGEST_PREFIX) {
      throw Gs1SyntaxException.elements("company prefix is not 6 to 12 digits", body);
    }
    StringBuilder key = key(scheme, prefix, fields.get(1), body);
    List<Gs1Element> qualifiers = new ArrayList<>();
    for (int i = 0; i < scheme.tail.size(); i++) {
      String field = fields.get(i + 2);
      String target = scheme.tail.get(i);
      int question = target.indexOf('?');
      if (pattern && field.equals("*")) {
        requireAllStars(fields.subList(i + 2, fields.size()), body);
        break;
      } else if (target.equals("+")) {
        key.append(unescape(field, body));
      } else if (question < 0) {
        qualifiers.add(new Gs1Element(target, unescape(field, body)));
      } else if (!field.equals(target.substring(question + 1))) {
        qualifiers.add(new Gs1Element(target.substring(0, question), unescape(field, body)));
      }
    }
    List<Gs1Element> elements = new ArrayList<>();
    elements.add(new Gs1Element(scheme.ai, key.toString()));
    elements.addAll(qualifiers);
    for (Gs1Element element : elements) {
      ApplicationIdentifier identifier = identifiers.find(element.ai());
      if (identifier == null) {
        throw new IllegalStateException("epc-schemes.tsv: unknown AI " + element.ai());
      }
      try {
        identifier.check(element.value(), 0);
      } catch (Gs1SyntaxException e) {
        throw e.at(body); // the value has no places in common with the URN
      }
    }
    return elements;
  }

  private static void requireAllStars(List<String> fields, int position) throws Gs1SyntaxException {
    for (String field : fields) {
      if (!field.equals("*")) {
        throw Gs1SyntaxException.elements("a field after * in a pattern", position);
      }
    }
  }

  /** The fields between dots; the last one may have dots inside. */
  private static List<String> fields(String urn, int from, int count) throws Gs1SyntaxException {
    List<String> fields = new ArrayList<>(count);
    int start = from;
    while (fields.size() < count - 1) {
      int dot = urn.indexOf('.', start);
      if (dot < 0) {
        throw Gs1SyntaxException.elements("the scheme has " + count + " fields", start);
      }
      fields.add(urn.substring(start, dot));
      start = dot + 1;
    }
    fields.add(urn.substring(start));
    return fields;
  }

  private static StringBuilder key(Scheme scheme, String prefix, String reference, int position)
      throws Gs1SyntaxException {
    if (scheme.digits == 0) {
      return new StringBuilder(prefix).append(unescape(reference, position));
    }
    if (CheckDigit.firstNonDigit(reference) >= 0
        || prefix.length() + reference.length() != scheme.digits) {
      throw Gs1SyntaxException.elements(
          "company prefix and reference are not " + scheme.digits + " digits", position);
    }
    StringBuilder key = new StringBuilder(scheme.digits + 32);
    switch (scheme.form) {
      case "indicator" -> {
        if (reference.isEmpty()) {
          throw Gs1SyntaxException.elements("no indicator digit in the reference", position);
        }
        key.append(reference.charAt(0)).append(prefix).append(reference, 1, reference.length());
      }
      case "zero" -> key.append('0').append(prefix).append(reference);
      default -> key.append(prefix).append(reference);
    }
    if (scheme.check) {
      key.append(CheckDigit.of(key));
    }
    return key;
  }

  private static String unescape(String field, int position) throws Gs1SyntaxException {
    StringBuilder out = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '%') {
        int value = PercentCode.at(field, i);
        if (value <= 0) {
          throw Gs1SyntaxException.elements("wrong percent code", position);
        }
        out.append((char) value);
        i += 2;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
