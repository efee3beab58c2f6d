package io.crossdock.io.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Options that make no settings. The message is for the person who wrote them, and is complete. */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final Problem[] problems;

  InvalidSettingsException(List<Problem> problems) {
    super(
        (problems.size() == 1 ? "An option is wrong:" : problems.size() + " options are wrong:")
            + "\n  "
            + problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
    this.problems = problems.toArray(new Problem[0]);
  }

  /** What is wrong, in the order of finding. */
  public List<Problem> problems() {
    return List.of(problems);
  }
}
