package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** When Flink within this process is told to keep to this machine. */
public class EmbeddedFlinkTest {
  private static final String OPTION = "--flinkConfDir=";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void itKeepsToThisMachineUnlessSomebodySaysOtherwise() throws IOException {
    for (List<String> args :
        List.of(
            List.of("--runner=FlinkRunner"),
            List.of("--runner=org.apache.beam.runners.flink.FlinkRunner", "--flinkMaster=[auto]"),
            List.of("--flinkMaster=[local]", "--runner=FlinkRunner"),
            List.of("--flinkMaster=flink:8081", "--runner=FlinkRunner", "--flinkMaster=[local]"))) {
      List<String> all = EmbeddedFlink.add(args, Map.of());
      assertThat(all.subList(0, args.size()), is(args));
      assertThat(all, hasSize(args.size() + 1));
      assertThat(all.get(args.size()), startsWith(OPTION));
      Path file = Path.of(all.get(args.size()).substring(OPTION.length()), "config.yaml");
      assertThat(Files.readAllLines(file), hasItem("rest.bind-address: 127.0.0.1"));
    }
  }

  @Test
  public void otherRunnersClustersAndWhoeverHasAConfigurationAreLeftAlone() {
    for (List<String> args :
        List.of(
            List.<String>of(),
            List.of("--runner=DirectRunner"),
            List.of("--runner=FlinkRunner", "--flinkMaster=flink.example.com:8081"),
            List.of("--runner=FlinkRunner", OPTION + "/etc/flink"))) {
      assertThat(EmbeddedFlink.add(args, Map.of()), is(args));
    }
    List<String> embedded = List.of("--runner=FlinkRunner");
    assertThat(
        EmbeddedFlink.add(embedded, Map.of("FLINK_CONF_DIR", "/opt/flink/conf")), is(embedded));
  }

  @Test
  public void aConfigurationOfOnesOwnHasOursBesideIt() throws IOException {
    Path place = folder.getRoot().toPath().resolve("conf");
    assertThat(EmbeddedFlink.configuration(place, "parallelism.default: 2"), is(OPTION + place));
    List<String> expected = new ArrayList<>(List.of("parallelism.default: 2"));
    EmbeddedFlink.settings().forEach((name, value) -> expected.add(name + ": " + value));
    assertThat(Files.readAllLines(place.resolve("config.yaml")), is(expected));
  }
}
