package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.sandbox.simulator.WarehouseDay;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** A small published day on a real broker and a real database that are empty before. */
final class SmallDay extends ExternalResource {
  private final TestServers servers;
  private final TemporaryFolder folder;
  private final int scans;
  private final long seed;
  private @Nullable PlayedDay day;

  SmallDay(TestServers servers, TemporaryFolder folder, int scans, long seed) {
    this.servers = servers;
    this.folder = folder;
    this.scans = scans;
    this.seed = seed;
  }

  @Override
  protected void before() throws Throwable {
    Path directory = folder.getRoot().toPath();
    servers.empty();
    WarehouseDay simulated = WarehouseDay.of(seed, scans, LocalDate.of(2026, 1, 5));
    day = new PlayedDay(new Day(simulated, EpcisSamples.all(), directory), servers(), directory);
    day().publish();
  }

  PlayedDay day() {
    return Objects.requireNonNull(day);
  }

  Servers servers() {
    return servers.get();
  }

  /** All is found, nothing falsely, nothing is missing, and every row is the oracle's. */
  void assertAllIsRight() throws SQLException {
    try (Connection connection = servers().connect()) {
      Findings findings = day().findings(connection);
      assertThat(findings.table(), findings.isRight(), is(true));
      Conservation conservation = day().conservation(connection);
      assertThat(conservation.text(), conservation.isRight(), is(true));
      assertThat("rows as the oracle's", day().printComparison(connection), is(true));
    }
  }

  /** The tables have these rows and no others; says the first that differ. */
  void assertContent(List<String> expected) throws SQLException {
    List<String> now = content();
    Set<String> missing = new TreeSet<>(expected);
    now.forEach(missing::remove);
    Set<String> extra = new TreeSet<>(now);
    expected.forEach(extra::remove);
    String difference =
        "missing "
            + missing.stream().limit(3).toList()
            + "\nextra "
            + extra.stream().limit(3).toList();
    assertThat(difference, missing.isEmpty() && extra.isEmpty(), is(true));
    assertThat(now.size(), is(expected.size()));
  }

  /** The tables' rows as text, without when they were written and how often they were restated. */
  List<String> content() throws SQLException {
    try (Connection connection = servers().connect()) {
      return TableContent.of(connection);
    }
  }
}
