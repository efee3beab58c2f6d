package io.crossdock.sandbox.dashboard;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core, which looks for what keeps people from using a page. */
final class Axe {
  private static final String RUN =
      """
      async () => {
        const found = await axe.run();
        return found.violations
          .filter((one) => ["serious", "critical"].includes(one.impact))
          .map((one) => `${one.id}: ${one.help} ${one.nodes[0].html}`);
      }
      """;

  private Axe() {}

  /** What it calls serious or critical. */
  @SuppressWarnings("unchecked") // what the script above gives
  static List<String> seriousProblems(Page page) throws IOException {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IOException("axe-core is not there");
      }
      // As the browser's own tools would, past the page's policy.
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>) page.evaluate(RUN);
  }
}
