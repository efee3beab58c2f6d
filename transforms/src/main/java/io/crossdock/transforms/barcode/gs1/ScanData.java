package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.ScanFlag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts between what a scanner sends, with an AIM symbology identifier and GS as a separator
 * (R4, R5), and the message that a symbol holds. In a message {@code ^} is FNC1: one at the
 * beginning says that element strings follow, the others separate. A message that begins with a
 * {@code ^} of its own has a backslash before it, one more if it begins with backslashes and {@code
 * ^}. A composite component follows after {@code |}. Immutable.
 */
public final class ScanData {
  private static final char FNC1 = '^';
  private static final String COMPOSITE = "|]e0";
  private static final long DATABAR_LIMITED_MOST = 19_999_999_999_999L;

  private final ElementString elementString;
  private final DigitalLink digitalLink;

  public ScanData(ApplicationIdentifiers identifiers, Gs1Rules rules) {
    elementString = new ElementString(identifiers, rules);
    digitalLink = new DigitalLink(identifiers, rules);
  }

  /**
   * What a symbol holds.
   *
   * @param symbology the symbology; where several share an AIM identifier, the first of them
   * @param data the message
   */
  public record Message(Symbology symbology, String data) {}

  /**
   * Reads what a scanner sent.
   *
   * @throws Gs1SyntaxException if there is no AIM identifier of a known symbology, or if element
   *     string, Digital Link or GTIN are wrong
   */
  public Message parse(String scan) throws Gs1SyntaxException {
    AimIdentifier aim = AimIdentifier.at(scan, 0);
    if (aim == null) {
      throw Gs1SyntaxException.elements("no AIM symbology identifier", 0);
    }
    String data = scan.substring(AimIdentifier.LENGTH);
    Symbology symbology = Symbology.ofElements(aim.id());
    if (symbology != null) {
      return new Message(symbology, elements(data));
    }
    symbology = Symbology.ofPlain(aim.id());
    if (symbology == null) {
      throw Gs1SyntaxException.elements("AIM symbology identifier of no GS1 symbology", 0);
    }
    if (aim.gtinDigits() > 0) {
      return new Message(symbology, gtin(data, aim.gtinDigits()));
    }
    if (startsAsLink(data)) {
      digitalLink.parse(data);
    }
    return new Message(symbology, hidesFnc1(data) ? '\\' + data : data);
  }

  private static boolean startsAsLink(String data) {
    return data.startsWith("https://")
        || data.startsWith("HTTPS://")
        || data.startsWith("http://")
        || data.startsWith("HTTP://");
  }

  /** Whether a text begins with any number of backslashes and FNC1's character. */
  private static boolean hidesFnc1(String text) {
    int position = 0;
    while (position < text.length() && text.charAt(position) == '\\') {
      position++;
    }
    return position < text.length() && text.charAt(position) == FNC1;
  }

  private String elements(String data) throws Gs1SyntaxException {
    elementString.parse(data, ElementString.GS);
    return FNC1 + data.replace(ElementString.GS, FNC1);
  }

  private String gtin(String data, int digits) throws Gs1SyntaxException {
    int composite = data.indexOf(COMPOSITE);
    String number = composite < 0 ? data : data.substring(0, composite);
    requireGtin(number, digits);
    return composite < 0
        ? number
        : number + '|' + elements(data.substring(composite + COMPOSITE.length()));
  }

  private static void requireGtin(String number, int digits) throws Gs1SyntaxException {
    if (CheckDigit.firstNonDigit(number) >= 0) {
      throw new Gs1SyntaxException(ScanFlag.NOT_DIGITS, "not a digit", -1);
    }
    if (number.length() != digits) {
      throw new Gs1SyntaxException(ScanFlag.WRONG_LENGTH, "not " + digits + " digits", -1);
    }
    if (!CheckDigit.isValid(number)) {
      throw new Gs1SyntaxException(
          ScanFlag.WRONG_CHECK_DIGIT, "the check digit does not fit", digits - 1);
    }
  }

  /**
   * Writes what a scanner sends for a symbol.
   *
   * @throws Gs1SyntaxException if the symbology can't hold the message, or if it is wrong
   */
  public String format(Message message) throws Gs1SyntaxException {
    Symbology symbology = message.symbology();
    String data = message.data();
    int bar = data.indexOf('|');
    String linear = bar < 0 ? data : data.substring(0, bar);
    String component = bar < 0 ? null : data.substring(bar + 1);
    if (symbology.digits() > 0) {
      return symbology.elementsId().isEmpty()
          ? formatGtin(symbology, linear, component)
          : formatDataBar(symbology, linear, component);
    }
    if (linear.startsWith(String.valueOf(FNC1))) {
      if (symbology.plainId().isEmpty()) {
        return formatElements(symbology, linear, component);
      }
      parseMessage(data);
      return ']' + symbology.elementsId() + scanned(data);
    }
    if (symbology.plainId().isEmpty()) {
      throw Gs1SyntaxException.elements("the symbology holds only element strings", 0);
    }
    return ']' + symbology.plainId() + (hidesFnc1(data) ? data.substring(1) : data);
  }

  private List<Gs1Element> parseMessage(String message) throws Gs1SyntaxException {
    if (message.isEmpty() || message.charAt(0) != FNC1) {
      throw Gs1SyntaxException.elements("no FNC1 before the element string", 0);
    }
    return elementString.parse(message.substring(1), FNC1);
  }

  private static String scanned(String message) {
    return message.substring(1).replace(FNC1, ElementString.GS);
  }

  private String formatElements(Symbology symbology, String linear, @Nullable String component)
      throws Gs1SyntaxException {
    List<Gs1Element> elements = parseMessage(linear);
    if (component == null) {
      return ']' + symbology.elementsId() + scanned(linear);
    }
    parseMessage(component);
    boolean separate =
        elementString.needsSeparator(elements.get(elements.size() - 1))
            && linear.charAt(linear.length() - 1) != FNC1;
    return "]e0" + scanned(linear) + (separate ? ElementString.GS : "") + scanned(component);
  }

  private String formatDataBar(Symbology symbology, String linear, @Nullable String component)
      throws Gs1SyntaxException {
    String number = linear.startsWith("^01") ? linear.substring(3) : linear;
    requireGtin(number, symbology.digits());
    if (symbology == Symbology.DATABAR_LIMITED && Long.parseLong(number) > DATABAR_LIMITED_MOST) {
      throw Gs1SyntaxException.elements("too great a number for DataBar Limited", 0);
    }
    if (component != null) {
      parseMessage(component);
    }
    return ']'
        + symbology.elementsId()
        + Gtin.AI
        + number
        + (component == null ? "" : scanned(component));
  }

  private String formatGtin(Symbology symbology, String linear, @Nullable String component)
      throws Gs1SyntaxException {
    String zeros = "^01" + "0".repeat(Gtin.DIGITS - symbology.digits());
    String number = linear.startsWith(zeros) ? linear.substring(zeros.length()) : linear;
    requireGtin(number, symbology.digits());
    if (component != null) {
      parseMessage(component);
    }
    // A scanner sends UPC as an EAN-13 that begins with a zero.
    String pad = symbology.digits() == 12 ? "0" : "";
    return ']'
        + symbology.plainId()
        + pad
        + number
        + (component == null ? "" : COMPOSITE + scanned(component));
  }
}
