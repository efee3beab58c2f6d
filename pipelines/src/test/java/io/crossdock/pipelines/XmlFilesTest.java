package io.crossdock.pipelines;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.pipelines.barcode.BarcodePipeline;
import io.crossdock.pipelines.fleet.FleetPipeline;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import io.crossdock.pipelines.launch.Launchable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** XML from files to files, through the real main. */
public class XmlFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAPPINGS =
      System.getProperty("crossdock.root", "..") + "/runners-config/xml/";

  private static final String BOMB =
      "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><a>&b;</a>";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private void write(String name, String text) throws IOException {
    Path in = Files.createDirectories(folder.getRoot().toPath().resolve("in"));
    Files.writeString(in.resolve(name), text);
  }

  private Console run(Launchable<?> pipeline, String mapping) throws Exception {
    Path root = folder.getRoot().toPath();
    String[] arguments = {
      "--runner=DirectRunner",
      "--targetParallelism=2",
      "--input=files",
      "--inputFiles=" + root.resolve("in/*"),
      "--inputArrival=2026-01-05T07:00:00Z",
      "--output=files",
      "--outputFiles=" + root.resolve("rows"),
      "--failureTable=false",
      "--failureFile=" + root.resolve("failed"),
      "--xmlMapping=" + MAPPINGS + mapping
    };
    return Console.of(() -> Launch.run(arguments, pipeline));
  }

  private List<JsonNode> lines(String prefix) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.getRoot().toPath())) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith(prefix)).toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  private void assertTheBombFailed() throws IOException {
    List<JsonNode> failures = lines("failed");
    assertThat(failures.size(), equalTo(1));
    JsonNode failure = failures.get(0);
    assertThat(failure.get("kind").asText(), equalTo("MALFORMED"));
    assertThat(failure.get("message").asText(), containsString("is no XML: Undeclared general"));
    byte[] payload = Base64.getDecoder().decode(failure.get("payload").asText());
    assertThat(new String(payload, StandardCharsets.UTF_8), equalTo(BOMB));
  }

  /** The event comes in JSON, and in XML of both versions, and is one; scans come in a log. */
  @Test
  public void scansComeInEpcisAndInLogs() throws Exception {
    write(
        "event.jsonld",
        """
        {"type": "ObjectEvent", "action": "OBSERVE", "bizStep": "shipping",
         "eventTime": "2026-01-05T06:00:00Z", "eventTimeZoneOffset": "+00:00",
         "epcList": ["urn:epc:id:sgtin:9506000.013435.1"], "readPoint": {"id": "urn:a:b"}}
        """);
    String event =
        """
        <e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:%d" schemaVersion="%d"
            creationDate="2026-01-05T06:00:00Z"><EPCISBody><EventList><ObjectEvent>
          <eventTime>2026-01-05T07:00:00+01:00</eventTime>
          <eventTimeZoneOffset>+00:00</eventTimeZoneOffset>
          <epcList><epc>urn:epc:id:sgtin:9506000.013435.1</epc></epcList><action>OBSERVE</action>
          <bizStep>urn:epcglobal:cbv:bizstep:shipping</bizStep>
          <readPoint><id>urn:a:b</id></readPoint>
        </ObjectEvent></EventList></EPCISBody></e:EPCISDocument>
        """;
    write("event-1.xml", event.formatted(1, 1));
    write("event-2.xml", event.formatted(2, 2));
    write(
        "log.xml",
        """
        <log xmlns="urn:crossdock:log:1">
          <scan at="2026-01-05T06:01:00Z" scanner="s1" place="dock">09506000134352</scan>
          <scan at="2026-01-05T06:02:00Z" scanner="s1" place="dock">4006381333931</scan>
        </log>
        """);
    write("bomb.xml", BOMB);
    Console console = run(new BarcodePipeline(), "barcode.json");
    assertThat(console.err(), console.exitCode(), equalTo(0));
    Map<String, Integer> copies = new TreeMap<>();
    for (JsonNode scan : lines("rows-scans")) {
      copies.merge(scan.get("item").asText(), scan.get("copies").asInt(), Math::max);
    }
    assertThat(copies.toString(), copies.size(), equalTo(3));
    assertThat(copies.values(), containsInAnyOrder(0, 0, 2));
    assertTheBombFailed();
  }

  @Test
  public void trucksComeInLogs() throws Exception {
    write(
        "log.xml",
        """
        <log xmlns="urn:crossdock:log:1">
          <truck id="t1">
            <temperature at="2026-01-05T06:00:00Z" sensor="supply">4.5</temperature>
            <door at="2026-01-05T06:00:30Z" id="rear" open="true"/>
          </truck>
          <truck id="t2"><position at="2026-01-05T06:00:00Z" latitude="52.5" longitude="13"/></truck>
        </log>
        """);
    write("bomb.xml", BOMB);
    Console console = run(new FleetPipeline(), "fleet.json");
    assertThat(console.err(), console.exitCode(), equalTo(0));
    List<String> events = new ArrayList<>();
    for (JsonNode row : lines("rows-events")) {
      events.add(row.get("truck_id").asText() + ' ' + row.get("kind").asText());
    }
    assertThat(
        events.toString(), events, containsInAnyOrder("t1 temperature", "t1 door", "t2 gps"));
    assertTheBombFailed();
  }

  @Test
  public void aMappingForAnotherPipelineIsAMistakeOfTheUser() throws Exception {
    write("log.xml", "<log/>");
    Console console = run(new FleetPipeline(), "barcode.json");
    assertThat(console.exitCode(), equalTo(2));
    assertThat(
        console.err().lines().filter(line -> line.contains("scannerId")).toList(),
        contains(containsString("--xmlMapping: /records/0/fields/scannerId is no field of this")));
  }
}
