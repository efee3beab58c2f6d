package io.crossdock.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The id of a message of a broker that gives none: the first 128 bits of SHA-256 over where it was
 * sent, what it says of itself and its payload, after the sender's own id where there is one. So
 * what is sent again has the id that it had, and senders that count from 1 after each start do not
 * hide each other's messages.
 */
final class MessageId {
  /** What is worth to be read by a person, and fits a column. */
  private static final Pattern READABLE = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private static final int BYTES = 16;

  private MessageId() {}

  /**
   * The id.
   *
   * @param sendersId what the sender calls the message; empty where it has no name for it
   * @param said topic or queue, and what else tells it from one of the same payload
   */
  static String of(byte[] payload, String sendersId, String... said) {
    MessageDigest digest = sha256();
    add(digest, sendersId.getBytes(UTF_8));
    for (String part : said) {
      add(digest, part.getBytes(UTF_8));
    }
    digest.update(payload);
    String hash = HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    return READABLE.matcher(sendersId).matches() ? sendersId + "#" + hash : hash;
  }

  private static void add(MessageDigest digest, byte[] part) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (part.length >>> shift));
    }
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
