package io.crossdock.sandbox.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.crossdock.sandbox.jobs.Await;
import io.crossdock.sandbox.servers.Dashboard;
import io.crossdock.sandbox.servers.TestServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;

/** The dashboard in a real browser, over a real database with a played day. */
public class DashboardTest {
  private static final List<String> VIEWS = List.of("warehouse", "fleet", "plant", "pipeline");
  private static final int WIDE = 1920;
  private static final int NARROW = 390;
  private static final double REPLAY_MS = 120_000;

  private static final Chromium BROWSER = new Chromium();
  private static final TestServers SERVERS = TestServers.shared();
  private static @Nullable Dashboard dashboard;

  // The browser first: without it no server need be started.
  @ClassRule public static final RuleChain RULES = RuleChain.outerRule(BROWSER).around(SERVERS);

  @BeforeClass
  public static void playADay() throws Exception {
    ShownDay.play(SERVERS.get(), SERVERS.directory());
    dashboard = Dashboard.start(SERVERS.get(), SERVERS.directory(), 0);
  }

  @AfterClass
  public static void stop() {
    if (dashboard != null) {
      dashboard.close();
    }
  }

  private static Page open(String path) {
    Page page = BROWSER.page(ColorScheme.LIGHT, 1920, 1080);
    page.navigate(Objects.requireNonNull(dashboard).url() + path);
    return page;
  }

  private static Locator rows(Page page, String table) {
    return page.locator("section:has(h2:text-is('" + table + "')) tbody tr");
  }

  @Test
  public void tenantsAreFilteredInTheAddress() {
    Page page = open("/warehouse");
    assertThat(rows(page, "Scanners").first()).isVisible();
    page.locator("#tenant").selectOption("acme");
    page.waitForURL("**/warehouse?tenant=acme");
    assertThat(
            page.locator(
                "section:has(h2:text-is('Scanners')) th",
                new Page.LocatorOptions().setHasText("Tenant")))
        .hasCount(0);
    assertThat(rows(page, "Scanners").first()).isVisible();
    page.locator("nav a", new Page.LocatorOptions().setHasText("Pipeline")).click();
    page.waitForURL("**/pipeline?tenant=acme");
    assertThat(rows(page, "Failures").first()).isVisible();
    page.goBack();
    page.waitForURL("**/warehouse?tenant=acme");
  }

  @Test
  public void aScriptInACodeIsTextAndIsNotRun() {
    Page page = open("/warehouse?tenant=acme&scanner=script-scanner&of=acme");
    Locator row = rows(page, "Anomalies").first();
    assertThat(row).containsText(ShownDay.SCRIPT);
    assertThat(page.locator("main img, main script").count(), equalTo(0));
    assertThat(page.title(), not(equalTo("run")));
  }

  @Test
  public void anItemIsFollowed() {
    Page page = open("/warehouse");
    page.locator(
            "section:has(h2:text-is('Newest scans')) tbody tr",
            new Page.LocatorOptions().setHasText("none"))
        .first()
        .click();
    assertThat(page.locator(".session .path li").first()).isVisible();
  }

  @Test
  public void anAlertIsOpenedAndAcknowledged() throws SQLException {
    Page page = open("/fleet");
    Locator alert = rows(page, "Alerts").first();
    alert.locator("td").first().click();
    page.waitForURL("**alert=**");
    assertThat(page.locator("section:has(h2:text-matches('Truck .+')) canvas").first()).isVisible();
    alert.locator("button[data-acknowledge]").click();
    assertThat(alert).containsText("local");
    assertThat(
        number(
            "select count(*) from crossdock.acknowledgement where acknowledged_by = 'local' and subject_kind = 'ALERT'"),
        equalTo(1L));
    // A page that is opened later has it from the database.
    assertThat(rows(open("/fleet"), "Alerts").first()).containsText("local");
  }

  @Test
  public void anOrderIsAcknowledged() {
    Page page = open("/plant?tenant=acme");
    assertThat(page.locator("section:has(h2:text-is('Probability: pump-1')) canvas")).isVisible();
    Locator order = rows(page, "Work orders").first();
    order.locator("button[data-acknowledge]").click();
    assertThat(order).containsText("local");
  }

  @Test
  public void aLateScanIsReplayedAndItsRowAppears() throws SQLException {
    String late =
        "select count(*) from crossdock.scan where scanner_id = '" + ShownDay.LATE_SCANNER + "'";
    assertThat(number(late), equalTo(0L));
    Page page = open("/pipeline?tenant=acme&kind=barcode/LATE");
    rows(page, "Failures").first().click();
    Locator failure = page.locator("section:has(h2:text-is('Failure'))");
    assertThat(failure).containsText(ShownDay.LATE_SCANNER);
    Page warehouse = open("/warehouse?tenant=acme");
    assertThat(rows(warehouse, "Newest scans").first()).isVisible();
    failure.locator("button[data-replay]").click();
    LocatorAssertions.ContainsTextOptions patience =
        new LocatorAssertions.ContainsTextOptions().setTimeout(REPLAY_MS);
    assertThat(rows(warehouse, "Newest scans").first())
        .containsText(ShownDay.LATE_SCANNER, patience);
    assertThat(failure).containsText("replayed", patience);
    assertThat(number(late), equalTo(1L));
    assertThat(rows(page, "Replays").first()).isVisible();
  }

  @Test
  public void nothingKeepsPeopleFromUsingAView() throws Exception {
    for (String view : VIEWS) {
      Page page = open("/" + view + chosen(view));
      assertThat(page.locator("main .rows tbody tr").first()).isVisible();
      assertThat(page.locator("main .empty:text-is('Loading …')")).hasCount(0);
      assertThat(page.locator("#live")).hasText("Live");
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {WIDE, NARROW}) {
          page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
          page.setViewportSize(width, width == WIDE ? 1080 : 844);
          String shown = view + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + width;
          Await.that(
              shown + " is not wider than the screen",
              () -> (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"));
          // Colours and widths do not act upon each other.
          if ((colours == ColorScheme.LIGHT) == (width == WIDE)) {
            assertThat(shown, Axe.seriousProblems(page), empty());
          }
        }
      }
    }
    assertThat(BROWSER.complaints(), empty());
  }

  private static String chosen(String view) {
    return view.equals("fleet") ? "?tenant=borealis&truck=truck-001" : "";
  }

  private static long number(String sql) throws SQLException {
    try (Connection connection = SERVERS.get().connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }
}
