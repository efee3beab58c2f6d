package io.crossdock.pipelines.maintenance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What comes of a few messages, from files to files, with models that are really trained. */
public class MaintenanceGoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASE =
      Path.of(
          System.getProperty("crossdock.root", ".."),
          "pipelines/src/test/resources/maintenance/golden");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void messagesBecomePredictionsOrdersAndFailures() throws Exception {
    Path out = folder.getRoot().toPath();
    TestModels.above(out.resolve("mill.onnx"), "torque", 50, "1", "mill");
    TestModels.above(out.resolve("pump.onnx"), "velocity_rms", 4.5f, "1", "pump");
    String[] arguments = {
      "--runner=DirectRunner",
      "--targetParallelism=2",
      "--input=files",
      "--inputFiles=" + CASE.resolve("input.ndjson"),
      "--inputArrival=2026-01-05T07:00:00Z",
      "--output=files",
      "--outputFiles=" + out.resolve("rows"),
      "--failureTable=false",
      "--failureFile=" + out.resolve("failed"),
      "--machines=" + CASE.resolve("machines.csv"),
      "--models=" + out.resolve("*.onnx"),
      "--featureEvery=1m",
      "--trendWindows=2",
      "--openAfter=2",
      "--recoverAfter=2"
    };
    Console console = Console.of(() -> Launch.run(arguments, new MaintenancePipeline()));
    assertThat(console.err(), console.exitCode(), equalTo(0));
    assertThat(
        String.join("\n", found(out)),
        equalTo(String.join("\n", new TreeSet<>(Files.readAllLines(CASE.resolve("expected"))))));
  }

  private static SortedSet<String> found(Path out) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    for (JsonNode row : lines(out, "rows-readings")) {
      found.add(say("reading %s %s", row.get("source_offset"), text(row, "machine_id")));
    }
    for (JsonNode row : lines(out, "rows-vibration")) {
      found.add(
          say(
              "vibration %s %s %s zone %s %s",
              text(row, "machine_id"),
              time(row.get("event_time")),
              text(row, "verdict"),
              text(row, "zone").isEmpty() ? "-" : text(row, "zone"),
              number(row.get("velocity_rms"), " mm/s")));
    }
    for (JsonNode row : newest(lines(out, "rows-features"), "machineId", "from")) {
      found.add(
          say(
              "features %s %s torque %s",
              text(row, "machineId"),
              time(row.get("from")),
              number(row.get("features").get("torque"), "")));
    }
    for (JsonNode row : newest(lines(out, "rows-predictions"), "machine_id", "from_time")) {
      found.add(
          say(
              "prediction %s %s %s %s",
              text(row, "machine_id"),
              time(row.get("from_time")),
              text(row, "verdict"),
              call(row)));
    }
    for (JsonNode row : newest(lines(out, "rows-orders"), "order_id")) {
      found.add(
          say(
              "order %s %s to %s %s %s",
              text(row, "machine_id"),
              time(row.get("began_at")),
              time(row.get("ended_at")),
              text(row, "state"),
              text(row, "location")));
    }
    for (JsonNode row : lines(out, "failed")) {
      found.add(failure(row));
    }
    return found;
  }

  private static String call(JsonNode row) {
    JsonNode probability = row.get("probability");
    if (probability.isNull()) {
      return "without";
    }
    return probability.asDouble() >= row.get("threshold").asDouble() ? "failure" : "healthy";
  }

  /** A message is named by its line, a row that could not be scored by its machine and time. */
  private static String failure(JsonNode row) throws IOException {
    String kind = text(row, "kind");
    String step = text(row, "step");
    if (!kind.equals("SCORING")) {
      return say("failure %s %s in %s", row.get("source").get("offset"), kind, step);
    }
    JsonNode message = JSON.readTree(row.get("payload").binaryValue());
    return say(
        "failure %s in %s of %s at %s",
        kind, step, text(message, "machineId"), time(message.get("from")));
  }

  private static String say(String format, Object... words) {
    return String.format(Locale.ROOT, format, words);
  }

  private static String text(JsonNode row, String field) {
    return row.get(field).asText();
  }

  private static String number(JsonNode number, String unit) {
    return number == null || number.isNull() ? "none" : say("%.1f%s", number.asDouble(), unit);
  }

  private static String time(JsonNode moment) {
    int begin = moment.asText().indexOf('T') + 1;
    return moment.asText().substring(begin, begin + "06:00".length());
  }

  /** Of the rows with one key the one with the highest revision, as in the database. */
  private static Collection<JsonNode> newest(List<JsonNode> rows, String... key) {
    Map<List<String>, JsonNode> newest = new HashMap<>();
    for (JsonNode row : rows) {
      newest.merge(
          Stream.of(key).map(field -> text(row, field)).toList(),
          row,
          (old, now) -> now.get("revision").asInt() >= old.get("revision").asInt() ? now : old);
    }
    return newest.values();
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
