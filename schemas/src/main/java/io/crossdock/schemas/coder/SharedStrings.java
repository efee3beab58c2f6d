package io.crossdock.schemas.coder;

import java.nio.charset.StandardCharsets;

/**
 * Short strings that come again and again, such as the names of tenants and read points: equal ones
 * are one object as long as no other took their place. State on the heap holds millions of them,
 * and a garbage collector goes through each.
 *
 * <p>Threads share the table without a lock: a string is safe to be seen by a thread that did not
 * make it, and what one of them misses is only made once more.
 */
final class SharedStrings {
  private static final int LONGEST = 32;
  private static final String[] KNOWN = new String[1 << 14];

  private SharedStrings() {}

  /** The string that these bytes are in UTF-8. */
  static String of(byte[] bytes, int at, int length) {
    if (length == 0) {
      return "";
    }
    if (length > LONGEST) {
      return new String(bytes, at, length, StandardCharsets.UTF_8);
    }
    int hash = 0;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + bytes[at + i];
    }
    int slot = (hash ^ hash >>> 15) & KNOWN.length - 1;
    String known = KNOWN[slot];
    if (known != null && isSame(known, bytes, at, length)) {
      return known;
    }
    String made = new String(bytes, at, length, StandardCharsets.UTF_8);
    KNOWN[slot] = made;
    return made;
  }

  /** Whether the bytes are this string; one that is not all ASCII is taken for another. */
  private static boolean isSame(String known, byte[] bytes, int at, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.charAt(i) != bytes[at + i]) {
        return false;
      }
    }
    return true;
  }
}
