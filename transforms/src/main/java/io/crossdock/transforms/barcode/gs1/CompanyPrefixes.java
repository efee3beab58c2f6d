package io.crossdock.transforms.barcode.gs1;

/**
 * Where it can be asked whether a number begins with a GS1 company prefix that is in use. The
 * default {@link #ANY} takes every prefix, since the register of prefixes is not public.
 */
@FunctionalInterface
public interface CompanyPrefixes {
  /** What a register says of a number. */
  enum Answer {
    /** The number begins with a company prefix. */
    VALID,
    /** It does not. */
    INVALID,
    /** The register can't be asked, and the number must not pass unasked. */
    OFFLINE
  }

  /** Takes every prefix. */
  CompanyPrefixes ANY = (text, from, to) -> Answer.VALID;

  /** What the register says of the characters {@code from} (inclusive) {@code to} (exclusive). */
  Answer ask(String text, int from, int to);
}
