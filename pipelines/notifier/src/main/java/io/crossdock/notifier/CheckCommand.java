package io.crossdock.notifier;

import io.crossdock.io.settings.Problems;
import io.crossdock.notifier.rule.Route;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/notify check}. */
@Command(
    name = "check",
    sortOptions = false,
    description = "Reads a file of rules, with all that it refers to, and says what it means.")
final class CheckCommand implements Callable<Integer> {
  @Option(names = "--rules", paramLabel = "FILE", description = "The file.")
  private @Nullable String rules;

  @Option(names = "--help", usageHelp = true, description = "Shows this.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Override
  public Integer call() {
    Problems problems = new Problems();
    RulesFile file = RulesFile.read(rules, Duration.ofSeconds(10), problems);
    problems.throwIfAny();
    for (Route route : file.rules().routes()) {
      System.out.println(
          route.name()
              + ": "
              + route.matchers()
              + " to "
              + route.receivers()
              + (route.escalation() == null
                  ? ""
                  : ", after "
                      + route.escalation().after().toMinutes()
                      + " min to "
                      + route.escalation().receivers()
                      + " unless acknowledged")
              + (route.goesOn() ? ", and the routes behind it" : ""));
    }
    return 0;
  }
}
