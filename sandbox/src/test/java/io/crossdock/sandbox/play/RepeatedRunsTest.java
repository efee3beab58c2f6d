package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.TestServers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/**
 * One small day several times over, each time into empty tables. A watermark that runs ahead of a
 * partition costs verdicts, and the smaller the day the likelier: about one run in four then. With
 * {@code -Pchaos} only.
 */
public final class RepeatedRunsTest {
  private static final int RUNS = 10;

  @ClassRule public static final TestServers SERVERS = TestServers.own();

  private final TemporaryFolder folder = new TemporaryFolder();
  private final SmallDay day = new SmallDay(SERVERS, folder, 500, 1);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(day);

  @Test
  public void everyRunFindsAll() throws Exception {
    for (int run = 0; run < RUNS; run++) {
      try (Connection connection = day.servers().connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure,"
                + " crossdock.replay");
      }
      assertThat(day.day().run(List.of()), is(true));
      day.assertAllIsRight();
    }
  }
}
