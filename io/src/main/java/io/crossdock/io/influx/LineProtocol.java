package io.crossdock.io.influx;

import java.util.Map;

/**
 * Points as lines of the InfluxDB line protocol, with times in microseconds. Tags and fields stand
 * in the order of their names, so equal points are equal lines.
 *
 * <p>Source: InfluxDB documentation, "Line protocol", special characters.
 */
final class LineProtocol {
  private LineProtocol() {}

  /**
   * The line of a point, without a line end; empty where the point has no fields, which no store
   * takes.
   *
   * @throws IllegalArgumentException when a name or a tag has what no line can say
   */
  static String line(Point point) {
    if (point.fields().isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(256);
    name(point.measurement(), ", ", line);
    for (Map.Entry<String, String> tag : point.tags().entrySet()) {
      line.append(',');
      name(tag.getKey(), ",= ", line);
      line.append('=');
      name(tag.getValue(), ",= ", line);
    }
    char before = ' ';
    for (Map.Entry<String, Object> field : point.fields().entrySet()) {
      line.append(before);
      name(field.getKey(), ",= ", line);
      line.append('=');
      value(field.getValue(), line);
      before = ',';
    }
    return line.append(' ').append(point.micros()).toString();
  }

  /**
   * A name or a tag's value. A backslash stands for itself unless a special character follows it,
   * so at the end, where one always follows, there is no way to write it; nor is there for an end
   * of line.
   */
  private static void name(String text, String special, StringBuilder line) {
    if (text.isEmpty() || text.endsWith("\\")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is empty or ends with a backslash, which no line can say");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        throw new IllegalArgumentException(
            "\"" + text + "\" has a control character, which no line can say");
      }
      if (special.indexOf(c) >= 0) {
        line.append('\\');
      }
      line.append(c);
    }
  }

  private static void value(Object value, StringBuilder line) {
    if (value instanceof String text) {
      line.append('"');
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
          line.append('\\');
        }
        // Of an end of line InfluxDB makes one, and others an error.
        line.append(c == '\n' || c == '\r' ? ' ' : c);
      }
      line.append('"');
    } else if (value instanceof Long) {
      line.append(value).append('i');
    } else {
      line.append(value); // true, false, or digits that give the same double again
    }
  }
}
