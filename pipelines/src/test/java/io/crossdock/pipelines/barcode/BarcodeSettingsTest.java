package io.crossdock.pipelines.barcode;

import static io.crossdock.pipelines.barcode.OptionCases.FILES;
import static io.crossdock.pipelines.barcode.OptionCases.KAFKA;
import static io.crossdock.pipelines.barcode.OptionCases.NONE_IS_WRONG;
import static io.crossdock.pipelines.barcode.OptionCases.REPLAY;
import static io.crossdock.pipelines.barcode.OptionCases.with;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import io.crossdock.pipelines.barcode.OptionCases.Case;
import io.crossdock.pipelines.launch.Console;
import io.crossdock.pipelines.launch.Launch;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.util.SerializableUtils;
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

  /** Getters of our interfaces by the name of their option. */
  private static Map<String, Method> options() {
    Map<String, Method> options = new TreeMap<>();
    for (Method method : BarcodeOptions.class.getMethods()) {
      String name = method.getName();
      if (method.getDeclaringClass().getName().startsWith("io.crossdock.")
          && method.getParameterCount() == 0
          && name.startsWith("get")) {
        options.put(Character.toLowerCase(name.charAt(3)) + name.substring(4), method);
      }
    }
    return options;
  }

  @Test
  public void everyOptionHasACase() {
    assertThat(cases.keySet(), equalTo(options().keySet()));
  }

  @Test
  public void everyOptionIsDescribed() {
    options()
        .forEach(
            (name, getter) -> {
              Description description = getter.getAnnotation(Description.class);
              assertThat(name, description, notNullValue());
              assertThat(name, description.value().length(), greaterThan(15));
              assertThat(name, description.value().strip(), equalTo(description.value()));
            });
  }

  @Test
  public void everyOptionIsInTheHelp() throws Exception {
    Console console = Console.of(() -> Launch.run(new String[] {"--help"}, new BarcodePipeline()));
    assertThat(console.exitCode(), equalTo(0));
    String help = console.out().replaceAll("\\s+", " ");
    options()
        .forEach(
            (name, getter) -> {
              assertThat(help, containsString("--" + name + "="));
              Description description = getter.getAnnotation(Description.class);
              assertThat(help, containsString(description.value().replaceAll("\\s+", " ")));
            });
  }

  /** Bytes, since the table of places is no value of its own. */
  private static List<Byte> bytes(List<String> arguments) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : SerializableUtils.serializeToByteArray(parse(arguments))) {
      bytes.add(b);
    }
    return bytes;
  }

  @Test
  public void everyOptionHasAnEffect() {
    for (List<String> arguments : List.of(KAFKA, FILES, REPLAY)) {
      assertThat("the same settings twice", bytes(arguments), equalTo(bytes(arguments)));
    }
    cases.forEach(
        (name, option) -> {
          List<String> changed = with(option.beside(), "--" + name + "=" + option.changed());
          assertThat(name, bytes(changed), not(equalTo(bytes(option.beside()))));
        });
  }

  @Test
  public void everyWrongValueIsNamed() {
    cases.forEach(
        (name, option) -> {
          if (!option.wrong().equals(NONE_IS_WRONG)) {
            String message = problems(with(option.beside(), "--" + name + "=" + option.wrong()));
            assertThat(message, startsWith("An option is wrong:\n  --" + name + ": "));
          }
        });
  }

  @Test
  public void allWrongValuesOfADoorAreSaidTogether() {
    Map<List<String>, List<String>> byDoor = new HashMap<>();
    cases.forEach(
        (name, option) -> {
          // A wrong kind of input hides what the right one would have needed.
          if (!option.wrong().equals(NONE_IS_WRONG) && !name.equals("input")) {
            byDoor
                .computeIfAbsent(option.beside(), door -> new ArrayList<>())
                .add("--" + name + "=" + option.wrong());
          }
        });
    assertThat(byDoor.size(), equalTo(3));
    byDoor.forEach(
        (door, wrong) -> {
          // lateAfter is wrong only beside a right allowedLateness.
          List<String> said = new ArrayList<>(wrong);
          said.removeIf(argument -> argument.startsWith("--lateAfter="));
          List<String> lines = problems(with(door, said.toArray(new String[0]))).lines().toList();
          assertThat(lines.get(0), equalTo(said.size() + " options are wrong:"));
          assertThat(lines.size(), equalTo(said.size() + 1));
          for (String argument : said) {
            String option = argument.substring(0, argument.indexOf('='));
            assertThat(lines, hasItem(startsWith("  " + option + ": ")));
          }
        });
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
    assertThat(files.doors().sendTo(), nullValue());
    assertThat(files.doors().postgres(), nullValue());
    assertThat(files.doors().replay(), nullValue());
    BarcodeSettings kafka = parse(with(KAFKA, "--anomaliesTopic=a"));
    assertThat(kafka.doors().inputFiles(), nullValue());
    assertThat(kafka.doors().outputFiles(), nullValue());
    assertThat(kafka.doors().sendTo(), notNullValue());
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
