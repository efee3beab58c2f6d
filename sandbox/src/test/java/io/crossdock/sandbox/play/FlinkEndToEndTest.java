package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TemporaryFolder;

/** The same pipeline on embedded Flink gives the same rows as on DirectRunner. */
public class FlinkEndToEndTest {
  private final TemporaryFolder folder = new TemporaryFolder();
  private final SmallDay day = new SmallDay(folder, 5_000, 12);

  @Rule public final RuleChain rules = RuleChain.outerRule(folder).around(day);

  @Test
  public void rowsAreTheOraclesAndThoseOfDirectRunner() throws Exception {
    assertThat(day.day().run(List.of(PipelineJob.FLINK)), is(true));
    day.assertAllIsRight();
    List<String> onFlink = day.content();
    try (Connection connection = day.servers().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "truncate crossdock.scan, crossdock.scan_copy, crossdock.session, crossdock.failure"
              + " cascade");
    }
    assertThat(day.day().run(List.of(PipelineJob.DIRECT)), is(true));
    day.assertContent(onFlink);
  }
}
