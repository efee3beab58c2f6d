package io.crossdock.sandbox.load;

import io.crossdock.sandbox.servers.WrongOptionException;

/**
 * Addresses of messages: a text in which {@code {tenant}}, {@code {device}} and {@code {topic}}
 * stand for the message's own.
 */
public final class AddressPattern {
  /** What stands for the tenant of a message of which nobody knows whose it is. */
  private static final String NOBODY = "unknown";

  private final String pattern;
  private final char separator;

  /**
   * A pattern.
   *
   * @param separator what is between the levels of an address, and is in none
   */
  public AddressPattern(String pattern, char separator) {
    String fixed = pattern.replace("{tenant}", "").replace("{device}", "").replace("{topic}", "");
    if (pattern.isEmpty() || fixed.matches(".*[{}#+*].*")) {
      throw new WrongOptionException(
          "--address is "
              + pattern
              + ": names with "
              + separator
              + " between them, of which some may be {tenant}, {device} and {topic}.");
    }
    this.pattern = pattern;
    this.separator = separator;
  }

  /** The address of a message. */
  String of(Message message) {
    return pattern
        .replace("{tenant}", level(message.tenant().isEmpty() ? NOBODY : message.tenant()))
        .replace("{device}", level(message.device()))
        .replace("{topic}", level(message.topic()));
  }

  private String level(String name) {
    return name.replace(separator, '_').replaceAll("[#+*]", "_");
  }
}
