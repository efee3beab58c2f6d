package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Anomaly;
import java.util.SplittableRandom;

/**
 * What a scanner makes of a code when it misreads.
 *
 * @param code what it sends
 * @param kind what is wrong with that (R3)
 */
record Misreading(String code, Anomaly.Kind kind) {

  /** Misreads a trade item number. */
  static Misreading of(String gtin14, SplittableRandom random) {
    String ean = gtin14.substring(1);
    int at = random.nextInt(ean.length());
    return switch (random.nextInt(9)) {
      case 0 -> new Misreading("", Anomaly.Kind.EMPTY_CODE);
      case 1 -> new Misreading("]C1", Anomaly.Kind.EMPTY_CODE);
      case 2 ->
          new Misreading(
              ean.substring(0, at) + "?" + ean.substring(at + 1), Anomaly.Kind.NOT_DIGITS);
      case 3 -> new Misreading(ean.substring(0, 9 + at % 3), Anomaly.Kind.WRONG_LENGTH);
      case 4 -> new Misreading(otherDigit(ean, at), Anomaly.Kind.WRONG_CHECK_DIGIT);
      case 5 -> new Misreading("]E0" + otherDigit(ean, at), Anomaly.Kind.WRONG_CHECK_DIGIT);
      case 6 -> new Misreading("(01)" + gtin14 + "(17)261399", Anomaly.Kind.BAD_ELEMENTS);
      case 7 -> new Misreading("]C101" + gtin14.substring(0, 11), Anomaly.Kind.BAD_ELEMENTS);
      default -> new Misreading("]d201" + gtin14 + "21", Anomaly.Kind.BAD_ELEMENTS);
    };
  }

  /** One wrong digit never fits the check digit: both weights, 1 and 3, have no factor with 10. */
  private static String otherDigit(String digits, int at) {
    char wrong = (char) ('0' + (digits.charAt(at) - '0' + 1) % 10);
    return digits.substring(0, at) + wrong + digits.substring(at + 1);
  }
}
