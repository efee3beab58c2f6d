package io.crossdock.io.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The prefixes that a message, and EPCIS for it, declares for names and words of others. */
final class Prefixes {
  /** Those that the standard's own JSON-LD context declares. */
  static final Prefixes STANDARD =
      new Prefixes(
          FactTable.rows("epcis-prefixes.tsv", 2).stream()
              .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))));

  private static final List<String> SCHEMES =
      List.of("urn", "http", "https", "ni", "tag", "did", "info", "geo");

  private final Map<String, String> uris;

  private Prefixes(Map<String, String> uris) {
    this.uris = Map.copyOf(uris);
  }

  /** These and more, which win. */
  Prefixes with(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    Map<String, String> all = new HashMap<>(uris);
    all.putAll(more);
    return new Prefixes(all);
  }

  /** The full URI of a short one such as {@code ext:step}; a text of another kind as it is. */
  String expand(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || text.startsWith("//", colon + 1)) {
      return text;
    }
    String prefix = text.substring(0, colon);
    String uri = SCHEMES.contains(prefix) ? null : uris.get(prefix);
    return uri == null ? text : uri + text.substring(colon + 1);
  }

  /** Whether a text, expanded before, is a full URI, and no short one of an unknown prefix. */
  static boolean isFullUri(String text) {
    int colon = text.indexOf(':');
    return colon > 0
        && colon < text.length() - 1
        && (text.startsWith("//", colon + 1) || SCHEMES.contains(text.substring(0, colon)))
        && isUnbroken(text);
  }

  /** Whether a text has neither blanks nor control characters. */
  static boolean isUnbroken(String text) {
    return text.chars().noneMatch(c -> c <= ' ' || c == 0x7f);
  }
}
