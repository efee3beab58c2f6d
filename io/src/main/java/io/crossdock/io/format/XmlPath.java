package io.crossdock.io.format;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A way from a document's root to an element or an attribute, such as {@code
 * /log/truck/reading/@at}. A name without a prefix is meant in any namespace.
 *
 * @param steps the elements on the way, the document element first
 * @param attribute the attribute at its end; its name is empty where the element itself is meant
 */
public record XmlPath(List<Name> steps, Name attribute) implements Serializable {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");
  private static final Name NONE = new Name("", "");

  public XmlPath {
    steps = List.copyOf(steps);
  }

  /**
   * A name in XML.
   *
   * @param uri its namespace; empty for any
   * @param local the name without a prefix
   */
  public record Name(String uri, String local) implements Serializable {
    boolean is(String namespace, String name) {
      return local.equals(name) && (uri.isEmpty() || uri.equals(namespace));
    }
  }

  /** Whether an element is meant, and not an attribute of it. */
  boolean isElement() {
    return attribute.local.isEmpty();
  }

  /** Whether it leads to this element, or to something in it or at it. */
  boolean isAtOrUnder(XmlPath element) {
    return steps.size() >= element.steps.size()
        && steps.subList(0, element.steps.size()).equals(element.steps);
  }

  /**
   * Reads a path: from the root if it begins with a slash, else from {@code base}; a dot is {@code
   * base} itself.
   *
   * @param namespaces the namespaces by prefix
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static XmlPath parse(String text, List<Name> base, Map<String, String> namespaces) {
    boolean fromRoot = text.startsWith("/");
    List<Name> steps = new ArrayList<>(fromRoot ? List.of() : base);
    List<String> parts =
        new ArrayList<>(Arrays.asList((fromRoot ? text.substring(1) : text).split("/", -1)));
    Name attribute = NONE;
    String last = parts.get(parts.size() - 1);
    if (last.startsWith("@")) {
      attribute = name(last.substring(1), text, namespaces);
      parts.remove(parts.size() - 1);
    } else if (text.equals(".")) {
      parts.clear();
    }
    for (String part : parts) {
      steps.add(name(part, text, namespaces));
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" names no element");
    }
    return new XmlPath(steps, attribute);
  }

  private static Name name(String part, String path, Map<String, String> namespaces) {
    int colon = part.indexOf(':');
    String prefix = colon < 0 ? "" : part.substring(0, colon);
    String local = part.substring(colon + 1);
    if (!NAME.matcher(local).matches()) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is no path such as reading/@at or /log/truck/@id");
    }
    if (prefix.isEmpty()) {
      return new Name("", local);
    }
    String uri = namespaces.get(prefix);
    if (uri == null) {
      throw new IllegalArgumentException(
          "\"" + path + "\" has the prefix " + prefix + ", which is not among the namespaces");
    }
    return new Name(uri, local);
  }
}
