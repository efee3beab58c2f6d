package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.sandbox.servers.Servers;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.sandbox.simulator.plant.PlantDay;
import io.crossdock.sandbox.simulator.plant.PlantSize;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A plant's day through the real broker, the maintenance pipeline on DirectRunner and the real
 * database, to a stand-in for the maintenance system that fails now and then.
 */
public class PlantEndToEndTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();

  @Test
  public void allThatWasInjectedIsFoundAndNothingElse() throws Exception {
    Servers servers = SERVERS.get();
    PlantDay day =
        PlantDay.of(5, PlantSize.FEWEST_MACHINES, PlantSize.SHORTEST, LocalDate.of(2026, 1, 5));
    try (PlayedPlant plant =
            PlayedPlant.prepare(new PlantMessages(day), servers, SERVERS.directory());
        Connection connection = servers.connect()) {
      assertThat(plant.play(List.of(PipelineJob.DIRECT)), is(true));
      PlantFindings findings = plant.findings(connection);
      assertThat(findings.table(), findings.isRight(), is(true));
      Conservation conservation = plant.conservation(connection);
      assertThat(conservation.text(), conservation.isRight(), is(true));
      assertThat("orders", plant.printOrders(connection), is(true));
    }
  }
}
