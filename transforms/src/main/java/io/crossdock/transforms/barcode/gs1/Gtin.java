package io.crossdock.transforms.barcode.gs1;

/** Global trade item numbers in one length, so that one product has one number (R2). */
final class Gtin {
  /** The application identifier of a GTIN. */
  static final String AI = "01";

  /** Digits of a GTIN-14. */
  static final int DIGITS = 14;

  private Gtin() {}

  /** Whether a number has the length of a GTIN-8, -12 or -13. */
  static boolean isShort(String number) {
    int length = number.length();
    return length == 8 || length == 12 || length == 13;
  }

  /**
   * A number of at most 14 digits filled with zeros from the left to 14; its check digit stays
   * right.
   */
  static String zeroFilled(String number) {
    return "0".repeat(DIGITS - number.length()) + number;
  }
}
