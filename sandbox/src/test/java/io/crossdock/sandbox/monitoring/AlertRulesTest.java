package io.crossdock.sandbox.monitoring;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** What operators are given for Prometheus and Alertmanager, by their own tools. */
public class AlertRulesTest {
  private static final Path RULES = OperatorFiles.FOLDER.resolve("rules/crossdock.yml");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern ADVICE =
      Pattern.compile("todo: \"runners-config/prometheus/README.md#([a-z-]+)\"");

  private static void passes(String... command) throws IOException, InterruptedException {
    OperatorFiles.assumeInstalled(command[0]);
    assertThat(
        String.join(" ", command),
        OperatorFiles.run(List.of(command), ""),
        endsWith("exit code 0"));
  }

  private static List<String> all(Pattern pattern, Path file) throws IOException {
    return pattern.matcher(Files.readString(file)).results().map(one -> one.group(1)).toList();
  }

  @Test
  public void prometheusTakesTheConfigurationAndTheRules() throws Exception {
    passes(
        "promtool", "check", "config", OperatorFiles.FOLDER.resolve("prometheus.yml").toString());
    passes("promtool", "check", "rules", RULES.toString());
  }

  @Test
  public void alertmanagerTakesItsConfiguration() throws Exception {
    passes("amtool", "check-config", OperatorFiles.FOLDER.resolve("alertmanager.yml").toString());
  }

  @Test
  public void eachRuleIsHeardWhenItMustBeAndElseNot() throws Exception {
    passes(
        "promtool",
        "test",
        "rules",
        OperatorFiles.FOLDER.resolve("rules/crossdock.test.yml").toString());
  }

  @Test
  public void eachAlertIsTriedAndSaysWhatToDo() throws IOException {
    List<String> alerts = all(ALERT, RULES);
    assertThat(alerts.size(), greaterThan(10));
    String tests = Files.readString(OperatorFiles.FOLDER.resolve("rules/crossdock.test.yml"));
    Set<String> sections;
    try (Stream<String> lines = Files.lines(OperatorFiles.FOLDER.resolve("README.md"))) {
      sections =
          lines
              .filter(line -> line.startsWith("### "))
              .map(line -> line.substring(4).toLowerCase(Locale.ROOT).replace(' ', '-'))
              .collect(Collectors.toSet());
    }
    List<String> advice = all(ADVICE, RULES);
    assertThat("a section for each", advice.size(), equalTo(alerts.size()));
    advice.forEach(section -> assertThat(sections, hasItem(section)));
    List<String> untried =
        alerts.stream()
            .filter(alert -> !tests.contains("alertname: " + alert + "\n        exp_alerts"))
            .toList();
    assertThat("tried to be heard", untried, empty());
  }
}
