package io.crossdock.io.settings;

import java.util.List;

/** Options that make no settings. The message is for the person who wrote them, and is complete. */
public final class InvalidSettingsException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  InvalidSettingsException(List<String> problems) {
    super(
        (problems.size() == 1 ? "An option is wrong:" : problems.size() + " options are wrong:")
            + "\n  "
            + String.join("\n  ", problems));
  }
}
