package io.crossdock.bridge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which messages go to which Kafka topic: {@code PATTERN=TOPIC} or {@code PATTERN=TOPIC;MEDIATYPE}.
 * The pattern's levels are names, {@code +} for any one, {@code {tenant}} and {@code {device}} for
 * any one that says them, and at the end {@code #} for all that follow, also none.
 */
final class Route {
  private static final Pattern FORM =
      Pattern.compile("(?<pattern>.+?)=(?<topic>[A-Za-z0-9._-]{1,249})(?:;(?<type>.+))?");
  private static final String ONE = "+";
  private static final String REST = "#";
  private static final String TENANT = "{tenant}";
  private static final String DEVICE = "{device}";

  private final List<String> levels;
  private final char separator;
  private final String topic;
  private final String contentType;

  private Route(List<String> levels, char separator, String topic, String contentType) {
    this.levels = levels;
    this.separator = separator;
    this.topic = topic;
    this.contentType = contentType;
  }

  /**
   * What a route says of a message.
   *
   * @param topic the Kafka topic
   * @param contentType media type of messages that say none; empty where it is not known
   * @param tenant the tenant; empty where the pattern has none
   * @param device the device; empty where the pattern has none
   */
  record Match(String topic, String contentType, String tenant, String device) {}

  /**
   * Reads a route.
   *
   * @param separator what is between the levels of an address
   * @throws IllegalArgumentException saying what is wrong
   */
  static Route parse(String text, char separator) {
    Matcher form = FORM.matcher(text.trim());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not of the form PATTERN=TOPIC or PATTERN=TOPIC;MEDIATYPE");
    }
    List<String> levels = levels(form.group("pattern"), separator);
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean known = List.of(ONE, TENANT, DEVICE).contains(level);
      if (level.equals(REST) ? i < levels.size() - 1 : !known && level.matches(".*[+#{}*].*")) {
        throw new IllegalArgumentException(
            "\""
                + text
                + "\": a level is a name, +, {tenant}, {device}, or at the end #; not "
                + level);
      }
      if (level.startsWith("{") && levels.indexOf(level) < i) {
        throw new IllegalArgumentException("\"" + text + "\" has " + level + " twice");
      }
    }
    String type = form.group("type");
    return new Route(levels, separator, form.group("topic"), type == null ? "" : type.trim());
  }

  /** The Kafka topic. */
  String topic() {
    return topic;
  }

  /** The pattern as MQTT writes it, with {@code +} for what stands for one level. */
  String filter() {
    return levels.stream()
        .map(level -> level.startsWith("{") ? ONE : level)
        .collect(Collectors.joining(String.valueOf(separator)));
  }

  /** What it says of a message of this address; nothing if it is not for it. */
  Optional<Match> match(String address) {
    List<String> found = levels(address, separator);
    boolean open = levels.get(levels.size() - 1).equals(REST);
    int fixed = open ? levels.size() - 1 : levels.size();
    if (open ? found.size() < fixed : found.size() != fixed) {
      return Optional.empty();
    }
    String tenant = "";
    String device = "";
    for (int i = 0; i < fixed; i++) {
      String level = levels.get(i);
      String name = found.get(i);
      // A name that is asked for and empty would let the message itself say whose it is.
      boolean fits =
          level.startsWith("{") ? !name.isEmpty() : level.equals(ONE) || level.equals(name);
      if (!fits) {
        return Optional.empty();
      }
      tenant = level.equals(TENANT) ? name : tenant;
      device = level.equals(DEVICE) ? name : device;
    }
    return Optional.of(new Match(topic, contentType, tenant, device));
  }

  private static List<String> levels(String address, char separator) {
    return List.of(address.split(Pattern.quote(String.valueOf(separator)), -1));
  }
}
