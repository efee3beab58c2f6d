package io.crossdock.transforms.barcode.gs1;

import io.crossdock.schemas.barcode.ScanFlag;

/**
 * A text that is against the GS1 grammar. Carries no stack trace: bad codes are data, and come in
 * numbers.
 */
public final class Gs1SyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ScanFlag reason;
  private final int position;

  Gs1SyntaxException(ScanFlag reason, String message, int position) {
    super(message, null, false, false);
    this.reason = reason;
    this.position = position;
  }

  /** A fault of the grammar at a position. */
  static Gs1SyntaxException elements(String message, int position) {
    return new Gs1SyntaxException(ScanFlag.BAD_ELEMENTS, message, position);
  }

  /** Which of the four reasons (R3), or {@link ScanFlag#BAD_ELEMENTS}. */
  public ScanFlag reason() {
    return reason;
  }

  /** Where the fault is, characters from the start of the parsed text; -1 if it is nowhere. */
  public int position() {
    return position;
  }

  /**
   * The same fault in a longer text, of which the parsed text was a part from {@code offset} on.
   */
  Gs1SyntaxException shifted(int offset) {
    return position < 0 ? this : at(position + offset);
  }

  /** The same fault at another position. */
  Gs1SyntaxException at(int otherPosition) {
    return new Gs1SyntaxException(reason, String.valueOf(getMessage()), otherPosition);
  }
}
