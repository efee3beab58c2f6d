package io.crossdock.io.format;

/**
 * Halves of characters: JSON can escape one without the other, and no UTF-8 can hold it. A text
 * with one would not come out of a coder as it went in, and its id would not be kept.
 */
final class LoneSurrogate {
  private LoneSurrogate() {}

  /** Whether a text has one. */
  static boolean isIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
