package io.crossdock.pipelines.fleet;

import static io.crossdock.pipelines.doors.DoorCases.FILES;
import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static io.crossdock.pipelines.doors.DoorCases.with;
import static java.util.Map.entry;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.doors.DoorCases;
import io.crossdock.pipelines.doors.DoorCases.Case;
import io.crossdock.pipelines.doors.OptionChecks;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.RuleMessage;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FleetSettingsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final long NOON = 1_772_452_800_000_000L;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private String rules = "";
  private String trucks = "";
  private String duties = "";
  private String routes = "";
  private String profiles = "";

  @Before
  public void writeFiles() throws IOException {
    rules = write("rules.properties", "acme.onDelay=20m\nacme.corridorOuter=80\n");
    trucks =
        write("trucks.csv", "tenant,truck,zone,sensors\nacme,t1,Europe/Dublin,supply return\n");
    routes =
        write(
            "routes.geojson",
            """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"tenant": "acme", "route": "r1", "role": "line"},
               "geometry": {"type": "LineString", "coordinates": [[24, 60], [25, 60]]}},
              {"type": "Feature",
               "properties": {"tenant": "acme", "route": "r1", "role": "stop", "name": "Depot",
                 "radiusMetres": 100},
               "geometry": {"type": "Point", "coordinates": [24.5, 60]}}]}
            """);
    duties =
        write(
            "duties.csv",
            """
            tenant,truck,from,to,route,setPoint,tolerance,profile
            acme,t1,2026-03-02T08:00:00Z,2026-03-02T18:00:00Z,,4,3,refrigerator
            """);
    profiles =
        write(
            "profiles.csv",
            "profile,limit,side,celsius,duration,activation\nmilk,7C-2h,hot,7,2h,cumulative\n");
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    return Files.writeString(file, text).toString();
  }

  private static FleetSettings parse(List<String> arguments) {
    return FleetSettings.parse(
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(FleetOptions.class),
        NOW);
  }

  private static String problems(List<String> arguments) {
    return String.valueOf(
        assertThrows(arguments.toString(), InvalidSettingsException.class, () -> parse(arguments))
            .getMessage());
  }

  private Map<String, Case> cases() {
    return DoorCases.and(
        Map.ofEntries(
            entry("alertsTopic", new Case(KAFKA, "alerts", " ")),
            entry("rulesTopic", new Case(KAFKA, "rules", " ")),
            entry("trucks", new Case(KAFKA, trucks, "no/such/trucks.csv")),
            entry("duties", new Case(KAFKA, duties, "no/such/duties.csv")),
            entry("routes", new Case(KAFKA, routes, "no/such/routes.geojson")),
            entry("profiles", new Case(KAFKA, profiles, "no/such/profiles.csv")),
            entry("joinWindow", new Case(KAFKA, "10m", "5")),
            entry("joinEvery", new Case(KAFKA, "1m", "0s")),
            entry("joinLateness", new Case(KAFKA, "1h", "late")),
            entry("ledgerEvery", new Case(KAFKA, "1m", "0s")),
            entry("onDelay", new Case(KAFKA, "5m", "-5m")),
            entry("offDelay", new Case(KAFKA, "10m", "10")),
            entry("doorGrace", new Case(KAFKA, "5m", "x")),
            entry("defrostGrace", new Case(KAFKA, "20m", "")),
            entry("doorLimit", new Case(KAFKA, "10m", "1.5h")),
            entry("silentAfter", new Case(KAFKA, "5m", "0s")),
            entry("stopLimit", new Case(KAFKA, "30m", "half")),
            entry("escalateAfter", new Case(KAFKA, "1h", "1D")),
            entry("corridorOuter", new Case(KAFKA, "60", "-1")),
            entry("corridorInner", new Case(KAFKA, "30", "-40")),
            entry("confirmFixes", new Case(KAFKA, "3", "0")),
            entry("dwell", new Case(KAFKA, "30s", "30")),
            entry("maxAccuracy", new Case(KAFKA, "50", "-1")),
            entry("maxSpeedKmh", new Case(KAFKA, "120", "0")),
            entry("gapAfter", new Case(KAFKA, "5m", "0s")),
            entry("stopDiameter", new Case(KAFKA, "30", "0")),
            entry("stopAfter", new Case(KAFKA, "5m", "0s")),
            entry("futureTolerance", new Case(KAFKA, "1m", "soon")),
            entry("lateAfter", new Case(KAFKA, "5m", "3h")),
            entry("allowedLateness", new Case(KAFKA, "24h", "1D")),
            entry("tenantRules", new Case(KAFKA, rules, "no/such/rules.properties"))));
  }

  @Test
  public void everyOptionIsDescribedRefusesWhatIsWrongAndHasAnEffect() throws Exception {
    new OptionChecks(new FleetPipeline(), FleetSettingsTest::parse, cases()).all();
  }

  @Test
  public void theOptionsDefaultsAreTheRulesStandard() {
    assertThat(parse(KAFKA).rules().standard(), equalTo(FleetRules.STANDARD));
  }

  @Test
  public void aTenantsRulesAreItsOwn() {
    FleetSettings settings = parse(with(KAFKA, "--tenantRules=" + rules));
    assertThat(settings.rules().of("acme", 0).micros(FleetRule.ON_DELAY), equalTo(1_200_000_000L));
    assertThat(settings.rules().of("acme", 0).value(FleetRule.CORRIDOR_OUTER), equalTo(80.0));
    assertThat(settings.rules().of("other", 0), equalTo(FleetRules.STANDARD));
  }

  @Test
  public void planFilesAreReadTogether() throws Exception {
    String routed = Files.readString(Path.of(duties)).replace(",,4,", ",r1,4,");
    write("duties.csv", routed);
    FleetSettings settings =
        parse(with(KAFKA, "--trucks=" + trucks, "--duties=" + duties, "--routes=" + routes));
    Duty duty = settings.plan().dutyAt("acme", "t1", NOON);
    assertThat(duty, notNullValue());
    PlannedRoute route =
        Objects.requireNonNull(settings.plan().route(Objects.requireNonNull(duty)));
    assertThat(route.placeAt(60, 24.5), equalTo("Depot"));
    assertThat(settings.plan().zone("acme", "t1"), equalTo("Europe/Dublin"));
    assertThat(problems(with(KAFKA, "--duties=" + duties)), containsString("route r1 of truck t1"));
  }

  @Test
  public void whatIsWrongInAFileIsNamedWithItsRow() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "2026-03-02T18:00:00Z,2026-03-02T08:00:00Z,,4,3,", "end is not after its beginning",
            "noon,2026-03-02T08:00:00Z,,4,3,", "row 1",
            "2026-03-02T08:00:00Z,2026-03-02T18:00:00Z,,4,0,", "tolerance",
            "2026-03-02T08:00:00Z,2026-03-02T18:00:00Z,,warm,3,", "warm",
            "2026-03-02T08:00:00Z,2026-03-02T18:00:00Z,,4,3,ham", "profile ham");
    for (Map.Entry<String, String> one : wrong.entrySet()) {
      String file =
          write(
              "wrong.csv",
              "tenant,truck,from,to,route,setPoint,tolerance,profile\nacme,t1," + one.getKey());
      String said = problems(with(KAFKA, "--duties=" + file));
      assertThat(said, containsString("--duties: "));
      assertThat(said, containsString(one.getValue()));
    }
    String bad =
        write("bad.geojson", Files.readString(Path.of(routes)).replace("line\"", "lane\""));
    assertThat(
        problems(with(KAFKA, "--routes=" + bad)), containsString("feature 1: role is none of"));
  }

  @Test
  public void rulesChangeBesideKafkaOnly() {
    assertThat(problems(with(FILES, "--rulesTopic=r")), containsString("--rulesTopic: is read"));
    assertThat(problems(with(FILES, "--alertsTopic=a")), containsString("--kafkaBootstrapServers"));
    assertThat(problems(with(KAFKA, "--joinEvery=6m")), containsString("longer than --joinWindow"));
  }

  @Test
  public void aMessageThatIsNoRuleSaysWhy() {
    FleetSettings settings = parse(KAFKA);
    Map<Map<String, String>, String> wrong =
        Map.of(
            Map.of("onDelai", "5m"), "onDelai is no rule",
            Map.of("onDelay", "5"), "onDelay",
            Map.of("confirmFixes", "1.5"), "confirmFixes \"1.5\" is no number of positions",
            Map.of("corridorInner", "90"), "corridorInner must not be larger",
            Map.of("allowedLateness", "1h"), "allowedLateness cannot be changed");
    wrong.forEach(
        (values, said) ->
            assertThat(
                ChangingRules.fault(new RuleMessage("acme", NOON, values), settings.rules()),
                containsString(said)));
    assertThat(
        ChangingRules.fault(
            new RuleMessage("acme", NOON, Map.of("onDelay", "5m")), settings.rules()),
        equalTo(""));
    assertThat(problems(KAFKA.subList(0, 1)), not(containsString("rulesTopic")));
  }
}
