package io.crossdock.sandbox.dashboard;

import static org.junit.Assume.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;

/** Debian's chromium, without a window. Where it is not there, tests are skipped and say so. */
final class Chromium extends ExternalResource {
  private static final Path EXECUTABLE = Path.of("/usr/bin/chromium");
  private static final int DEADLINE_MS = 30_000;

  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private @Nullable Playwright playwright;
  private @Nullable Browser browser;

  @Override
  protected void before() {
    assumeTrue(
        EXECUTABLE + " is not there: run scripts/install-test-servers.",
        Files.isExecutable(EXECUTABLE));
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(EXECUTABLE)
                    // Its own cage can't be built by root. Debian has it paint by a graphics
                    // card, and where there is none that is computed, which takes longer.
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  @Override
  protected void after() {
    if (playwright != null) {
      playwright.close();
    }
  }

  /** An empty page in these colours and of this size, in pixels. */
  Page page(ColorScheme colours, int width, int height) {
    BrowserContext context =
        Objects.requireNonNull(browser)
            .newContext(
                new Browser.NewContextOptions()
                    .setColorScheme(colours)
                    .setViewportSize(width, height)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/Dublin"));
    context.setDefaultTimeout(DEADLINE_MS);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  /** What pages have complained of: errors of scripts, and what their policy has refused. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }
}
