package io.crossdock.transforms.barcode.gs1;

import org.jspecify.annotations.Nullable;

/** Linters of single characters and character sets. */
final class CharacterLinters {
  /** GS1 AI encodable character set 82, each character at the place of its value. */
  static final String CSET82 =
      "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

  private static final boolean[] IS_82 = members(CSET82);
  private static final boolean[] IS_39 = members("#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  private static final boolean[] IS_64 =
      members("-_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

  private CharacterLinters() {}

  private static boolean[] members(String characters) {
    boolean[] members = new boolean[128];
    for (int i = 0; i < characters.length(); i++) {
      members[characters.charAt(i)] = true;
    }
    return members;
  }

  private static int firstOutside(boolean[] members, String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !members[c]) {
        return i;
      }
    }
    return -1;
  }

  static @Nullable LintFault csetNumeric(String text) {
    return Linter.digits(text);
  }

  static @Nullable LintFault cset82(String text) {
    int position = firstOutside(IS_82, text, text.length());
    return position < 0 ? null : Linter.at(LintReason.INVALID_CSET82_CHARACTER, position);
  }

  static @Nullable LintFault cset39(String text) {
    int position = firstOutside(IS_39, text, text.length());
    return position < 0 ? null : Linter.at(LintReason.INVALID_CSET39_CHARACTER, position);
  }

  /** Base64url: padding, if there is any, fills the text up to a multiple of three characters. */
  static @Nullable LintFault cset64(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    int padding = text.length() - end;
    if (padding > 2 || (padding > 0 && text.length() % 3 != 0)) {
      return new LintFault(LintReason.INVALID_CSET64_PADDING, end, padding);
    }
    int position = firstOutside(IS_64, text, end);
    if (position >= 0) {
      return Linter.at(LintReason.INVALID_CSET64_CHARACTER, position);
    }
    return null;
  }

  static @Nullable LintFault hasNonDigit(String text) {
    return CheckDigit.firstNonDigit(text) >= 0
        ? null
        : Linter.whole(LintReason.REQUIRES_NON_DIGIT_CHARACTER, text);
  }

  static @Nullable LintFault nonZero(String text) {
    LintFault fault = Linter.digits(text);
    return fault == null && isAllZero(text)
        ? Linter.whole(LintReason.ILLEGAL_ZERO_VALUE, text)
        : fault;
  }

  static @Nullable LintFault zero(String text) {
    return !text.isEmpty() && isAllZero(text) ? null : Linter.whole(LintReason.NOT_ZERO, text);
  }

  private static boolean isAllZero(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '0') {
        return false;
      }
    }
    return true;
  }

  static @Nullable LintFault noZeroPrefix(String text) {
    LintFault fault = Linter.digits(text);
    return fault == null && text.length() > 1 && text.charAt(0) == '0'
        ? Linter.at(LintReason.ILLEGAL_ZERO_PREFIX, 0)
        : fault;
  }

  static @Nullable LintFault hyphen(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '-') {
        return Linter.whole(LintReason.NOT_HYPHEN, text);
      }
    }
    return text.isEmpty() ? Linter.whole(LintReason.NOT_HYPHEN, text) : null;
  }

  static @Nullable LintFault percentEncoded(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        if (i + 2 >= text.length() || hex(text.charAt(i + 1)) < 0 || hex(text.charAt(i + 2)) < 0) {
          return new LintFault(
              LintReason.INVALID_PERCENT_SEQUENCE, i, Math.min(3, text.length() - i));
        }
        i += 2;
      }
    }
    return null;
  }

  /** The value of a hexadecimal digit, or -1. */
  static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  static @Nullable LintFault importerIndex(String text) {
    if (text.length() != 1) {
      return Linter.whole(LintReason.IMPORTER_IDX_MUST_BE_ONE_CHARACTER, text);
    }
    return firstOutside(IS_64, text, 1) < 0
        ? null
        : Linter.at(LintReason.INVALID_IMPORT_IDX_CHARACTER, 0);
  }

  static @Nullable LintFault winding(String text) {
    return isOneOf(text, "019") ? null : Linter.whole(LintReason.INVALID_WINDING_DIRECTION, text);
  }

  static @Nullable LintFault yesNo(String text) {
    return isOneOf(text, "01") ? null : Linter.whole(LintReason.NOT_ZERO_OR_ONE, text);
  }

  static @Nullable LintFault biologicalSex(String text) {
    return isOneOf(text, "0129")
        ? null
        : Linter.whole(LintReason.INVALID_BIOLOGICAL_SEX_CODE, text);
  }

  private static boolean isOneOf(String text, String characters) {
    return text.length() == 1 && characters.indexOf(text.charAt(0)) >= 0;
  }
}
