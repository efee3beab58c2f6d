package io.crossdock.io.grafana;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** What Grafana is given hangs together. Grafana itself can't be had here. */
public class DashboardFilesTest {
  private static final Pattern UID = Pattern.compile("(?m)^ +uid: (\\S+)$");
  private static final Pattern TYPE = Pattern.compile("(?m)^ +type: (\\S+)$");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?!__|timeFilter|tag_)(\\w+)");

  private static String sources() throws Exception {
    return Files.readString(Dashboards.FOLDER.resolve("provisioning/datasources/crossdock.yaml"));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(one -> one.group(1)).toList();
  }

  @Test
  public void eachDashboardAndPanelHasAnIdOfItsOwn() throws Exception {
    Set<String> uids = new HashSet<>();
    int panels = 0;
    for (JsonNode dashboard : Dashboards.all()) {
      String uid = dashboard.path("uid").asText();
      assertThat(uid, uids.add(uid), is(true));
      assertThat(uid, dashboard.path("description").asText(), not(equalTo("")));
      Set<Integer> ids = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        assertThat(uid, ids.add(panel.path("id").asInt()), is(true));
        panels++;
      }
    }
    assertThat(uids.size(), equalTo(4));
    assertThat(panels, greaterThan(20));
  }

  @Test
  public void eachPanelSaysWhatItIsInWhichUnitFromASourceThatIsThere() throws Exception {
    List<String> uids = found(UID, sources());
    List<String> types = found(TYPE, sources());
    for (JsonNode dashboard : Dashboards.all()) {
      for (JsonNode panel : dashboard.path("panels")) {
        String where = dashboard.path("title").asText() + ", " + panel.path("title").asText();
        assertThat(where, panel.path("title").asText(), not(equalTo("")));
        assertThat(where, panel.path("description").asText(), not(equalTo("")));
        assertThat(
            where,
            panel.path("fieldConfig").path("defaults").path("unit").asText(),
            not(equalTo("")));
        List<JsonNode> sources = new ArrayList<>(List.of(panel.path("datasource")));
        panel.path("targets").forEach(target -> sources.add(target.path("datasource")));
        assertThat(where, sources.size(), greaterThan(1));
        for (JsonNode source : sources) {
          int place = uids.indexOf(source.path("uid").asText());
          assertThat(where, uids, hasItem(source.path("uid").asText()));
          assertThat(where, source.path("type").asText(), equalTo(types.get(place)));
        }
      }
    }
  }

  @Test
  public void panelsLieBesideEachOther() throws Exception {
    for (JsonNode dashboard : Dashboards.all()) {
      Set<String> taken = new HashSet<>();
      for (JsonNode panel : dashboard.path("panels")) {
        JsonNode at = panel.path("gridPos");
        assertThat(at.path("x").asInt() + at.path("w").asInt() <= 24, is(true));
        for (int x = 0; x < at.path("w").asInt(); x++) {
          for (int y = 0; y < at.path("h").asInt(); y++) {
            String cell = (at.path("x").asInt() + x) + "/" + (at.path("y").asInt() + y);
            assertThat(panel.path("title").asText(), taken.add(cell), is(true));
          }
        }
      }
    }
  }

  @Test
  public void eachVariableThatAQueryNamesIsThere() throws Exception {
    for (JsonNode dashboard : Dashboards.all()) {
      List<String> names = new ArrayList<>();
      dashboard
          .path("templating")
          .path("list")
          .forEach(variable -> names.add(variable.path("name").asText()));
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          for (String name : found(VARIABLE, target.toString())) {
            assertThat(panel.path("title").asText(), names, hasItem(name));
          }
        }
      }
    }
  }

  @Test
  public void whatIsSecretComesFromTheEnvironment() throws Exception {
    try (Stream<Path> files = Files.walk(Dashboards.FOLDER)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        for (String line : Files.readAllLines(file)) {
          String name = line.strip().split(":", 2)[0];
          if (name.matches("(?i).*(password|user|url|token|address)")) {
            assertThat(line, line.strip().matches("\\w+: \\$\\{CROSSDOCK_[A-Z_]+}"), is(true));
          }
        }
      }
    }
  }
}
