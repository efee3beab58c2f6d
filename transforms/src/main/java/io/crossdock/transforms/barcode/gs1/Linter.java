package io.crossdock.transforms.barcode.gs1;

import org.jspecify.annotations.Nullable;

/** A check of the content of one component of an application identifier's value (R6). */
@FunctionalInterface
public interface Linter {
  /**
   * Checks a text.
   *
   * @return the first fault, or null if there is none
   */
  @Nullable LintFault check(String text);

  /** The fault that the whole text has the given reason. */
  static LintFault whole(LintReason reason, String text) {
    return new LintFault(reason, 0, text.length());
  }

  /** The fault that the one character at a position has the given reason. */
  static LintFault at(LintReason reason, int position) {
    return new LintFault(reason, position, 1);
  }

  /** The fault of the first character that is not a digit, or null. */
  static @Nullable LintFault digits(String text) {
    int position = CheckDigit.firstNonDigit(text);
    return position < 0 ? null : at(LintReason.NON_DIGIT_CHARACTER, position);
  }
}
