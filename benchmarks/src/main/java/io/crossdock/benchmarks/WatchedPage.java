package io.crossdock.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.crossdock.sandbox.servers.SandboxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The dashboard's warehouse in Debian's chromium, with a note of when each row was in its document.
 */
final class WatchedPage implements AutoCloseable {
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final String SCRIPT = "watch-page.js";

  private final Playwright playwright;
  private final Page page;

  /**
   * What was seen; times are milliseconds since the epoch.
   *
   * @param rows when each row of a table was there first, by the table's title and the row's key
   * @param counts what the table of scanners said, in the order of time
   */
  record Seen(Map<String, Map<String, Long>> rows, List<Count> counts) {
    /** When a row was there first, by its key. */
    Map<String, Long> rows(String table) {
      return rows.getOrDefault(table, Map.of());
    }
  }

  /**
   * What the table of scanners said.
   *
   * @param scanner tenant and scanner, with a slash between them
   */
  record Count(String scanner, long scans, long millis) {}

  private WatchedPage(Playwright playwright, Page page) {
    this.playwright = playwright;
    this.page = page;
  }

  /** Opens it and waits until it listens. */
  static WatchedPage open(String url) throws IOException {
    if (!Files.isExecutable(EXECUTABLE)) {
      throw new SandboxException(EXECUTABLE + " is not there: run scripts/install-test-servers.");
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Page page =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE)
                    // Its own cage can't be built by root. Debian has it paint by a graphics card,
                    // and where there is none that is computed, which takes much longer.
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")))
            .newPage(new Browser.NewPageOptions().setViewportSize(1920, 1080).setLocale("en-GB"));
    try (InputStream script = WatchedPage.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException(SCRIPT + " is not there");
      }
      page.addInitScript(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    page.navigate(url + "/warehouse");
    page.waitForSelector("#live[data-state=up]");
    return new WatchedPage(playwright, page);
  }

  Seen seen() throws IOException {
    JsonNode all =
        new ObjectMapper()
            .readTree((String) page.evaluate("JSON.stringify(window.crossdockSeen())"));
    Map<String, Map<String, Long>> rows = new HashMap<>();
    for (Map.Entry<String, JsonNode> row : all.path("rows").properties()) {
      String[] id = row.getKey().split("\n", 2);
      rows.computeIfAbsent(id[0], table -> new HashMap<>()).put(id[1], row.getValue().asLong());
    }
    List<Count> counts = new ArrayList<>();
    for (JsonNode one : all.path("counts")) {
      counts.add(new Count(one.get(0).asText(), one.get(1).asLong(), one.get(2).asLong()));
    }
    return new Seen(rows, counts);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
