package io.crossdock.io.cmms;

import io.crossdock.schemas.maintenance.WorkOrder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What stands for the placeholders of a mapping: {@code {name}}, or {@code {name:80}} for its first
 * 80 characters. Each text is gone through once, so that braces in a value stay what they are.
 */
final class Placeholders {
  static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)(?::([0-9]{1,5}))?}");

  /** The names that there are. */
  static final Set<String> NAMES =
      Set.of(
          "orderId",
          "externalId",
          "tenant",
          "machineId",
          "failureMode",
          "beganAt",
          "endedAt",
          "state",
          "probability",
          "priority",
          "model",
          "modelVersion",
          "reason",
          "location",
          "revision");

  private static final int LONGEST = 4_000;

  private final Map<String, String> values;

  private Placeholders(Map<String, String> values) {
    this.values = values;
  }

  static Placeholders of(WorkOrder order, String externalId, CmmsMapping mapping) {
    return new Placeholders(
        Map.ofEntries(
            Map.entry("orderId", order.id().toString()),
            Map.entry("externalId", externalId),
            Map.entry("tenant", order.tenant()),
            Map.entry("machineId", order.machineId()),
            Map.entry("failureMode", order.failureMode()),
            Map.entry("beganAt", time(order.beganMicros())),
            Map.entry("endedAt", order.endedMicros() == 0 ? "" : time(order.endedMicros())),
            Map.entry("state", order.state().name()),
            Map.entry("probability", String.format(Locale.ROOT, "%.3f", order.probability())),
            Map.entry("priority", mapping.priorityOf(order.probability())),
            Map.entry("model", order.model()),
            Map.entry("modelVersion", order.modelVersion()),
            Map.entry("reason", order.reason()),
            Map.entry("location", order.location()),
            Map.entry("revision", Integer.toString(order.revision()))));
  }

  private static String time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  String fill(String template) {
    return fill(template, text -> text);
  }

  String fillPath(String template) {
    // URLEncoder escapes for a form, where a blank is a plus.
    return fill(
        template, text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"));
  }

  private String fill(String template, UnaryOperator<String> escape) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (MatchResult match : PLACEHOLDER.matcher(template).results().toList()) {
      String length = match.group(2);
      String value = values.getOrDefault(match.group(1), "");
      out.append(template, from, match.start())
          .append(escape.apply(cut(value, length == null ? LONGEST : Integer.parseInt(length))));
      from = match.end();
    }
    return out.append(template, from, template.length()).toString();
  }

  /** By code points: half of a pair of surrogates is no text. */
  private static String cut(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest));
  }
}
