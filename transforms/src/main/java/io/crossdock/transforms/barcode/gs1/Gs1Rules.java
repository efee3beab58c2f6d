package io.crossdock.transforms.barcode.gs1;

/**
 * How strictly GS1 data is taken.
 *
 * @param unknownIdentifiers whether an AI that the table does not have passes, as far as its length
 *     can be told
 * @param shortGtins whether a Digital Link may carry a GTIN of 8, 12 or 13 digits in AI (01), which
 *     is then zero-filled (R2)
 * @param keyNames whether a Digital Link may name its AIs by words such as {@code gtin} and {@code
 *     ser}, as early ones did
 * @param companions whether an AI without the AIs it needs beside it is a fault. One object may
 *     carry several bar codes, and the grammar speaks of all of them together; so a single scan is
 *     judged without this rule by default
 */
public record Gs1Rules(
    boolean unknownIdentifiers, boolean shortGtins, boolean keyNames, boolean companions) {
  /** The letter of the standard for one complete set of elements. */
  public static final Gs1Rules STRICT = new Gs1Rules(false, false, false, true);

  /** What a single scan is judged by. */
  public static final Gs1Rules SCAN = new Gs1Rules(false, true, true, false);
}
