package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import io.crossdock.transforms.maintenance.score.OnnxFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Models of one limit: what ONNX Runtime and the pipeline make of the command's file. */
public class LimitCommandTest {
  private static final String DEVIATION = "process_temperature_deviation";

  @Rule public TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void saysHowManyTimesTheLimitItIs() throws Exception {
    Path file = folder.getRoot().toPath().resolve("models/hot.onnx");
    String out =
        written(
            "--feature=" + DEVIATION,
            "--limit=4",
            "--name=hot",
            "--failure-mode=overheating",
            "--machine-types=press,oven",
            "--out=" + file);
    assertThat(out, containsString("a failure at and over 4.0 of " + DEVIATION));
    float[][] rows = {
      {0}, {2}, {-2}, {4}, {-4}, {12}, {-12}, {Float.MIN_VALUE}, {Float.MAX_VALUE}, {1e30f}
    };
    double[] expected = {0, 1 / 3.0, 1 / 3.0, 0.5, 0.5, 0.75, 0.75, 0, 1, 1};
    float[][] scores = OnnxScores.of(Files.readAllBytes(file), rows);
    for (int i = 0; i < rows.length; i++) {
      assertThat((double) scores[i][1], closeTo(expected[i], 1e-6));
      assertThat((double) scores[i][0], closeTo(1 - expected[i], 1e-6));
    }
    try (Model model = new OnnxFormat().load(file.toString(), file)) {
      double[] said = model.score(rows);
      for (int i = 0; i < rows.length; i++) {
        assertThat(said[i], is((double) scores[i][1]));
      }
      ModelMetadata card = model.metadata();
      assertThat(card.name(), is("hot"));
      assertThat(card.failureMode(), is("overheating"));
      assertThat(card.machineTypes(), equalTo(List.of("press", "oven")));
      assertThat(card.inputs(), equalTo(List.of(new ModelMetadata.Input(DEVIATION, "", 0))));
      assertThat(card.threshold(), is(0.5));
    }
  }

  @Test
  public void theLimitItselfIsAFailureAndWhatIsJustBelowIsNone() throws Exception {
    for (float limit : new float[] {1e-30f, 0.1f, 0.3f, 1, 3, 4, 7.1f, 1e30f}) {
      LimitModel model = new LimitModel("velocity_rms", limit, 0);
      byte[] onnx = model.toOnnx(model.metadata("m", "", "zone", List.of()));
      float[][] scores =
          OnnxScores.of(
              onnx, new float[][] {{limit}, {-limit}, {limit * 0.999999f}, {Math.nextUp(limit)}});
      assertThat((double) scores[0][1], is(0.5));
      assertThat((double) scores[1][1], is(0.5));
      assertThat((double) scores[2][1], lessThan(0.5));
      assertThat((double) scores[3][1], not(lessThan(0.5)));
    }
  }

  @Test
  public void moreIsNeverLess() throws Exception {
    LimitModel model = new LimitModel("speed_trend", 0.7f, 0.1f);
    ModelMetadata card = model.metadata("m", "3", "speed", List.of());
    assertThat(card.inputs().get(0).unit(), is("rpm/h"));
    assertThat(card.version(), is("3"));
    List<float[]> rows = new ArrayList<>();
    for (float value = 1e-6f; value < 1e12f; value *= 1.01f) {
      rows.add(new float[] {value});
    }
    float[][] scores = OnnxScores.of(model.toOnnx(card), rows.toArray(new float[0][]));
    assertThat(scores.length, greaterThan(1000));
    for (int i = 1; i < scores.length; i++) {
      assertThat(scores[i][1], not(lessThan(scores[i - 1][1])));
    }
  }

  @Test
  public void anotherLimitIsAnotherVersionAndTheSameTheSameFile() throws Exception {
    Path first = folder.getRoot().toPath().resolve("first.onnx");
    Path same = folder.getRoot().toPath().resolve("same.onnx");
    Path other = folder.getRoot().toPath().resolve("other.onnx");
    written("--feature=torque", "--limit=60", "--out=" + first);
    written("--feature=torque", "--limit=60", "--out=" + same);
    written("--feature=torque", "--limit=61", "--out=" + other);
    assertThat(Files.readAllBytes(same), equalTo(Files.readAllBytes(first)));
    assertThat(version(other), not(version(first)));
    assertThat(version(first).length(), is(12));
  }

  @Test
  public void saysInOneLineWhatIsWrong() {
    String out = "--out=" + folder.getRoot().toPath().resolve("none.onnx");
    says("--feature: there is no feature smell; there are", "--feature=smell", "--limit=4", out);
    says("there is no feature torque_sum", "--feature=torque_sum", "--limit=4", out);
    says("--limit is 0.0", "--feature=torque", "--limit=0", out);
    says("--limit is -1.0", "--feature=torque", "--limit=-1", out);
    says("--limit is NaN", "--feature=torque", "--limit=NaN", out);
    says("--limit is Infinity", "--feature=torque", "--limit=1e39", out);
    says("--typical is 5.0", "--feature=torque", "--limit=4", "--typical=5", out);
    says("a model needs a name", "--feature=torque", "--limit=4", "--name= ", out);
    says("Missing required option: '--limit=<limit>'", "--feature=torque", out);
    says("Missing required option: '--out=FILE'", "--feature=torque", "--limit=4");
    says("Unknown option: '--trees=3'", "--feature=torque", "--limit=4", "--trees=3", out);
    assertThat(Files.exists(folder.getRoot().toPath().resolve("none.onnx")), is(false));
  }

  private static String version(Path file) {
    try (Model model = new OnnxFormat().load(file.toString(), file)) {
      return model.metadata().version();
    }
  }

  private static String written(String... args) {
    Ran ran = run(args);
    assertThat(ran.err, is(""));
    assertThat(ran.code, is(0));
    return ran.out;
  }

  private static void says(String message, String... args) {
    Ran ran = run(args);
    assertThat(ran.err, containsString(message));
    assertThat(ran.err.strip().lines().count(), is(1L));
    assertThat(ran.code, is(2));
  }

  private record Ran(int code, String out, String err) {}

  private static Ran run(String... args) {
    List<String> all = new ArrayList<>(List.of("limit"));
    all.addAll(List.of(args));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      int code = TrainCommand.run(all.toArray(new String[0]));
      return new Ran(
          code, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
