package io.crossdock.sandbox.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;

import io.crossdock.io.registry.RegistryClient;
import io.crossdock.sandbox.doors.Doors;
import io.crossdock.sandbox.servers.TestRegistry;
import io.crossdock.sandbox.servers.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.AssumptionViolatedException;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Every format through every door into the rows of every pipeline: servers and a job for each
 * pipeline are started, the same messages are sent in all formats mixed, and each row must be what
 * it would be in any other. The table stands in io/README.md; {@code -Pdoors} makes all of it.
 */
public class MatrixTest {
  @ClassRule public static final TestServers SERVERS = TestServers.secured();
  @ClassRule public static final TestRegistry REGISTRY = new TestRegistry();

  private static final boolean ALL = Boolean.getBoolean("crossdock.doors");
  private static final Path README = Path.of("../io/README.md");

  @Test
  public void everyFormatComesThroughEveryDoor() throws Exception {
    List<Doors> doors = ALL ? List.of(Doors.values()) : List.of(Doors.KAFKA);
    RegistryClient registry = new RegistryClient(REGISTRY.get().settings());
    List<String> wrong = new ArrayList<>();
    List<String> table = new ArrayList<>(MatrixRow.head());
    for (Doors door : doors) {
      try (DoorRun run = DoorRun.start(door, SERVERS, REGISTRY.get())) {
        MatrixRow row = run.row(registry);
        table.add(row.line());
        System.out.println(row.line());
        wrong.addAll(row.wrong());
      } catch (AssumptionViolatedException e) {
        System.out.println("No " + door + ": " + e.getMessage());
      }
    }
    System.out.println(String.join("\n", table));
    assertThat(wrong, empty());
    Set<String> readme =
        Files.readAllLines(README, UTF_8).stream()
            .map(MatrixTest::withoutVersions)
            .collect(Collectors.toSet());
    table.removeIf(line -> readme.contains(withoutVersions(line)));
    assertThat("missing in io/README.md", table, empty());
  }

  /** A machine may have a server of another version than the one that the table was made with. */
  private static String withoutVersions(String line) {
    return line.replaceAll("\\d+(\\.\\d+)+", "");
  }
}
