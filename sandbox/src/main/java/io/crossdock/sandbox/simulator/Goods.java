package io.crossdock.sandbox.simulator;

import io.crossdock.transforms.barcode.gs1.CheckDigit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The goods of the day and the codes on them. Each time a code is read it may be in another
 * notation. Company prefixes are of GS1's demonstration range 952 and, for UPC-A, the 0614141 of
 * GS1's own examples.
 */
final class Goods {
  private static final char GS = 0x1D;
  private static final String LINK = "https://id.example.com/";
  private static final int PRODUCTS = 40;

  /**
   * One thing that is read, a class of goods or a single object.
   *
   * @param gtin 14 digits; empty for a logistic unit
   * @param serial serial number of a single trade item, or batch where {@code batch}
   * @param sscc 18 digits; empty for trade items
   */
  record Item(String gtin, String serial, boolean batch, String sscc) {}

  private final List<String> gtins = new ArrayList<>();
  private int serials;

  Goods(SplittableRandom random) {
    for (int i = 0; i < PRODUCTS; i++) {
      String company = i % 4 == 3 ? "0" + "0614141" : "0" + "9521234";
      int digits = 13 - company.length();
      String reference = zeroFilled(random.nextInt(1_000) * 100L + i, digits);
      gtins.add(withCheckDigit(company + reference));
    }
  }

  /** A pallet that nobody has read yet. */
  Item newPallet() {
    return new Item("", "", false, withCheckDigit("39521234" + zeroFilled(++serials, 9)));
  }

  /** A case with a serial number that nobody has read yet. */
  Item newCase(SplittableRandom random) {
    return new Item(gtins.get(random.nextInt(PRODUCTS)), "C" + zeroFilled(++serials, 7), false, "");
  }

  /** Goods that are everywhere at once. */
  Item ofClass(SplittableRandom random) {
    String gtin = gtins.get(random.nextInt(PRODUCTS));
    boolean batch = random.nextInt(6) == 0;
    return new Item(gtin, batch ? "L" + random.nextInt(3) : "", batch, "");
  }

  /** Goods of another product than the item. */
  Item otherThan(Item item, SplittableRandom random) {
    Item other = ofClass(random);
    return other.gtin().equals(item.gtin()) ? otherThan(item, random) : other;
  }

  /** The item's code as a scanner may send it. */
  String code(Item item, SplittableRandom random) {
    if (!item.sscc().isEmpty()) {
      return ssccCode(item.sscc(), random);
    }
    return item.serial().isEmpty()
        ? gtinCode(item.gtin(), random)
        : detailedCode(item, item.batch() ? "10" : "21", random);
  }

  private static String ssccCode(String sscc, SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> sscc;
      case 1 -> "00" + sscc;
      case 2 -> "(00)" + sscc;
      case 3 -> LINK + "00/" + sscc;
      default -> "]C100" + sscc;
    };
  }

  private static String gtinCode(String gtin, SplittableRandom random) {
    boolean upc = gtin.startsWith("00");
    return switch (random.nextInt(7)) {
      case 0 -> gtin;
      case 1 -> gtin.substring(upc ? 2 : 1);
      case 2 -> "]E0" + gtin.substring(1);
      case 3 -> "]C101" + gtin;
      case 4 -> "(01)" + gtin;
      case 5 -> LINK + "01/" + gtin;
      default -> gtin.substring(1);
    };
  }

  private static String detailedCode(Item item, String ai, SplittableRandom random) {
    String gtin = item.gtin();
    String detail = item.serial();
    return switch (random.nextInt(5)) {
      case 0 -> "(01)" + gtin + "(" + ai + ")" + detail;
      case 1 -> LINK + "01/" + gtin + "/" + ai + "/" + detail;
      case 2 -> "]d201" + gtin + ai + detail + GS + "240PART";
      case 3 -> "]C1" + ai + detail + GS + "01" + gtin;
      default -> "]d201" + gtin + ai + detail;
    };
  }

  private static String withCheckDigit(String digits) {
    return digits + CheckDigit.of(digits);
  }

  private static String zeroFilled(long number, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "d", number);
  }
}
