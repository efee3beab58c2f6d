package io.crossdock.io.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The dashboards of runners-config/grafana, as they are given to Grafana. */
final class Dashboards {
  static final Path FOLDER =
      Path.of(System.getProperty("crossdock.root", ".."), "runners-config", "grafana");

  private Dashboards() {}

  /**
   * A query of a panel, or of a variable.
   *
   * @param where dashboard and panel, for a person
   * @param source uid of the data source
   * @param format what the panel makes of it: time_series, table, or variable
   */
  record GrafanaQuery(String where, String source, String format, String text) {}

  static List<JsonNode> all() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      for (Path file : files.sorted().toList()) {
        all.add(new ObjectMapper().readTree(Files.readString(file)));
      }
    }
    return all;
  }

  static List<GrafanaQuery> queries(String source) throws IOException {
    List<GrafanaQuery> queries = new ArrayList<>();
    for (JsonNode dashboard : all()) {
      String title = dashboard.path("title").asText();
      for (JsonNode variable : dashboard.path("templating").path("list")) {
        queries.add(
            new GrafanaQuery(
                title + ", variable " + variable.path("name").asText(),
                variable.path("datasource").path("uid").asText(),
                "variable",
                variable.path("query").asText()));
      }
      for (JsonNode panel : dashboard.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          String text =
              target.path("rawSql").asText()
                  + target.path("expr").asText()
                  + target.path("query").asText();
          queries.add(
              new GrafanaQuery(
                  title + ", " + panel.path("title").asText(),
                  target.path("datasource").path("uid").asText(),
                  target.path("format").asText(target.path("resultFormat").asText()),
                  text));
        }
      }
    }
    return queries.stream().filter(query -> query.source().equals(source)).toList();
  }
}
