package io.crossdock.sandbox.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.crossdock.sandbox.Main;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/**
 * The dashboard as {@code mvn compile exec:java -Dexec.args="--stay"} leaves it: each view in light
 * and dark, on a phone's width and a large screen's, with what the three pipelines have written.
 * Takes minutes, so it is run by the profile {@code screenshots} alone.
 */
public class ScreenshotsTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final Duration PLAYED = Duration.ofMinutes(15);
  private static final Pattern ADDRESS = Pattern.compile("The dashboard is at (\\S+)/warehouse");
  private static final int WIDE = 1920;
  private static final int NARROW = 390;

  private static final Chromium BROWSER = new Chromium();
  private static final TemporaryFolder FOLDER = new TemporaryFolder();
  private static @Nullable JavaProcess main;
  private static String url = "";

  // The browser first: without it no day need be played.
  @ClassRule public static final RuleChain RULES = RuleChain.outerRule(BROWSER).around(FOLDER);

  @BeforeClass
  public static void play() throws Exception {
    Path log = FOLDER.newFile("main.log").toPath();
    JavaProcess playing =
        JavaProcess.java(
            Main.class.getName(),
            List.of(
                property("crossdock.servers"),
                property("crossdock.dashboard"),
                property("crossdock.runner")),
            arguments(FOLDER.newFolder("main")),
            Map.of(),
            log);
    main = playing;
    Await.that(
        "the day is played",
        PLAYED,
        () -> {
          if (!playing.isRunning()) {
            throw new IllegalStateException(playing.lastWords());
          }
          return said(log).contains("Press Enter");
        });
    assertThat(said(log), containsString("All that was injected was found, and nothing else."));
    Matcher address = ADDRESS.matcher(said(log));
    if (!address.find()) {
      throw new IllegalStateException(said(log));
    }
    url = address.group(1);
  }

  /** A slow machine may play less: {@code -Dcrossdock.screenshots="--scans=2000 --trucks=3"}. */
  private static List<String> arguments(File directory) {
    List<String> arguments = new ArrayList<>(List.of("--stay", "--directory=" + directory));
    String more = System.getProperty("crossdock.screenshots", "");
    if (!more.isEmpty()) {
      arguments.addAll(List.of(more.split(" ")));
    }
    return arguments;
  }

  private static String property(String name) {
    return "-D" + name + "=" + System.getProperty(name);
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterClass
  public static void end() {
    if (main != null) {
      main.terminate();
      main.close();
    }
  }

  @Test
  public void theWarehouse() throws Exception {
    Page page = open("warehouse");
    // An item that was somewhere: the newest scan of one that is known.
    rows(page, "Newest scans")
        .filter(new Locator.FilterOptions().setHasText("none"))
        .first()
        .click();
    assertThat(page.locator(".session .path li").first()).isVisible();
    take(page, "warehouse");
  }

  @Test
  public void theFleet() throws Exception {
    Page page = open("fleet");
    rows(page, "Alerts").first().locator("td").first().click();
    page.waitForURL("**alert=**");
    assertThat(page.locator("section:has(h2:text-matches('Truck .+')) canvas").first()).isVisible();
    take(page, "fleet");
  }

  @Test
  public void thePlant() throws Exception {
    Page page = open("plant");
    assertThat(rows(page, "Work orders").first()).isVisible();
    rows(page, "Work orders").first().locator("td").first().click();
    assertThat(page.locator("section:has(h2:text-matches('Probability: .+')) canvas").first())
        .isVisible();
    take(page, "plant");
  }

  @Test
  public void thePipeline() throws Exception {
    Page page = open("pipeline");
    assertThat(rows(page, "Failures").first()).isVisible();
    take(page, "pipeline");
  }

  private static Page open(String view) {
    Page page = BROWSER.page(ColorScheme.LIGHT, WIDE, 1080);
    page.navigate(url + "/" + view);
    assertThat(page.locator("main .rows tbody tr").first()).isVisible();
    assertThat(page.locator("#live")).hasText("Live");
    return page;
  }

  private static Locator rows(Page page, String table) {
    return page.locator("section:has(h2:text-is('" + table + "')) tbody tr");
  }

  private static void take(Page page, String view) throws Exception {
    assertThat(page.locator("main .empty:text-is('Loading …')")).hasCount(0);
    for (int width : new int[] {WIDE, NARROW}) {
      page.setViewportSize(width, width == WIDE ? 1080 : 844);
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        String shown = view + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width;
        Await.that(
            shown + " is not wider than the screen",
            () ->
                Objects.equals(
                    page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true));
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(shown + ".png")));
      }
    }
    assertThat(BROWSER.complaints(), empty());
  }
}
