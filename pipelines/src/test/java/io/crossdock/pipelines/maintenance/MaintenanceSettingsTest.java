package io.crossdock.pipelines.maintenance;

import static io.crossdock.pipelines.doors.DoorCases.FILES;
import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static io.crossdock.pipelines.doors.DoorCases.REPLAY;
import static io.crossdock.pipelines.doors.DoorCases.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.cmms.CmmsSettings;
import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.doors.OptionChecks;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.orders.OrderRules;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.signal.VibrationZones;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MaintenanceSettingsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final String MACHINES =
      "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
          + "contactDegrees,location\nacme,m1,,,mill,,,,,,,hall\n";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path files = Path.of("");

  @Before
  public void writeFiles() throws IOException {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    files = folder.getRoot().toPath();
    TestModels.above(files.resolve("a.onnx"), "torque", 50, "1", "mill");
    TestModels.above(files.resolve("b.onnx"), "torque", 60, "2", "mill");
    write("text.onnx", "no model");
    write("machines.csv", MACHINES);
    write("zones.csv", "edition,group,ab,bc,cd\nours,mills,1,2,3\n");
    try (InputStream atlas =
        Objects.requireNonNull(CmmsSettings.class.getResourceAsStream("atlas-cmms.json"))) {
      String text = new String(atlas.readAllBytes(), StandardCharsets.UTF_8);
      write("mapping.json", text.replace("0.9", "0.8"));
    }
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text).toString();
  }

  private static MaintenanceSettings parse(List<String> arguments) {
    return MaintenanceSettings.parse(
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0]))
            .as(MaintenanceOptions.class),
        NOW);
  }

  private static String problems(List<String> arguments) {
    return String.valueOf(
        assertThrows(arguments.toString(), InvalidSettingsException.class, () -> parse(arguments))
            .getMessage());
  }

  private String models() {
    return "--models=" + files.resolve("a.onnx");
  }

  private String machines() {
    return "--machines=" + files.resolve("machines.csv");
  }

  @Test
  public void everyOptionIsDescribedRefusesWhatIsWrongAndHasAnEffect() throws Exception {
    MaintenanceOptionCases cases = MaintenanceOptionCases.in(files);
    new OptionChecks(
            new MaintenancePipeline(), MaintenanceSettingsTest::parse, cases.all(), cases.doors())
        .all();
  }

  @Test
  public void theDefaultsAreAsDescribed() {
    MaintenanceSettings settings = parse(KAFKA);
    assertThat(settings.machines(), nullValue());
    assertThat(settings.modelBook(), equalTo(ModelBook.EMPTY));
    assertThat(settings.zones(), equalTo(VibrationZones.standard()));
    assertThat(settings.variants(), equalTo(List.of("L", "M", "H")));
    assertThat(
        settings.times(),
        equalTo(
            new JoinFeatures.Times(
                Duration.ofSeconds(30), 20, Duration.ofHours(2), Duration.ofMinutes(10))));
    assertThat(settings.orders(), equalTo(new OrderRules(3, 5, 0.7, 1_800_000_000L)));
    assertThat(settings.influx(), nullValue());
    assertThat(settings.cmms(), nullValue());
  }

  @Test
  public void modelsAreReadTogetherAndAllFaultsAreSaid() throws Exception {
    Files.delete(files.resolve("text.onnx"));
    assertThat(
        parse(with(KAFKA, "--models=" + files + "/*.onnx")).modelBook().entries().size(),
        equalTo(2));
    write("c.onnx", "");
    write("d.onnx", "no model");
    String said = problems(with(KAFKA, "--models=" + files + "/*.onnx"));
    assertThat(said, containsString("--models: " + files.resolve("c.onnx")));
    assertThat(said, containsString("--models: " + files.resolve("d.onnx")));
    assertThat(
        problems(with(KAFKA, "--models=" + files + "/*.pb")),
        containsString("there is no such model"));
  }

  @Test
  public void aMachinesGroupIsOneOfTheTableOfZones() throws Exception {
    String file = write("mills.csv", MACHINES.replace("mill,,", "mill,mills,"));
    String zones = "--vibrationZones=" + files.resolve("zones.csv");
    assertThat(parse(with(KAFKA, "--machines=" + file, zones)).machines(), notNullValue());
    assertThat(
        problems(with(KAFKA, "--machines=" + file)),
        containsString("row 1: group mills is none of [group1-flexible, "));
  }

  @Test
  public void whatIsMadeHasOneRank() {
    assertThat(problems(with(KAFKA, "--variants=L,M,L")), containsString("names one twice"));
  }

  @Test
  public void withoutModelsThereIsNothingToSend() {
    List<String> cmms = List.of("--cmmsUrl=http://c", "--cmmsToken=env:T");
    for (List<String> options :
        List.of(List.of("--predictionsTopic=p"), List.of("--ordersTopic=o"), cmms)) {
      List<String> arguments = with(KAFKA, options.toArray(new String[0]));
      String name = options.get(0).substring(0, options.get(0).indexOf('='));
      assertThat(problems(arguments), containsString(name + ": needs --models or --modelsTopic"));
      parse(with(arguments, models()));
      parse(with(arguments, "--modelsTopic=m"));
    }
  }

  @Test
  public void whatIsReplayedMakesNoOrders() {
    List<String> replay = with(REPLAY, models(), "--kafkaBootstrapServers=127.0.0.1:9092");
    assertThat(
        problems(with(replay, "--ordersTopic=o")),
        containsString("--ordersTopic: is for orders, and what is replayed makes none"));
    assertThat(
        problems(with(replay, "--cmmsUrl=http://c", "--cmmsToken=env:T")),
        containsString("--cmmsUrl: is for orders"));
    parse(with(replay, "--predictionsTopic=p"));
  }

  @Test
  public void aMachineThatNobodyKnowsGetsNoOrder() {
    List<String> files =
        with(FILES, models(), "--ordersTopic=o", "--kafkaBootstrapServers=127.0.0.1:9092");
    assertThat(problems(files), containsString("--ordersTopic: needs --machines or a database"));
    parse(with(files, machines()));
    parse(with(files, "--postgresUrl=jdbc:postgresql://127.0.0.1:5432/crossdock"));
  }

  @Test
  public void modelsChangeBesideKafkaOnlyAndOrdersWaitInATable() {
    assertThat(problems(with(FILES, "--modelsTopic=m")), containsString("--modelsTopic: is read"));
    List<String> console =
        with(KAFKA, models(), "--output=console", "--cmmsUrl=http://c", "--cmmsToken=env:T");
    assertThat(problems(console), containsString("--cmmsUrl: needs --output=postgres"));
    parse(with(console, "--output=postgres"));
  }

  @Test
  public void whatIsSaidOfAStoreNeedsItsAddress() {
    for (String option : MaintenanceOptionCases.INFLUX_2) {
      String name = option.substring(0, option.indexOf('='));
      if (name.startsWith("--influx") && !name.equals("--influxUrl")) {
        assertThat(problems(with(KAFKA, option)), containsString(name + ": needs --influxUrl"));
      }
    }
    for (String name : List.of("Database", "User", "Password", "Token")) {
      assertThat(
          problems(with(KAFKA, "--influx" + name + "=env:X")),
          containsString("--influx" + name + ": needs --influxUrl"));
    }
    parse(MaintenanceOptionCases.INFLUX_1);
    parse(MaintenanceOptionCases.INFLUX_2);
    assertThat(
        problems(with(KAFKA, "--cmmsToken=env:T")), containsString("--cmmsUrl: is needed with"));
  }
}
