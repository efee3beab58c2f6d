package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.ScanFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a scanner sent and finds what it identifies (R1 to R9, R15).
 *
 * <p>Reads: an AIM symbology identifier before the data (R4); element strings with separators, with
 * an identifier or, if they have a separator or begin with a right GTIN or SSCC, without one;
 * element strings with AIs in brackets; GS1 Digital Links (R8), but not compressed ones; EPC URNs;
 * and plain keys: GTIN-8, -12, -13 and -14, SSCC of 18 digits or with its AI of 20. An EAN/UPC
 * symbol may have a composite component ({@code |]e0}) or an add-on symbol ({@code ]E3}), which is
 * left out.
 *
 * <p>Blanks, tabs and line ends before and after the code come from keyboard wedges and are
 * ignored; a blank inside is a fault. Data of symbologies that are not GS1, web addresses without a
 * GS1 key and other URNs are codes of kind NOT_GS1 and no faults. Takes any text in time linear to
 * its length and never throws for one. Immutable.
 */
public final class Gs1Parser {
  /** The longest code that is read, in characters; no symbology holds more digits than 7,089. */
  public static final int LONGEST = 8_000;

  private static final int SSCC_DIGITS = 18;
  private static final String SSCC_AI = "00";
  private static final String COMPOSITE = "|]e0";

  private final Gs1Rules rules;
  private final ElementString elementString;
  private final Combinations combinations;
  private final DigitalLink digitalLink;
  private final EpcUrn epcUrn;
  private final Gs1Identity identity;

  /** A parser for single scans, by {@link Gs1Rules#SCAN}. */
  public Gs1Parser() {
    this(ApplicationIdentifiers.standard(), Gs1Rules.SCAN);
  }

  /** A parser by a table and rules of the caller's choice. */
  public Gs1Parser(ApplicationIdentifiers identifiers, Gs1Rules rules) {
    this.rules = rules;
    elementString = new ElementString(identifiers, rules);
    combinations = new Combinations(identifiers);
    digitalLink = new DigitalLink(identifiers, rules);
    epcUrn = new EpcUrn(identifiers);
    identity = new Gs1Identity(identifiers);
  }

  /**
   * Reads one scan.
   *
   * @param raw the code as it left the scanner
   * @return a code, or the reason why there is none
   */
  public Gs1Result parse(String raw) {
    int from = 0;
    int to = raw.length();
    while (from < to && isBlank(raw.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(raw.charAt(to - 1))) {
      to--;
    }
    if (to - from > LONGEST) {
      return new Gs1Fault(
          ScanFlag.WRONG_LENGTH, "longer than " + LONGEST + " characters", from + LONGEST);
    }
    AimIdentifier aim = AimIdentifier.at(raw, from);
    int data = aim == null ? from : from + AimIdentifier.LENGTH;
    if (data >= to) {
      return new Gs1Fault(ScanFlag.EMPTY_CODE, "no code", -1);
    }
    String text = raw.substring(data, to);
    try {
      if (aim == null) {
        return unidentified(text);
      } else if (aim.isElementString()) {
        return code(elementString.parse(text, ElementString.GS));
      } else if (aim.gtinDigits() > 0) {
        return gtinSymbol(text, aim);
      } else {
        return foreign(text);
      }
    } catch (Gs1SyntaxException e) {
      Gs1SyntaxException inRaw = e.shifted(data);
      return new Gs1Fault(inRaw.reason(), String.valueOf(e.getMessage()), inRaw.position());
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Data that came without an AIM identifier: its form tells what it is. */
  private Gs1Result unidentified(String text) throws Gs1SyntaxException {
    if (text.charAt(0) == '(') {
      return code(elementString.parseBracketed(text));
    }
    if (DigitalLink.isWebAddress(text) || EpcUrn.isUrn(text)) {
      return foreign(text);
    }
    if (text.indexOf(ElementString.GS) >= 0) {
      // Some scanners send the leading FNC1 too.
      int first = text.charAt(0) == ElementString.GS ? 1 : 0;
      try {
        return code(elementString.parse(text.substring(first), ElementString.GS));
      } catch (Gs1SyntaxException e) {
        throw e.shifted(first);
      }
    }
    return plainKey(text);
  }

  /** Data of symbologies that are not GS1: only links and URNs in it are. */
  private Gs1Result foreign(String text) throws Gs1SyntaxException {
    if (digitalLink.hasKey(text)) {
      return code(digitalLink.parse(text));
    }
    if (DigitalLink.isWebAddress(text) && DigitalLink.looksCompressed(text)) {
      throw Gs1SyntaxException.elements("compressed Digital Links are not supported", 0);
    }
    if (epcUrn.isGs1Key(text)) {
      return code(epcUrn.parse(text));
    }
    return new Gs1Code(new Code(CodeKind.NOT_GS1, text, false), List.of());
  }

  private Gs1Result gtinSymbol(String text, AimIdentifier aim) throws Gs1SyntaxException {
    int digits = aim.gtinDigits();
    int composite = text.indexOf(COMPOSITE);
    String number = composite < 0 ? text : text.substring(0, composite);
    if (aim.hasAddOn() && (number.length() == digits + 2 || number.length() == digits + 5)) {
      requireDigits(number);
      number = number.substring(0, digits);
    }
    requireDigits(number);
    if (number.length() != digits) {
      throw new Gs1SyntaxException(
          ScanFlag.WRONG_LENGTH, number.length() + " digits, not " + digits, -1);
    }
    List<Gs1Element> elements = new ArrayList<>();
    elements.add(checkedKey(Gtin.AI, Gtin.zeroFilled(number), number.length() - 1));
    if (composite >= 0) {
      int from = composite + COMPOSITE.length();
      try {
        elements.addAll(elementString.parse(text.substring(from), ElementString.GS));
      } catch (Gs1SyntaxException e) {
        throw e.shifted(from);
      }
    }
    return code(elements);
  }

  private Gs1Result plainKey(String text) throws Gs1SyntaxException {
    int length = text.length();
    if (CheckDigit.firstNonDigit(text) < 0) {
      if (Gtin.isShort(text) || length == Gtin.DIGITS) {
        return code(List.of(checkedKey(Gtin.AI, Gtin.zeroFilled(text), length - 1)));
      }
      if (length == SSCC_DIGITS) {
        return code(List.of(checkedKey(SSCC_AI, text, length - 1)));
      }
      if (length == 2 + SSCC_DIGITS && text.startsWith(SSCC_AI)) {
        return code(List.of(checkedKey(SSCC_AI, text.substring(2), length - 1)));
      }
      if (length == 2 + Gtin.DIGITS && text.startsWith(Gtin.AI)) {
        return code(List.of(checkedKey(Gtin.AI, text.substring(2), length - 1)));
      }
    }
    if (beginsWithKey(text)) {
      try {
        return code(elementString.parse(text, ElementString.GS));
      } catch (Gs1SyntaxException e) {
        // No element string after all: the plain key is at fault.
      }
    }
    requireDigits(text);
    throw new Gs1SyntaxException(ScanFlag.WRONG_LENGTH, "no GS1 key has " + length + " digits", -1);
  }

  /** Whether a text begins with the AI and the right digits of a GTIN or an SSCC. */
  private static boolean beginsWithKey(String text) {
    int end = 2;
    if (text.startsWith(Gtin.AI)) {
      end += Gtin.DIGITS;
    } else if (text.startsWith(SSCC_AI)) {
      end += SSCC_DIGITS;
    }
    return end > 2 && text.length() > end && CheckDigit.isValid(text.substring(2, end));
  }

  private static void requireDigits(String text) throws Gs1SyntaxException {
    int position = CheckDigit.firstNonDigit(text);
    if (position >= 0) {
      throw new Gs1SyntaxException(ScanFlag.NOT_DIGITS, "not a digit", position);
    }
  }

  private static Gs1Element checkedKey(String ai, String key, int checkDigitAt)
      throws Gs1SyntaxException {
    if (!CheckDigit.isValid(key)) {
      throw new Gs1SyntaxException(
          ScanFlag.WRONG_CHECK_DIGIT, "the check digit does not fit", checkDigitAt);
    }
    return new Gs1Element(ai, key);
  }

  private Gs1Result code(List<Gs1Element> elements) throws Gs1SyntaxException {
    if (elements.size() > 1) {
      combinations.checkRepeats(elements);
      combinations.checkExclusions(elements);
      combinations.checkSerialisedKeys(elements);
    }
    if (rules.companions()) {
      combinations.checkCompanions(elements);
    }
    return new Gs1Code(identity.of(elements), elements);
  }
}
