package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command: what it reads, prints and writes, and how it says what is wrong. */
public class TrainCommandTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  private record Ran(int code, String out, String err) {}

  @Test
  public void trainsFromCsvWithFeaturesMadeOfTheirParts() throws Exception {
    Path csv = presses(200);
    Path once = folder.getRoot().toPath().resolve("models/once.onnx");
    Path again = folder.getRoot().toPath().resolve("again.onnx");
    for (Path to : List.of(once, again)) {
      Ran ran =
          run(
              "--data=" + csv,
              "--label=broken",
              "--columns=torque=Torque [Nm],speed=rpm",
              "--columns=variant=Type",
              "--variants=L,H",
              "--features=power,variant",
              "--machine-types=press,lathe",
              "--trees=10",
              "--folds=2",
              "--threshold=0.5",
              "--out=" + to);
      assertThat(ran.err(), is(""));
      assertThat(ran.code(), is(0));
      assertThat(
          ran.out(),
          allOf(
              containsString("200 rows, 80 of them failures (40.00 %), 2 features"),
              containsString("pooled"),
              containsString("threshold 0.5000"),
              containsString("features by gain: power 100.0 %"),
              containsString("wrote " + to + ", sha256 ")));
    }
    assertThat(Files.readAllBytes(once), equalTo(Files.readAllBytes(again)));

    JsonNode card = card(once);
    assertThat(card.get("machineTypes").toString(), is("[\"press\",\"lathe\"]"));
    assertThat(card.get("failureMode").textValue(), is("machine-failure"));
    assertThat(card.get("inputs").get(0).get("unit").textValue(), is("W"));
    Sha256 hash = new Sha256();
    hash.add(csv);
    assertThat(card.get("trainingDataSha256").textValue(), is(hash.hex()));
    // Breaks above 40 Nm at 1000 rpm, which is 4188.8 W.
    float[][] scores =
        OnnxScores.of(Files.readAllBytes(once), new float[][] {{4000, 0}, {4500, 0}});
    assertThat(scores[0][1] < 0.5 && scores[1][1] > 0.5, is(true));
  }

  @Test
  public void trainsFromRecordedRowsOfSeveralMachines() throws Exception {
    Path rows = folder.newFile("rows.ndjson").toPath();
    Path labels = folder.newFile("labels.csv").toPath();
    List<String> lines = new ArrayList<>();
    List<String> times = new ArrayList<>(List.of("tenant,machine,failureMode,from,to"));
    for (String machine : List.of("m1", "m2", "m3", "m4")) {
      for (int i = 0; i < 40; i++) {
        // An older revision says the opposite.
        lines.add(row(machine, "pump", i, i >= 30 ? 3.0 : 9.0, 1));
        lines.add(row(machine, "pump", i, i >= 30 ? 9.0 : 3.0, 2));
      }
      lines.add(row(machine, "fan", 50, 1.0, 1));
      lines.add(row(machine, "pump", 60, 1.0, 1).replace("outer_race", "crest"));
      times.add("acme," + machine + ",outer-race," + at(30) + "," + at(40));
      times.add("acme," + machine + ",inner-race," + at(0) + "," + at(40));
    }
    // Begins before its time: not a failure, though it reaches into it.
    times.set(1, "acme,m1,outer-race," + at(30).replace("00:30:00", "00:30:30") + "," + at(40));
    Files.write(rows, lines);
    Files.write(labels, times);
    Path out = folder.getRoot().toPath().resolve("outer.onnx");
    Ran ran =
        run(
            "--rows=" + rows,
            "--labels=" + labels,
            "--features=outer_race",
            "--failure-mode=outer-race",
            "--machine-types=pump",
            "--folds=4",
            "--trees=5",
            "--out=" + out);
    assertThat(ran.err(), is(""));
    assertThat(
        ran.out(),
        allOf(containsString("8 rows left out"), containsString("160 rows, 39 of them failures")));
    assertThat(card(out).get("failureMode").textValue(), is("outer-race"));
    float[][] scores = OnnxScores.of(Files.readAllBytes(out), new float[][] {{3}, {9}});
    assertThat(scores[0][1] < 0.5 && scores[1][1] > 0.5, is(true));

    says(
        "too few for 5 folds",
        "--rows=" + rows,
        "--labels=" + labels,
        "--features=outer_race",
        "--failure-mode=outer-race");
    says(
        "one class only: 0 of",
        "--rows=" + rows,
        "--labels=" + labels,
        "--features=outer_race",
        "--failure-mode=cage");
    Files.write(rows, List.of(lines.get(0), "{\"machineId\": 3"));
    says("line 2 is no JSON", "--rows=" + rows, "--labels=" + labels, "--features=outer_race");
  }

  @Test
  public void saysInOneLineWhatIsWrong() throws Exception {
    Path csv = presses(20);
    says("--data or --rows is needed", "--features=torque");
    says("--features is needed", "--data=" + csv, "--label=broken");
    says("there is no feature smell", "--data=" + csv, "--label=broken", "--features=smell");
    says(
        "nowhere.csv: there is no such file",
        "--data=nowhere.csv",
        "--label=x",
        "--features=torque");
    says(
        "there is no column \"torque\"; there are: Torque [Nm], rpm, Type, broken",
        "--data=" + csv,
        "--label=broken",
        "--features=torque");
    says(
        "there is no column \"gone\"",
        "--data=" + csv,
        "--label=gone",
        "--columns=torque=Torque [Nm]",
        "--features=torque");
    says(
        "line 2, column \"Type\": \"L\" is not a number",
        "--data=" + csv,
        "--label=broken",
        "--columns=variant=Type",
        "--features=variant");
    says(
        "cannot be a feature",
        "--data=" + csv,
        "--label=broken",
        "--columns=torque=broken",
        "--features=torque");
    says(
        "the label is 1000",
        "--data=" + csv,
        "--label=rpm",
        "--columns=torque=Torque [Nm]",
        "--features=torque");
    says(
        "--threshold is auto",
        "--data=" + csv,
        "--label=broken",
        "--features=torque",
        "--threshold=2");
    says("depth is 40", "--data=" + csv, "--label=broken", "--features=torque", "--depth=40");
    says("Unknown option", "--tree=3");

    Files.writeString(csv, "Torque [Nm],broken\n1,0\n2\n");
    says(
        "line 3 has 1 values for 2 columns",
        "--data=" + csv,
        "--label=broken",
        "--columns=torque=Torque [Nm]",
        "--features=torque");
  }

  @Test
  public void helpNamesTheOptions() {
    Ran ran = run("--help");
    assertThat(ran.code(), is(0));
    assertThat(ran.out(), allOf(containsString("--labels=FILE"), containsString("--trees")));
  }

  /** Presses that break above 40 Nm, at 1000 rpm. */
  private Path presses(int rows) throws Exception {
    Path csv = folder.newFile().toPath();
    List<String> lines = new ArrayList<>(List.of("Torque [Nm],rpm,Type,broken"));
    for (int i = 0; i < rows; i++) {
      boolean broken = i % 5 < 2;
      int torque = (broken ? 42 : 36) + i % 3;
      lines.add(torque + ",1000," + (i % 2 == 0 ? "L" : "H") + "," + (broken ? 1 : 0));
    }
    Files.write(csv, lines);
    return csv;
  }

  private static String at(int minute) {
    return START.plusSeconds(60L * minute).toString();
  }

  private static String row(String machine, String type, int minute, double value, int revision) {
    return String.format(
        "{\"tenant\":\"acme\",\"machineId\":\"%s\",\"machineType\":\"%s\",\"from\":\"%s\","
            + "\"to\":\"%s\",\"features\":{\"outer_race\":%s},\"revision\":%d}",
        machine, type, at(minute), at(minute + 1), value, revision);
  }

  private static JsonNode card(Path onnx) throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(OnnxScores.metadata(Files.readAllBytes(onnx)).get("crossdock.model"));
  }

  private static void says(String message, String... args) {
    Ran ran = run(args);
    assertThat(ran.err(), containsString(message));
    assertThat(ran.err().strip().lines().count(), is(1L));
    assertThat(ran.code(), is(2));
  }

  private static Ran run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int code = TrainCommand.run(args);
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
