package io.crossdock.notifier.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of named time intervals, each checked. */
final class IntervalFields {
  private final JsonSettings fields;

  IntervalFields(JsonSettings fields) {
    this.fields = fields;
  }

  Map<String, List<TimeInterval>> intervals(JsonNode node) {
    Map<String, List<TimeInterval>> named = new TreeMap<>();
    if (!node.isMissingNode() && !node.isObject()) {
      fields.add("/timeIntervals is no object");
    }
    node.properties()
        .forEach(
            one -> named.put(one.getKey(), list(one.getValue(), "/timeIntervals/" + one.getKey())));
    return named;
  }

  private List<TimeInterval> list(JsonNode node, String at) {
    List<TimeInterval> found = new ArrayList<>();
    if (!node.isArray() || node.isEmpty()) {
      fields.add(at + " is no list with an interval");
    }
    for (int i = 0; i < node.size(); i++) {
      TimeInterval interval = interval(node.get(i), at + "/" + i);
      if (interval != null) {
        found.add(interval);
      }
    }
    return found;
  }

  private @Nullable TimeInterval interval(JsonNode node, String at) {
    fields.known(node, at, Set.of("zone", "days", "from", "to"));
    String zone = fields.text(node, at, "zone");
    String from = fields.text(node, at, "from");
    String to = fields.text(node, at, "to");
    Set<DayOfWeek> days = days(node.path("days"), at + "/days");
    if (zone.isEmpty() || from.isEmpty() || to.isEmpty()) {
      return null;
    }
    try {
      return new TimeInterval(ZoneId.of(zone), days, LocalTime.parse(from), LocalTime.parse(to));
    } catch (DateTimeException e) {
      fields.add(
          at
              + " is not such as {\"zone\": \"Europe/Berlin\", \"from\": \"22:00\", \"to\": \"06:00\"}");
      return null;
    }
  }

  private Set<DayOfWeek> days(JsonNode node, String at) {
    if (node.isMissingNode()) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (JsonNode one : node) {
      try {
        days.add(DayOfWeek.valueOf(one.asText().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        fields.add(at + ": " + one + " is no day such as \"monday\"");
      }
    }
    if (days.isEmpty()) {
      fields.add(at + " is no list of days");
    }
    return days;
  }
}
