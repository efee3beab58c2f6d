package io.crossdock.notifier.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.Durations;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.notifier.news.NewsKind;
import io.crossdock.notifier.news.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of routes, each checked; a problem says where in the file it is. */
public final class RouteFields {
  private final JsonNode root;
  private final JsonSettings fields;
  private final Set<String> receivers;
  private final Map<String, List<TimeInterval>> intervals;

  /** Reads the fields {@code routes}, {@code timeIntervals} and {@code severities} of a file. */
  public RouteFields(JsonNode root, JsonSettings fields, Set<String> receivers) {
    this.root = root;
    this.fields = fields;
    this.receivers = receivers;
    this.intervals = new IntervalFields(fields).intervals(root.path("timeIntervals"));
  }

  /** The rules. */
  public Rules rules() {
    List<Route> routes = new ArrayList<>();
    JsonNode list = root.path("routes");
    if (!list.isArray() || list.isEmpty()) {
      fields.add("/routes is no list with a route");
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      Route route = route(list.get(i), "/routes/" + i);
      if (!names.add(route.name())) {
        fields.add("/routes/" + i + "/name is that of another route");
      }
      routes.add(route);
    }
    return new Rules(severities(), List.copyOf(routes));
  }

  private Map<String, Severity> severities() {
    Map<String, Severity> severities = new TreeMap<>();
    JsonNode node = root.path("severities");
    if (!node.isMissingNode() && !node.isObject()) {
      fields.add("/severities is no object");
    }
    node.properties()
        .forEach(
            one ->
                choice(one.getValue(), "/severities/" + one.getKey(), Severity.class)
                    .forEach(severity -> severities.put(one.getKey(), severity)));
    return severities;
  }

  private Route route(JsonNode node, String at) {
    fields.known(
        node,
        at,
        Set.of(
            "name",
            "match",
            "receivers",
            "groupBy",
            "groupWait",
            "groupInterval",
            "muteTimeIntervals",
            "criticalPasses",
            "sendResolved",
            "escalate",
            "continue"));
    return new Route(
        fields.text(node, at, "name"),
        matchers(node.path("match"), at + "/match"),
        receivers(node.path("receivers"), at + "/receivers"),
        Set.copyOf(choice(node.path("groupBy"), at + "/groupBy", Label.class)),
        duration(node.path("groupWait"), at + "/groupWait"),
        duration(node.path("groupInterval"), at + "/groupInterval"),
        quiet(node.path("muteTimeIntervals"), at + "/muteTimeIntervals"),
        yes(node.path("criticalPasses"), at + "/criticalPasses", true),
        yes(node.path("sendResolved"), at + "/sendResolved", true),
        escalation(node.path("escalate"), at + "/escalate"),
        yes(node.path("continue"), at + "/continue", false));
  }

  private Matchers matchers(JsonNode node, String at) {
    fields.known(node, at, Set.of("tenant", "kind", "rule", "severity"));
    return new Matchers(
        Set.copyOf(texts(node.path("tenant"), at + "/tenant")),
        choice(node.path("kind"), at + "/kind", NewsKind.class),
        Set.copyOf(texts(node.path("rule"), at + "/rule")),
        choice(node.path("severity"), at + "/severity", Severity.class));
  }

  private List<String> receivers(JsonNode node, String at) {
    List<String> names = texts(node, at);
    if (names.isEmpty()) {
      fields.add(at + " names none");
    }
    names.stream()
        .filter(name -> !receivers.contains(name))
        .forEach(name -> fields.add(at + ": there is no receiver \"" + name + "\""));
    return names;
  }

  private QuietHours quiet(JsonNode node, String at) {
    List<TimeInterval> found = new ArrayList<>();
    for (String name : texts(node, at)) {
      List<TimeInterval> named = intervals.get(name);
      if (named == null) {
        fields.add(at + ": there is no time interval \"" + name + "\"");
      } else {
        found.addAll(named);
      }
    }
    QuietHours quiet = new QuietHours(List.copyOf(found));
    if (quiet.endless(Instant.EPOCH)) {
      fields.add(at + ": it is never anything but quiet");
    }
    return quiet;
  }

  private @Nullable Escalation escalation(JsonNode node, String at) {
    if (node.isMissingNode()) {
      return null;
    }
    fields.known(node, at, Set.of("after", "receivers"));
    fields.text(node, at, "after");
    return new Escalation(
        duration(node.path("after"), at + "/after"),
        receivers(node.path("receivers"), at + "/receivers"));
  }

  private Duration duration(JsonNode node, String at) {
    if (node.isMissingNode()) {
      return Duration.ZERO;
    }
    try {
      return Durations.parse(node.asText());
    } catch (IllegalArgumentException e) {
      fields.add(at + ": " + e.getMessage());
      return Duration.ZERO;
    }
  }

  private boolean yes(JsonNode node, String at, boolean otherwise) {
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isBoolean()) {
      fields.add(at + " is neither true nor false");
    }
    return node.booleanValue();
  }

  /** A text, or a list of texts; empty where it is not there. */
  private List<String> texts(JsonNode node, String at) {
    Set<String> texts = new LinkedHashSet<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      if (one.isTextual() && !one.textValue().isBlank()) {
        texts.add(one.textValue());
      } else if (!one.isMissingNode()) {
        fields.add(at + " is neither a text nor a list of texts");
      }
    }
    return List.copyOf(texts);
  }

  private <E extends Enum<E>> Set<E> choice(JsonNode node, String at, Class<E> choices) {
    Set<E> found = EnumSet.noneOf(choices);
    for (String text : texts(node, at)) {
      try {
        found.add(Enum.valueOf(choices, text.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        fields.add(
            at
                + ": \""
                + text
                + "\" is none of "
                + EnumSet.allOf(choices).toString().toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }
}
