package io.crossdock.notifier.news;

/** Text as the database can hold it: PostgreSQL has no character of code 0, UTF-8 no half ones. */
final class Storable {
  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  /** The text with what cannot be held replaced. */
  static String text(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(one -> one == 0 || isHalf(one) ? REPLACEMENT : one)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
