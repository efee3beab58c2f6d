package io.crossdock.transforms.barcode.gs1;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bar code symbologies that carry GS1 data, with their AIM symbology identifiers: the two
 * characters after {@code ]} that a scanner can send before the data (ISO/IEC 15424; R4).
 */
public enum Symbology {
  QR("Q1", "Q3", 0),
  DATA_MATRIX("d1", "d2", 0),
  DOT_CODE("J0", "J1", 0),
  /** GS1-128 alone, or with a composite component of type A or B. */
  GS1_128_CCA("", "C1", 0),
  /** GS1-128 with a composite component of type C. */
  GS1_128_CCC("", "C1", 0),
  DATABAR_EXPANDED("", "e0", 0),
  DATABAR_OMNI("", "e0", 14),
  DATABAR_TRUNCATED("", "e0", 14),
  DATABAR_STACKED("", "e0", 14),
  DATABAR_STACKED_OMNI("", "e0", 14),
  DATABAR_LIMITED("", "e0", 14),
  EAN13("E0", "", 13),
  UPC_A("E0", "", 12),
  UPC_E("E0", "", 12),
  EAN8("E4", "", 8),
  ITF14("I1", "", 14);

  private final String plainId;
  private final String elementsId;
  private final int digits;

  Symbology(String plainId, String elementsId, int digits) {
    this.plainId = plainId;
    this.elementsId = elementsId;
    this.digits = digits;
  }

  /** The identifier of data that is no element string; empty if the symbology carries none. */
  public String plainId() {
    return plainId;
  }

  /** The identifier of element strings; empty if the symbology carries none. */
  public String elementsId() {
    return elementsId;
  }

  /** How many digits it carries if it carries a GTIN alone, in the form people write; else 0. */
  public int digits() {
    return digits;
  }

  private static final Map<String, Symbology> BY_ELEMENTS_ID = new HashMap<>();
  private static final Map<String, Symbology> BY_PLAIN_ID = new HashMap<>();

  static {
    for (Symbology symbology : values()) {
      BY_ELEMENTS_ID.putIfAbsent(symbology.elementsId, symbology);
      BY_PLAIN_ID.putIfAbsent(symbology.plainId, symbology);
    }
    BY_ELEMENTS_ID.remove("");
    BY_PLAIN_ID.remove("");
  }

  /**
   * The first symbology whose element strings have the identifier, or null. DataBar Expanded stands
   * for all of {@code e0}, which do not differ in what they send.
   */
  static @Nullable Symbology ofElements(String id) {
    return BY_ELEMENTS_ID.get(id);
  }

  /** The first symbology whose other data has the identifier, or null. */
  static @Nullable Symbology ofPlain(String id) {
    return BY_PLAIN_ID.get(id);
  }
}
