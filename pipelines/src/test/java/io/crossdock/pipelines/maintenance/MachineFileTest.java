package io.crossdock.pipelines.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MachineFileTest {
  private static final List<String> COLUMNS =
      List.of(
          "tenant",
          "machine",
          "from",
          "to",
          "type",
          "group",
          "rpm",
          "balls",
          "ballMillimetres",
          "pitchMillimetres",
          "contactDegrees",
          "location");
  private static final String HEADER = String.join(",", COLUMNS);
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          Map.entry("tenant", "acme"),
          Map.entry("machine", "m1"),
          Map.entry("from", "2026-03-01T12:00:00Z"),
          Map.entry("to", "2026-03-02T12:00:00Z"),
          Map.entry("type", "pump"),
          Map.entry("group", "group1-rigid"),
          Map.entry("rpm", "1797"),
          Map.entry("balls", "9"),
          Map.entry("ballMillimetres", "7.94"),
          Map.entry("pitchMillimetres", "39.04"),
          Map.entry("contactDegrees", "10"),
          Map.entry("location", "hall 1"));
  private static final long NOON = 1_772_366_400_000_000L;
  private static final long DAY = 86_400_000_000L;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Problems problems = new Problems();

  private List<Machine> read(String... lines) throws IOException {
    Path file = folder.getRoot().toPath().resolve("machines.csv");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return MachineFile.read(file.toString(), Set.of("group1-rigid"), problems);
  }

  private static String row(Map<String, String> changes) {
    Map<String, String> all = new TreeMap<>(RIGHT);
    all.putAll(changes);
    return String.join(",", COLUMNS.stream().map(all::get).toList());
  }

  private static String row(String column, String value) {
    return row(Map.of(column, value));
  }

  @Test
  public void aRowIsAMachine() throws Exception {
    List<Machine> machines = read(HEADER, row(Map.of()), "acme,m2,,,mill,,,,,,,");
    assertThat(problems.all(), empty());
    assertThat(
        machines,
        equalTo(
            List.of(
                new Machine(
                    "acme",
                    "m1",
                    NOON,
                    NOON + DAY,
                    "pump",
                    "group1-rigid",
                    1_797,
                    new Bearing(9, 7.94, 39.04, 10),
                    "hall 1"),
                new Machine(
                    "acme",
                    "m2",
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    "mill",
                    "",
                    Double.NaN,
                    null,
                    ""))));
  }

  @Test
  public void aContactAngleIsZeroWhereNoneIsSaid() throws Exception {
    assertThat(
        read(HEADER, row("contactDegrees", "")).get(0).bearing(),
        equalTo(new Bearing(9, 7.94, 39.04, 0)));
  }

  /** For each column values that are wrong, with what is said of it. */
  private static final Map<String, Map<String, String>> WRONG =
      Map.ofEntries(
          Map.entry("tenant", Map.of("", "tenant is empty")),
          Map.entry("machine", Map.of("", "machine is empty")),
          Map.entry("type", Map.of("", "type is empty")),
          Map.entry(
              "from",
              Map.of(
                  "noon", "from \"noon\" is no moment",
                  "2026-03-02T12:00:00Z", "to is not after from")),
          Map.entry(
              "to",
              Map.of(
                  "+1000000000-01-01T00:00:00Z", "to \"+1000000000", "2026", "to \"2026\" is no")),
          Map.entry("group", Map.of("group9", "group group9 is none of [group1-rigid]")),
          Map.entry(
              "rpm",
              Map.of(
                  "fast", "rpm \"fast\" is no number",
                  "0", "rpm is not more than 0",
                  "NaN", "rpm is not more than 0",
                  "Infinity", "rpm is not more than 0")),
          Map.entry(
              "balls",
              Map.of(
                  "many", "balls \"many\" is no number",
                  "8.5", "balls is no whole number",
                  "1e300", "balls is no whole number",
                  "-9", "balls is not more than 0",
                  "", "balls is empty beside ballMillimetres")),
          Map.entry(
              "ballMillimetres",
              Map.of(
                  "", "ballMillimetres \"\" is no number",
                  "-1", "ballMillimetres is not more than 0",
                  "40", "pitchMillimetres is not more than ballMillimetres")),
          Map.entry(
              "pitchMillimetres",
              Map.of(
                  "wide", "pitchMillimetres \"wide\" is no number",
                  "0", "pitchMillimetres is not more than 0")),
          Map.entry(
              "contactDegrees",
              Map.of(
                  "flat", "contactDegrees \"flat\" is no number",
                  "90", "contactDegrees is not from 0 to below 90",
                  "-1", "contactDegrees is not from 0 to below 90")));

  @Test
  public void whatIsWrongIsNamedWithItsRowAndColumn() throws Exception {
    int seen = 0;
    for (var column : WRONG.entrySet()) {
      for (var wrong : column.getValue().entrySet()) {
        read(HEADER, "acme,m0,,,mill,,,,,,,", row(column.getKey(), wrong.getKey()));
        assertThat(column + "", problems.all().size(), equalTo(++seen));
        String said = problems.all().get(seen - 1);
        assertThat(said, startsWith("--machines: "));
        assertThat(said, containsString("row 2: " + wrong.getValue()));
      }
    }
  }

  @Test
  public void aMissingColumnIsNamed() throws Exception {
    for (String column : COLUMNS) {
      List<String> others = COLUMNS.stream().filter(name -> !name.equals(column)).toList();
      read(String.join(",", others), String.join(",", others.stream().map(RIGHT::get).toList()));
      String said = problems.all().get(problems.all().size() - 1);
      assertThat(said, containsString("row 1: "));
      assertThat(said, containsString(column));
    }
    assertThat(problems.all().size(), equalTo(COLUMNS.size()));
  }

  @Test
  public void aMachineMovesAndIsNotTwiceInOnePlace() throws Exception {
    String moved = row(Map.of("from", "2026-03-02T12:00:00Z", "to", "", "location", "hall 2"));
    assertThat(read(HEADER, row(Map.of()), moved).size(), equalTo(2));
    assertThat(problems.all(), empty());
    read(HEADER, row(Map.of()), row("location", "hall 2"));
    assertThat(problems.all().get(0), containsString("row 2: machine m1 is there twice"));
  }
}
