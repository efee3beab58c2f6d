package io.crossdock.schemas.barcode;

/** What a scanned code identifies, by the GS1 key it carries. */
public enum CodeKind {
  /** A trade item class: GTIN-8, -12, -13 or -14. The same code is on every item of the product. */
  GTIN,
  /** One single trade item: a GTIN with a serial number, AI (01) with (21). */
  SGTIN,
  /** A batch of a trade item: a GTIN with a batch or lot number, AI (01) with (10). */
  LGTIN,
  /** One single logistic unit, AI (00). */
  SSCC,
  /** A place or a party, AI (410) to (417). */
  GLN,
  /** Any other GS1 key, returnable asset or document among them. */
  OTHER_GS1,
  /** A code that is not GS1 data, by its AIM symbology identifier or by its form. */
  NOT_GS1,
  /** A code that failed its checks and identifies nothing. */
  NONE
}
