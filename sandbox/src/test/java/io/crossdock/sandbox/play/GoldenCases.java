package io.crossdock.sandbox.play;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.sandbox.servers.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The golden cases, from files to files through the real main, alike wherever they run. */
public final class GoldenCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASES =
      Path.of(System.getProperty("crossdock.root", ".."), "sandbox/src/test/resources/golden");

  private GoldenCases() {}

  /**
   * Runs them and compares what is found with what is expected.
   *
   * @param out an empty folder for what is found
   * @param runner the runner's arguments
   */
  public static void check(Path out, List<String> runner) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(runner);
    arguments.addAll(
        List.of(
            "--input=files",
            "--inputFiles=" + CASES + "/*/input.ndjson",
            "--inputArrival=2026-01-05T07:00:00Z",
            "--output=files",
            "--outputFiles=" + out.resolve("rows"),
            "--failureTable=false",
            "--failureFile=" + out.resolve("failed"),
            "--places=" + CASES.resolve("places.csv"),
            "--tenantRules=" + CASES.resolve("tenants.properties"),
            "--shards=2"));
    try (JavaProcess job =
        JavaProcess.java(
            BarcodePipeline.class.getName(),
            List.of("-Xmx1g"),
            arguments,
            Map.of(),
            out.resolve("log"))) {
      assertThat(job.await(180_000), is(true));
      assertThat(job.lastWords(), job.exitCode(), is(0));
    }
    Map<String, SortedSet<String>> found = found(out);
    int cases = 0;
    try (Stream<Path> folders = Files.list(CASES).filter(Files::isDirectory)) {
      for (Path one : folders.toList()) {
        cases++;
        String name = one.getFileName().toString();
        assertThat(
            name,
            String.join("\n", found.getOrDefault(name, new TreeSet<>())),
            equalTo(String.join("\n", new TreeSet<>(Files.readAllLines(one.resolve("expected"))))));
      }
    }
    assertThat(cases, greaterThan(7));
    assertThat("cases with rows", found.size(), is(cases));
  }

  private static Map<String, SortedSet<String>> found(Path out) throws IOException {
    Map<String, JsonNode> scans = newest(lines(out, "rows-scans"), "scan_id");
    Map<String, Long> lineOf = new HashMap<>();
    scans.forEach((id, scan) -> lineOf.put(id, scan.get("source_offset").asLong()));
    Map<String, SortedSet<String>> found = new TreeMap<>();
    for (JsonNode scan : scans.values()) {
      StringBuilder line = new StringBuilder("scan " + scan.get("source_offset"));
      line.append(" ").append(scan.get("item").asText());
      line.append(" ").append(texts(scan.get("flag_names")));
      for (JsonNode conflict : scan.get("conflicts")) {
        line.append(" conflicts with ")
            .append(lineOf.get(conflict.get("other").asText()))
            .append(": ")
            .append(conflict.get("speedKmh"))
            .append(" km/h");
      }
      if (scan.get("copies").asInt() > 0) {
        line.append(" copies ").append(scan.get("copies"));
      }
      add(found, scan.get("tenant").asText(), line.toString());
    }
    for (JsonNode session : newest(lines(out, "rows-sessions"), "session_id").values()) {
      add(
          found,
          session.get("tenant").asText(),
          "session "
              + session.get("item").asText()
              + " "
              + time(session.get("first_event_time"))
              + " to "
              + time(session.get("last_event_time"))
              + " "
              + session.get("scans")
              + " scans "
              + texts(session.get("path"))
              + " "
              + texts(session.get("flag_names")));
    }
    for (JsonNode copy : lines(out, "rows-copies")) {
      add(
          found,
          copy.get("tenant").asText(),
          "copy " + copy.get("source_offset") + " of " + lineOf.get(copy.get("scan_id").asText()));
    }
    for (JsonNode failure : lines(out, "failed-")) {
      String file = failure.get("source").get("name").asText();
      add(
          found,
          file.substring(0, file.indexOf('/')),
          "failure "
              + failure.get("source").get("offset")
              + " "
              + failure.get("kind").asText()
              + " in "
              + failure.get("step").asText());
    }
    return found;
  }

  private static String time(JsonNode moment) {
    return moment.asText().substring("2026-01-05T".length());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static void add(Map<String, SortedSet<String>> found, String name, String line) {
    found.computeIfAbsent(name, key -> new TreeSet<>()).add(line);
  }

  /** Of the rows with one id the one with the highest revision, as in the database. */
  private static Map<String, JsonNode> newest(List<JsonNode> rows, String id) {
    Map<String, JsonNode> newest = new HashMap<>();
    for (JsonNode row : rows) {
      newest.merge(
          row.get(id).asText(),
          row,
          (old, now) -> now.get("revision").asInt() >= old.get("revision").asInt() ? now : old);
    }
    return newest;
  }

  private static List<JsonNode> lines(Path out, String prefix) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith(prefix)).toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }
}
