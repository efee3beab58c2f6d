package io.crossdock.pipelines.barcode;

import static io.crossdock.pipelines.doors.DoorCases.FILES;
import static io.crossdock.pipelines.doors.DoorCases.KAFKA;
import static io.crossdock.pipelines.doors.DoorCases.REPLAY;
import static io.crossdock.pipelines.doors.DoorCases.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.doors.DoorCases.Case;
import io.crossdock.pipelines.doors.OptionChecks;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BarcodeSettingsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Map<String, Case> cases = Map.of();

  @Before
  public void writeFiles() throws IOException {
    Path rules = folder.newFile("rules.properties").toPath();
    Files.writeString(rules, "acme.sessionGap=20m\n");
    Path places = folder.newFile("places.csv").toPath();
    Files.writeString(places, "tenant,place,site,latitude,longitude\nacme,DOCK-1,North,52,13\n");
    cases = OptionCases.all(rules.toString(), places.toString());
  }

  private static BarcodeSettings parse(List<String> arguments) {
    return BarcodeSettings.parse(
        PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(BarcodeOptions.class),
        NOW);
  }

  private static String problems(List<String> arguments) {
    return String.valueOf(
        assertThrows(arguments.toString(), InvalidSettingsException.class, () -> parse(arguments))
            .getMessage());
  }

  @Test
  public void everyOptionIsDescribedRefusesWhatIsWrongAndHasAnEffect() throws Exception {
    new OptionChecks(new BarcodePipeline(), BarcodeSettingsTest::parse, cases).all();
  }

  @Test
  public void whatADoorNeedsIsAskedFor() {
    assertThat(
        problems(List.of()),
        allOf(
            containsString("--kafkaBootstrapServers: is needed"),
            containsString("--kafkaTopics: is needed"),
            containsString("--postgresUrl: is needed")));
    assertThat(
        problems(List.of("--input=files", "--output=files", "--failureTable=false")),
        allOf(
            containsString("--inputFiles: is needed"),
            containsString("--outputFiles: is needed"),
            containsString("failures would be lost")));
    assertThat(
        problems(with(FILES, "--failureTopic=f")), containsString("--kafkaBootstrapServers"));
    assertThat(
        problems(with(FILES, "--anomaliesTopic=a")), containsString("--kafkaBootstrapServers"));
    assertThat(problems(with(FILES, "--failureTable=true")), containsString("--postgresUrl"));
  }

  @Test
  public void whatADoorDoesNotNeedIsAbsent() {
    BarcodeSettings files = parse(FILES);
    assertThat(files.doors().kafkaInput(), nullValue());
    assertThat(files.doors().kafka(), nullValue());
    assertThat(files.doors().sendTo().kafka(), nullValue());
    assertThat(files.doors().postgres(), nullValue());
    assertThat(files.doors().replay(), nullValue());
    BarcodeSettings kafka = parse(with(KAFKA, "--anomaliesTopic=a"));
    assertThat(kafka.doors().inputFiles(), nullValue());
    assertThat(kafka.doors().outputFiles(), nullValue());
    assertThat(kafka.doors().sendTo().kafka(), notNullValue());
    BarcodeSettings replay = parse(REPLAY);
    assertThat(replay.doors().replay(), notNullValue());
    assertThat(replay.doors().postgres(), notNullValue());
  }

  @Test
  public void latestMeansNow() {
    BarcodeSettings settings = parse(with(KAFKA, "--kafkaStartFrom=latest"));
    assertThat(String.valueOf(settings.doors().kafkaInput()), containsString("startFrom=" + NOW));
  }

  @Test
  public void secretsAreNotPrinted() throws Exception {
    String secret = "correct-horse-battery-staple";
    Path password = folder.newFile("password").toPath();
    Files.writeString(password, secret);
    BarcodeSettings settings = parse(with(KAFKA, "--postgresPassword=file:" + password));
    assertThat(settings.toString(), containsString("password=***"));
    assertThat(settings.toString(), not(containsString(secret)));
    for (String careless :
        List.of(
            "--postgresPassword=" + secret,
            "--kafkaProperties=sasl.jaas.config=" + secret,
            "--postgresUrl=jdbc:postgresql://127.0.0.1/x?password=" + secret,
            "--postgresUrl=jdbc:postgresql://me:" + secret + "@127.0.0.1/x")) {
      String[] arguments = with(KAFKA, careless).toArray(new String[0]);
      Console console = Console.of(() -> Launch.run(arguments, new BarcodePipeline()));
      assertThat(console.exitCode(), equalTo(2));
      assertThat(console.out() + console.err(), not(containsString(secret)));
      String option = careless.substring(0, careless.indexOf('='));
      assertThat(console.err(), containsString(option));
    }
  }

  @Test
  public void aMistakeIsNoStackTrace() throws Exception {
    for (String mistake : List.of("--sesionGap=5m", "--shards=many", "--runner=NoRunner", "x")) {
      String[] arguments = with(KAFKA, "--tick=1s").toArray(new String[KAFKA.size() + 2]);
      arguments[KAFKA.size() + 1] = mistake;
      Console console = Console.of(() -> Launch.run(arguments, new BarcodePipeline()));
      assertThat(mistake, console.exitCode(), equalTo(2));
      assertThat(console.err(), not(containsString("\tat ")));
      assertThat(console.err().isBlank(), equalTo(false));
    }
  }
}
