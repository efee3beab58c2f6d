package io.crossdock.dashboard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.List;
import org.junit.Test;

/** What the dashboard can be told, and what it refuses. */
public class DashboardSettingsTest {
  private static DashboardOptions options() {
    DashboardOptions options = new DashboardOptions();
    options.postgresUrl = "jdbc:postgresql://127.0.0.1:5432/crossdock";
    return options;
  }

  private static String refusal(DashboardOptions options) {
    return String.valueOf(
        assertThrows(InvalidSettingsException.class, () -> DashboardSettings.parse(options))
            .getMessage());
  }

  @Test
  public void onlyThisMachineCanReachItByDefault() {
    assertThat(DashboardSettings.parse(options()).bind(), equalTo("127.0.0.1"));
  }

  @Test
  public void anAddressThatOthersReachNeedsSomethingThatLetsThemIn() {
    DashboardOptions options = options();
    options.bind = "0.0.0.0";
    assertThat(refusal(options), containsString("--bind: 0.0.0.0 can be reached by others"));
    options.token = "env:TOKEN";
    assertThat(DashboardSettings.parse(options).bind(), equalTo("0.0.0.0"));
    options.token = null;
    options.userHeader = "X-Forwarded-User";
    assertThat(refusal(options), containsString("--trustedProxy"));
    options.trustedProxy = "10.0.0.5";
    assertThat(DashboardSettings.parse(options).trustedProxy(), equalTo("10.0.0.5"));
  }

  @Test
  public void aSecretThatIsWrittenOutIsRefusedAndNotRepeated() {
    DashboardOptions options = options();
    options.token = "hunter2";
    options.postgresUrl = "jdbc:postgresql://127.0.0.1/crossdock?password=hunter2";
    assertThat(refusal(options), not(containsString("hunter2")));
  }

  @Test
  public void allThatIsWrongIsSaidTogether() {
    DashboardOptions options = new DashboardOptions();
    options.port = 70_000;
    options.every = "1";
    options.routes = List.of(Path.of("no-such-file.geojson"));
    options.replay = Path.of("no-such-folder");
    String said = refusal(options);
    for (String option :
        List.of(
            "--postgresUrl", "--port", "--every", "--routes", "--replay", "--replayClassPath")) {
      assertThat(said, containsString(option));
    }
  }
}
