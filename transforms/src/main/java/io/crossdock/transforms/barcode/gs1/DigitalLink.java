package io.crossdock.transforms.barcode.gs1;

import io.crossdock.transforms.barcode.gs1.ApplicationIdentifier.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GS1 Digital Link URIs (R8): {@code https://host/stem/01/gtin/21/serial?17=yymmdd}. The compressed
 * form is not supported. Immutable.
 */
public final class DigitalLink {
  /** The stem of a link that names no resolver of its own. */
  public static final String GS1_RESOLVER = "https://id.gs1.org";

  private static final String URI_CHARACTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%";
  private static final String NOT_IN_HOST = "_~?#@!$&'()*+,;=%";

  private final ApplicationIdentifiers identifiers;
  private final Gs1Rules rules;

  public DigitalLink(ApplicationIdentifiers identifiers, Gs1Rules rules) {
    this.identifiers = identifiers;
    this.rules = rules;
  }

  /** A piece of a URI and where it begins. */
  private record Piece(String text, int from) {}

  /** A pair of an AI and its value in the path. */
  private record PathPair(ApplicationIdentifier identifier, Piece value) {}

  /** Whether a text is a web address, whatever the case of its scheme. */
  static boolean isWebAddress(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /** Whether the path of a web address has a GS1 key, right or wrong. */
  public boolean hasKey(String uri) {
    return isWebAddress(uri) && !pathPairs(uri).isEmpty();
  }

  /**
   * Whether a web address looks like a compressed link: the resolver of GS1 and one segment of
   * base64url without a key.
   */
  static boolean looksCompressed(String uri) {
    int path = pathFrom(uri);
    return path >= 0
        && uri.regionMatches(true, uri.indexOf("//") + 2, "id.gs1.org/", 0, 11)
        && path + 10 < uri.length()
        && CharacterLinters.cset64(uri.substring(path + 1, pathTo(uri, path))) == null;
  }

  /**
   * Reads a link.
   *
   * @return the elements of the path, then those of the query
   * @throws Gs1SyntaxException if it is no link, or if an element is wrong, unknown, repeated or at
   *     the wrong place
   */
  public List<Gs1Element> parse(String uri) throws Gs1SyntaxException {
    for (int i = 0; i < uri.length(); i++) {
      if (URI_CHARACTERS.indexOf(uri.charAt(i)) < 0) {
        throw Gs1SyntaxException.elements("not a character of a URI", i);
      }
    }
    int host = hostFrom(uri);
    int path = pathFrom(uri);
    if (path <= host) {
      throw Gs1SyntaxException.elements("no host and path", host);
    }
    for (int i = host; i < path; i++) {
      if (NOT_IN_HOST.indexOf(uri.charAt(i)) >= 0) {
        throw Gs1SyntaxException.elements("not a character of a host", i);
      }
    }
    List<PathPair> pairs = pathPairs(uri);
    if (pairs.isEmpty()) {
      throw Gs1SyntaxException.elements("no GS1 key in the path", path);
    }
    List<Gs1Element> elements = new ArrayList<>();
    List<String> inPath = new ArrayList<>();
    for (PathPair pair : pairs) {
      elements.add(element(pair.identifier, pair.value, false));
      inPath.add(pair.identifier.ai());
    }
    Link key = pairs.get(0).identifier.link();
    if (!isSequence(key, inPath.subList(1, inPath.size()))) {
      throw Gs1SyntaxException.elements("qualifiers of the key in wrong order", path);
    }
    addQuery(uri, path, key, inPath, elements);
    return elements;
  }

  private static int hostFrom(String uri) throws Gs1SyntaxException {
    for (String scheme : List.of("https://", "HTTPS://", "http://", "HTTP://")) {
      if (uri.startsWith(scheme)) {
        return scheme.length();
      }
    }
    throw Gs1SyntaxException.elements("scheme is not http or https", 0);
  }

  /** Where the path begins with its slash, or -1. */
  private static int pathFrom(String uri) {
    int slashes = uri.indexOf("//");
    return slashes < 0 ? -1 : uri.indexOf('/', slashes + 2);
  }

  private static int pathTo(String uri, int path) {
    for (int i = path; i < uri.length(); i++) {
      if (uri.charAt(i) == '?' || uri.charAt(i) == '#') {
        return i;
      }
    }
    return uri.length();
  }

  private static List<Piece> pieces(String text, int from, int to, char separator) {
    List<Piece> pieces = new ArrayList<>();
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text.charAt(i) == separator) {
        pieces.add(new Piece(text.substring(start, i), start));
        start = i + 1;
      }
    }
    return pieces;
  }

  /**
   * The pairs of AI and value at the end of the path from its last primary key on; none if no key.
   */
  private List<PathPair> pathPairs(String uri) {
    int path = pathFrom(uri);
    if (path < 0) {
      return List.of();
    }
    List<Piece> segments = pieces(uri, path + 1, pathTo(uri, path), '/');
    List<PathPair> pairs = new ArrayList<>();
    for (int i = segments.size() - 2; i >= 0; i -= 2) {
      ApplicationIdentifier identifier = identifier(segments.get(i).text);
      if (identifier == null) {
        return List.of();
      }
      pairs.add(0, new PathPair(identifier, segments.get(i + 1)));
      if (identifier.link().key()) {
        return pairs;
      }
    }
    return List.of();
  }

  private @Nullable ApplicationIdentifier identifier(String segment) {
    ApplicationIdentifier named = rules.keyNames() ? identifiers.findByName(segment) : null;
    return named != null ? named : identifiers.find(segment, rules);
  }

  private Gs1Element element(ApplicationIdentifier identifier, Piece piece, boolean inQuery)
      throws Gs1SyntaxException {
    String value = unescape(piece, inQuery);
    if (value.isEmpty()) {
      throw Gs1SyntaxException.elements("AI (" + identifier.ai() + ") has no value", piece.from);
    }
    if (rules.shortGtins() && identifier.ai().equals(Gtin.AI) && Gtin.isShort(value)) {
      value = Gtin.zeroFilled(value);
    }
    try {
      identifier.check(value, 0);
    } catch (Gs1SyntaxException e) {
      // A decoded or filled value has no places in common with the link.
      throw e.at(value.equals(piece.text) ? piece.from + e.position() : piece.from);
    }
    return new Gs1Element(identifier.ai(), value);
  }

  private static String unescape(Piece piece, boolean inQuery) throws Gs1SyntaxException {
    String text = piece.text;
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '%' ? PercentCode.at(text, i) : -1;
      if (value == 0) {
        throw Gs1SyntaxException.elements("character NUL", piece.from + i);
      }
      if (value > 0) {
        out.append((char) value);
        i += 2;
      } else {
        out.append(c == '+' && inQuery ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** Whether AIs are, in their order, members of one of the sequences that may follow a key. */
  private static boolean isSequence(Link key, List<String> ais) {
    if (ais.isEmpty()) {
      return true;
    }
    for (List<String> sequence : key.qualifiers()) {
      int found = 0;
      for (String qualifier : sequence) {
        if (found < ais.size() && ais.get(found).equals(qualifier)) {
          found++;
        }
      }
      if (found == ais.size()) {
        return true;
      }
    }
    return false;
  }

  private void addQuery(
      String uri, int path, Link key, List<String> inPath, List<Gs1Element> elements)
      throws Gs1SyntaxException {
    int query = pathTo(uri, path);
    if (query == uri.length() || uri.charAt(query) == '#') {
      return;
    }
    int fragment = uri.indexOf('#', query);
    List<String> seen = new ArrayList<>(inPath);
    for (Piece parameter : pieces(uri, query + 1, fragment < 0 ? uri.length() : fragment, '&')) {
      int equals = parameter.text.indexOf('=');
      if (equals <= 0 || CheckDigit.firstNonDigit(parameter.text.substring(0, equals)) >= 0) {
        continue; // not an AI: the resolver's own
      }
      ApplicationIdentifier identifier =
          identifiers.find(parameter.text.substring(0, equals), rules);
      if (identifier == null) {
        throw Gs1SyntaxException.elements("unknown application identifier", parameter.from);
      }
      String ai = identifier.ai();
      if (seen.contains(ai) || !identifier.link().attribute() || belongsInPath(key, inPath, ai)) {
        throw Gs1SyntaxException.elements(
            "AI (" + ai + ") is repeated or may not be in the query", parameter.from);
      }
      seen.add(ai);
      elements.add(
          element(
              identifier,
              new Piece(parameter.text.substring(equals + 1), parameter.from + equals + 1),
              true));
    }
  }

  private static boolean belongsInPath(Link key, List<String> inPath, String ai) {
    for (int i = 0; i < inPath.size(); i++) {
      List<String> qualifiers = new ArrayList<>(inPath.subList(1, inPath.size()));
      qualifiers.add(i, ai);
      if (isSequence(key, qualifiers)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes a link: the first primary key of the elements, its qualifiers, then the other elements,
   * those of predefined length first. An element that is repeated is written once.
   *
   * @param stem scheme, host and path before the key, such as {@link #GS1_RESOLVER}
   * @throws Gs1SyntaxException if there is no key, or an element has no place in a link
   */
  public String format(List<Gs1Element> elements, String stem) throws Gs1SyntaxException {
    Map<String, String> left = new LinkedHashMap<>();
    ApplicationIdentifier key = null;
    for (Gs1Element element : elements) {
      left.putIfAbsent(element.ai(), element.value());
      ApplicationIdentifier identifier = identifiers.find(element.ai());
      if (key == null && identifier != null && identifier.link().key()) {
        key = identifier;
      }
    }
    if (key == null) {
      throw Gs1SyntaxException.elements("no primary key of a Digital Link", -1);
    }
    StringBuilder out = new StringBuilder(stem);
    if (stem.endsWith("/")) {
      out.setLength(out.length() - 1);
    }
    appendPath(out, key.ai(), left);
    for (String qualifier : bestSequence(key.link(), left)) {
      appendPath(out, qualifier, left);
    }
    char separator = '?';
    for (boolean fixed : new boolean[] {true, false}) {
      for (Map.Entry<String, String> entry : left.entrySet()) {
        ApplicationIdentifier identifier = identifiers.find(entry.getKey(), rules);
        if (identifier == null || !identifier.link().attribute()) {
          throw Gs1SyntaxException.elements(
              "AI (" + entry.getKey() + ") has no place in a Digital Link", -1);
        }
        if (identifier.separatorNeeded() != fixed) {
          out.append(separator).append(entry.getKey()).append('=');
          out.append(PercentCode.encode(entry.getValue()));
          separator = '&';
        }
      }
    }
    return out.toString();
  }

  private static void appendPath(StringBuilder out, String ai, Map<String, String> left) {
    String value = left.remove(ai);
    if (value != null) {
      out.append('/').append(ai).append('/').append(PercentCode.encode(value));
    }
  }

  /** The sequence of qualifiers of which the most are there. */
  private static List<String> bestSequence(Link key, Map<String, String> left) {
    List<String> best = List.of();
    int most = 0;
    for (List<String> sequence : key.qualifiers()) {
      int there = 0;
      for (String qualifier : sequence) {
        there += left.containsKey(qualifier) ? 1 : 0;
      }
      if (there > most) {
        most = there;
        best = sequence;
      }
    }
    return best;
  }
}
