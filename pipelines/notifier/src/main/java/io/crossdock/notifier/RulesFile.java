package io.crossdock.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossdock.io.settings.JsonSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.notifier.channel.Channel;
import io.crossdock.notifier.channel.ReceiverFields;
import io.crossdock.notifier.rule.RouteFields;
import io.crossdock.notifier.rule.Rules;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of {@code --rules}.
 *
 * @param channels the receivers by name
 * @param rules who is told what
 */
record RulesFile(Map<String, Channel> channels, Rules rules) {
  private static final String OPTION = "--rules";

  /** Reads it; all that is wrong with it goes to {@code problems}. */
  static RulesFile read(@Nullable String file, Duration timeout, Problems problems) {
    RulesFile none = new RulesFile(Map.of(), new Rules(Map.of(), List.of()));
    String path = problems.required(OPTION, file);
    JsonNode root = path.isEmpty() ? null : JsonSettings.read(OPTION, path, problems);
    if (root == null) {
      return none;
    }
    JsonSettings fields = new JsonSettings(problem -> problems.add(OPTION, problem));
    if (!fields.known(root, "", Set.of("receivers", "timeIntervals", "severities", "routes"))) {
      return none;
    }
    Map<String, Channel> channels =
        new ReceiverFields(fields, timeout).channels(root.path("receivers"));
    Set<String> names = new HashSet<>();
    root.path("receivers").fieldNames().forEachRemaining(names::add);
    return new RulesFile(channels, new RouteFields(root, fields, names).rules());
  }
}
