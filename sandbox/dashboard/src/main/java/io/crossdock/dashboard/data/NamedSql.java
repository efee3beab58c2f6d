package io.crossdock.dashboard.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SQL with parameters by name, {@code :tenant}, made ready for JDBC.
 *
 * @param sql with question marks
 * @param order the names in the order of their places
 */
record NamedSql(String sql, List<String> order) {
  // A colon before a name, and no cast, which has two.
  private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z]+)");

  static NamedSql of(String text) {
    List<String> names = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(text);
    while (parameter.find()) {
      names.add(parameter.group(1));
    }
    return new NamedSql(parameter.replaceAll("?"), List.copyOf(names));
  }
}
