package io.crossdock.transforms.barcode.gs1;

/**
 * The modulo-10 check digit of GTIN-8, -12, -13, -14, GLN-13, SSCC-18 and the other numeric GS1
 * keys (R1): from the right, the digit before the check digit weighs 3, then 1, 3 and so on. It is
 * not the Luhn digit.
 */
public final class CheckDigit {
  private CheckDigit() {}

  /**
   * The check digit that completes a key.
   *
   * @param digits the key without its check digit, ASCII digits only
   * @return the check digit, 0 to 9
   * @throws IllegalArgumentException if a character is not a digit
   */
  public static int of(CharSequence digits) {
    int sum = 0;
    int weight = 3;
    for (int i = digits.length() - 1; i >= 0; i--) {
      char c = digits.charAt(i);
      if (!isDigit(c)) {
        throw new IllegalArgumentException("not a digit at position " + i);
      }
      sum += weight * (c - '0');
      weight = 4 - weight;
    }
    return (10 - sum % 10) % 10;
  }

  /**
   * Whether a number of at least two characters is all digits and its last one is the check digit.
   */
  public static boolean isValid(CharSequence number) {
    int last = number.length() - 1;
    return last >= 1
        && firstNonDigit(number) < 0
        && of(number.subSequence(0, last)) == number.charAt(last) - '0';
  }

  /** The position of the first character that is not an ASCII digit, or -1. */
  static int firstNonDigit(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
