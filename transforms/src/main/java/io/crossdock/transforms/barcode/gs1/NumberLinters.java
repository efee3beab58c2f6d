package io.crossdock.transforms.barcode.gs1;

import org.jspecify.annotations.Nullable;

/** Linters of check digits, check characters, counts and coordinates. */
final class NumberLinters {
  private static final String CSET32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LONGEST_WITH_PAIR = 99;
  private static final int[] PRIMES = primes(LONGEST_WITH_PAIR - 2);
  private static final int SHORTEST_IBAN = 11;
  private static final int LONGEST_IBAN = 34;

  private NumberLinters() {}

  private static int[] primes(int count) {
    int[] primes = new int[count];
    int found = 0;
    for (int candidate = 2; found < count; candidate++) {
      boolean prime = true;
      for (int i = 0; i < found && prime; i++) {
        prime = candidate % primes[i] != 0;
      }
      if (prime) {
        primes[found++] = candidate;
      }
    }
    return primes;
  }

  /** The check digit of a numeric key (R1). */
  static @Nullable LintFault checkDigit(String text) {
    if (text.isEmpty()) {
      return Linter.whole(LintReason.TOO_SHORT_FOR_CHECK_DIGIT, text);
    }
    LintFault fault = Linter.digits(text);
    if (fault != null) {
      return fault;
    }
    int last = text.length() - 1;
    return CheckDigit.of(text.substring(0, last)) == text.charAt(last) - '0'
        ? null
        : Linter.at(LintReason.INCORRECT_CHECK_DIGIT, last);
  }

  /**
   * The check character pair of an alphanumeric key: the sum of the characters' values, weighted
   * from the right by the primes, modulo 1021, written as two digits to the base 32.
   */
  static @Nullable LintFault checkPair(String text) {
    int end = text.length() - 2;
    if (end < 0) {
      return Linter.whole(LintReason.TOO_SHORT_FOR_CHECK_PAIR, text);
    }
    if (text.length() > LONGEST_WITH_PAIR) {
      return Linter.whole(LintReason.TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION, text);
    }
    int sum = 0;
    for (int i = 0; i < end; i++) {
      int value = CharacterLinters.CSET82.indexOf(text.charAt(i));
      if (value < 0) {
        return Linter.at(LintReason.INVALID_CSET82_CHARACTER, i);
      }
      sum += value * PRIMES[end - 1 - i];
    }
    sum %= 1021;
    boolean correct =
        text.charAt(end) == CSET32.charAt(sum >> 5)
            && text.charAt(end + 1) == CSET32.charAt(sum & 31);
    return correct ? null : new LintFault(LintReason.INCORRECT_CHECK_PAIR, end, 2);
  }

  /** An international bank account number (ISO 13616): country, then ISO 7064 MOD 97-10. */
  static @Nullable LintFault iban(String text) {
    if (text.length() < 4) {
      return Linter.whole(LintReason.IBAN_TOO_SHORT, text);
    }
    if (!CodeLists.COUNTRIES_ALPHA2.contains(text.substring(0, 2))) {
      return new LintFault(LintReason.ILLEGAL_IBAN_COUNTRY_CODE, 0, 2);
    }
    if (text.length() > LONGEST_IBAN) {
      return Linter.whole(LintReason.IBAN_TOO_LONG, text);
    }
    if (text.length() < SHORTEST_IBAN) {
      return Linter.whole(LintReason.IBAN_TOO_SHORT, text);
    }
    int remainder = 0;
    for (int i = 4; i < text.length() + 4; i++) {
      int position = i % text.length();
      char c = text.charAt(position);
      boolean legal = CheckDigit.isDigit(c) || (c >= 'A' && c <= 'Z');
      int value = legal ? Character.digit(c, 36) : -1;
      if (value < 0) {
        return Linter.at(LintReason.INVALID_IBAN_CHARACTER, position);
      }
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder == 1 ? null : new LintFault(LintReason.INCORRECT_IBAN_CHECKSUM, 2, 2);
  }

  /** Piece and total, of equal width: neither zero, piece not above total. */
  static @Nullable LintFault pieceOfTotal(String text) {
    LintFault fault = Linter.digits(text);
    if (fault != null) {
      return fault;
    }
    if (text.isEmpty() || text.length() % 2 != 0) {
      return Linter.whole(LintReason.INVALID_LENGTH_FOR_PIECE_OF_TOTAL, text);
    }
    int half = text.length() / 2;
    String piece = text.substring(0, half);
    String total = text.substring(half);
    if (CharacterLinters.zero(piece) == null) {
      return new LintFault(LintReason.ZERO_PIECE_NUMBER, 0, half);
    }
    if (CharacterLinters.zero(total) == null) {
      return new LintFault(LintReason.ZERO_TOTAL_PIECES, half, half);
    }
    return piece.compareTo(total) > 0
        ? Linter.whole(LintReason.PIECE_NUMBER_EXCEEDS_TOTAL, text)
        : null;
  }

  /** Position and end around a slash, as of a child in a multiple birth: {@code 1/3}. */
  static @Nullable LintFault positionInSequence(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      return Linter.whole(LintReason.POSITION_IN_SEQUENCE_MALFORMED, text);
    }
    String position = text.substring(0, slash);
    String end = text.substring(slash + 1);
    if (CheckDigit.firstNonDigit(position) >= 0 || CheckDigit.firstNonDigit(end) >= 0) {
      return Linter.whole(LintReason.POSITION_IN_SEQUENCE_MALFORMED, text);
    }
    if (position.charAt(0) == '0') {
      return new LintFault(LintReason.ILLEGAL_ZERO_PREFIX, 0, slash);
    }
    if (end.charAt(0) == '0') {
      return new LintFault(LintReason.ILLEGAL_ZERO_PREFIX, slash + 1, end.length());
    }
    boolean exceeds =
        position.length() > end.length()
            || (position.length() == end.length() && position.compareTo(end) > 0);
    return exceeds ? Linter.whole(LintReason.POSITION_EXCEEDS_END, text) : null;
  }

  /** Ten digits, 1e-7 degrees north of the south pole: up to 180 degrees. */
  static @Nullable LintFault latitude(String text) {
    return coordinate(
        text, 1_800_000_000L, LintReason.LATITUDE_INVALID_LENGTH, LintReason.INVALID_LATITUDE);
  }

  /** Ten digits, 1e-7 degrees east of the antimeridian: up to 360 degrees. */
  static @Nullable LintFault longitude(String text) {
    return coordinate(
        text, 3_600_000_000L, LintReason.LONGITUDE_INVALID_LENGTH, LintReason.INVALID_LONGITUDE);
  }

  private static @Nullable LintFault coordinate(
      String text, long most, LintReason wrongLength, LintReason outOfRange) {
    if (text.length() != 10) {
      return Linter.whole(wrongLength, text);
    }
    LintFault fault = Linter.digits(text);
    return fault == null && Long.parseLong(text) > most ? Linter.whole(outOfRange, text) : fault;
  }
}
