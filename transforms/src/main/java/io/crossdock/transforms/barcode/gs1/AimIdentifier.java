package io.crossdock.transforms.barcode.gs1;

import org.jspecify.annotations.Nullable;

/**
 * The AIM symbology identifier before the data of a scan (R4): {@code ]}, a letter and a modifier.
 *
 * @param id letter and modifier, such as {@code C1}
 */
record AimIdentifier(String id) {
  /** How many characters it takes. */
  static final int LENGTH = 3;

  /** The identifier at a position, or null if there is none. */
  static @Nullable AimIdentifier at(String text, int from) {
    if (text.length() < from + LENGTH || text.charAt(from) != ']') {
      return null;
    }
    char letter = text.charAt(from + 1);
    char modifier = text.charAt(from + 2);
    boolean letterLegal = (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    boolean modifierLegal =
        CheckDigit.isDigit(modifier)
            || (modifier >= 'A' && modifier <= 'Z')
            || (modifier >= 'a' && modifier <= 'z');
    return letterLegal && modifierLegal
        ? new AimIdentifier(text.substring(from + 1, from + LENGTH))
        : null;
  }

  /** Whether the data is an element string. */
  boolean isElementString() {
    return Symbology.ofElements(id) != null;
  }

  /** How many digits the data has at its beginning that are a GTIN; 0 if it is something else. */
  int gtinDigits() {
    return switch (id) {
      case "E0", "E3" -> 13; // UPC is sent with a zero before its twelve digits
      case "E4" -> 8;
      case "I1" -> 14;
      default -> 0;
    };
  }

  /** Whether the data has the two or five digits of an add-on symbol after the GTIN. */
  boolean hasAddOn() {
    return id.equals("E3");
  }
}
