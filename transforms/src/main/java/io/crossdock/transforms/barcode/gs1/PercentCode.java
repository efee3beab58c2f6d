package io.crossdock.transforms.barcode.gs1;

/** Percent codes in URIs (RFC 3986). */
final class PercentCode {
  private static final String HEX = "0123456789ABCDEF";

  private PercentCode() {}

  /** The character that the three characters from a position encode, 0 to 255; -1 if they don't. */
  static int at(String text, int position) {
    if (position + 2 >= text.length() || text.charAt(position) != '%') {
      return -1;
    }
    int high = CharacterLinters.hex(text.charAt(position + 1));
    int low = CharacterLinters.hex(text.charAt(position + 2));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** An ASCII text with all characters encoded that are not unreserved in URIs. */
  static String encode(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean unreserved =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || CheckDigit.isDigit(c)
              || "-._~".indexOf(c) >= 0;
      if (unreserved) {
        out.append(c);
      } else {
        out.append('%').append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      }
    }
    return out.toString();
  }
}
