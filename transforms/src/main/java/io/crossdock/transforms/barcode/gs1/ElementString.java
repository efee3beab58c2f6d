package io.crossdock.transforms.barcode.gs1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Element strings in their two notations: as scanned, with separators (R5), and as printed, with
 * AIs in brackets: {@code (01)09506000134352(21)12345}, where an opening bracket inside a value is
 * written {@code \(}. Checks the elements one by one; {@link Combinations} checks them together.
 * Immutable.
 */
public final class ElementString {
  /** What a scanner sends for FNC1 as a separator: U+001D, group separator. */
  public static final char GS = '\u001d';

  private final ApplicationIdentifiers identifiers;
  private final Gs1Rules rules;

  public ElementString(ApplicationIdentifiers identifiers, Gs1Rules rules) {
    this.identifiers = identifiers;
    this.rules = rules;
  }

  /**
   * Reads an element string as scanned. One separator after any element is legal, at the end too.
   *
   * @param text the elements without a leading separator
   * @param separator the character that stands for FNC1
   * @throws Gs1SyntaxException if an AI is unknown or a value wrong, or if the text is empty
   */
  public List<Gs1Element> parse(String text, char separator) throws Gs1SyntaxException {
    List<Gs1Element> elements = new ArrayList<>(4);
    int position = 0;
    do {
      ApplicationIdentifier identifier = identifiers.at(text, position, rules);
      if (identifier == null) {
        throw Gs1SyntaxException.elements("no application identifier", position);
      }
      int from = position + identifier.ai().length();
      int limit =
          identifier.separatorNeeded()
              ? text.length()
              : Math.min(text.length(), from + identifier.mostLength());
      int end = from;
      while (end < limit && text.charAt(end) != separator) {
        end++;
      }
      String value = text.substring(from, end);
      identifier.check(value, from);
      elements.add(new Gs1Element(identifier.ai(), value));
      position = end < text.length() && text.charAt(end) == separator ? end + 1 : end;
    } while (position < text.length());
    return elements;
  }

  /**
   * Reads an element string with AIs in brackets.
   *
   * @throws Gs1SyntaxException if the brackets are wrong, an AI is unknown or a value wrong
   */
  public List<Gs1Element> parseBracketed(String text) throws Gs1SyntaxException {
    List<Gs1Element> elements = new ArrayList<>(4);
    int position = 0;
    do {
      int close = text.indexOf(')', position);
      if (position == text.length() || text.charAt(position) != '(' || close < 0) {
        throw Gs1SyntaxException.elements("no application identifier in brackets", position);
      }
      ApplicationIdentifier identifier =
          close - position > 5
              ? null
              : identifiers.find(text.substring(position + 1, close), rules);
      if (identifier == null) {
        throw Gs1SyntaxException.elements("unknown application identifier", position + 1);
      }
      StringBuilder value = new StringBuilder();
      position = close + 1;
      while (position < text.length() && text.charAt(position) != '(') {
        if (text.startsWith("\\(", position)) {
          position++;
        }
        value.append(text.charAt(position++));
      }
      identifier.check(value.toString(), close + 1);
      elements.add(new Gs1Element(identifier.ai(), value.toString()));
    } while (position < text.length());
    return elements;
  }

  /** Writes elements as scanned: a separator after each value that needs one, save the last. */
  public String format(List<Gs1Element> elements, char separator) {
    StringBuilder out = new StringBuilder();
    boolean separate = false;
    for (Gs1Element element : elements) {
      if (separate) {
        out.append(separator);
      }
      out.append(element.ai()).append(element.value());
      separate = needsSeparator(element);
    }
    return out.toString();
  }

  /** Whether something that follows the element must be separated from it. */
  boolean needsSeparator(Gs1Element element) {
    @Nullable ApplicationIdentifier identifier = identifiers.find(element.ai(), rules);
    return identifier == null || identifier.separatorNeeded();
  }

  /** Writes elements with AIs in brackets. */
  public static String formatBracketed(List<Gs1Element> elements) {
    StringBuilder out = new StringBuilder();
    for (Gs1Element element : elements) {
      out.append('(').append(element.ai()).append(')');
      out.append(element.value().replace("(", "\\("));
    }
    return out.toString();
  }
}
