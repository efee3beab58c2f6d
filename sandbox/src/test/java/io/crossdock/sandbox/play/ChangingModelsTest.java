package io.crossdock.sandbox.play;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.io.maintenance.MaintenanceJson;
import io.crossdock.sandbox.servers.TestSeries;
import io.crossdock.sandbox.servers.TestServers;
import io.crossdock.schemas.maintenance.ModelMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * All that may change while the pipeline runs, on real components: files of models, word of models,
 * machines. The table, the topic and the time-series store say the same of it, also after the job
 * was killed and all was read again.
 */
public class ChangingModelsTest {
  @ClassRule public static final TestServers SERVERS = TestServers.shared();
  @ClassRule public static final TestSeries SERIES = new TestSeries();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

  /** A machine of a type that no model is made for. */
  private static final String MILL = "mill";

  /** A machine that becomes known. */
  private static final String PRESS = "press";

  /** A machine that was known once. */
  private static final String OLD = "old";

  private static final String ANY = "wear";
  private static final String OF_PRESSES = "strain";
  private static final SmallModels A =
      SmallModels.train(ANY, "A", List.of(), (torque, wear) -> torque > 50);
  private static final SmallModels B =
      SmallModels.train(ANY, "B", List.of(), (torque, wear) -> wear > 120);
  private static final SmallModels C =
      SmallModels.train(ANY, "C", List.of(), (torque, wear) -> torque < 40);
  private static final SmallModels P =
      SmallModels.train(OF_PRESSES, "P", List.of("press"), (torque, wear) -> wear < 80);
  private static final Map<String, SmallModels> BY_VERSION = Map.of("A", A, "B", B, "C", C, "P", P);

  @Test
  public void whatChangesTakesEffectAndIsTheSameWhenAllIsReadAgain() throws Exception {
    Path folder = SERVERS.directory().resolve("models");
    Path file = folder.resolve("wear.onnx");
    A.write(file);
    P.write(folder.resolve("strain.onnx"));
    SERIES.query(
        "create table prediction (tenant symbol, machine symbol, mode symbol, model symbol,"
            + " timestamp timestamp) timestamp(timestamp) partition by day wal"
            + " dedup upsert keys(timestamp, tenant, machine, mode, model)");
    try (ModelStage stage =
        new ModelStage(
            SERVERS.get(),
            SERVERS.directory(),
            List.of(
                "--models=" + folder + "/*.onnx",
                "--modelsEvery=1s",
                "--machinesEvery=1s",
                "--influxUrl=" + SERIES.url(),
                "--influxOrg=any",
                "--influxBucket=any"))) {
      stage.keep(MILL, "mill", LONG_AGO, null);
      stage.start();
      filesChange(stage, file);
      topicSpeaks(stage, file);
      machinesChange(stage);
      allSayTheSame(stage);
      readAgain(stage);
    }
  }

  private static void filesChange(ModelStage stage, Path file) throws Exception {
    List<String> machines = List.of(MILL, PRESS);
    stage.measure(machines);
    stage.judge(machines);
    stage.judge(machines);
    assertThat(versions(stage), contains("A", "A"));
    B.write(file);
    judgeUntil(stage, "B");
    SmallModels.replace(file, "no model".getBytes(StandardCharsets.UTF_8));
    stage.await("it is seen", () -> stage.logged("A model is not used: " + file) == 1);
    stage.judge(machines);
    stage.judge(machines);
    assertThat("the one before stays", last(versions(stage)), is("B"));
    B.write(file);
  }

  private static void topicSpeaks(ModelStage stage, Path file) throws Exception {
    Path third = file.resolveSibling("told").resolve("third.onnx");
    Path none = third.resolveSibling("none.onnx");
    C.write(third);
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(third)));
    stage.say(word(third, new StringBuilder(hash).reverse().toString()));
    stage.say(word(none, hash));
    stage.say("no word".getBytes(StandardCharsets.UTF_8));
    stage.await("it has heard", () -> stage.number("failure") == 1);
    stage.await(
        "and looked",
        () ->
            stage.logged(third + ": has the hash " + hash) == 1
                && stage.logged(none + ": there is no such file") == 1);
    stage.judge(List.of(MILL, PRESS));
    assertThat("nothing has changed", last(versions(stage)), is("B"));
    stage.say(word(third, hash));
    judgeUntil(stage, "C");
    assertThat(
        "all windows are judged, and none anew", versionsInTurn(stage), contains("A", "B", "C"));
  }

  private static void machinesChange(ModelStage stage) throws Exception {
    Instant from = stage.nextWindow();
    stage.keep(PRESS, "press", from, null);
    stage.keep(OLD, "press", LONG_AGO, ModelStage.begin(2));
    stage.await(
        "the press is known",
        () -> {
          stage.judge(List.of(MILL, PRESS));
          return stage.number(chosen(PRESS, OF_PRESSES, "known and machine_type = 'press'")) > 0;
        });
    assertThat(
        "and was not before",
        stage.number(chosen(PRESS, ANY, "not known and from_time < '" + from + "'")),
        is((from.getEpochSecond() - ModelStage.begin(0).getEpochSecond()) / 30));
    assertThat(
        stage.number(
            "prediction where known and from_time < '" + from + "' and machine_id = 'press'"),
        is(0L));

    stage.sendLate(OLD, 1);
    stage.judge(List.of(MILL, PRESS, OLD));
    stage.judge(List.of(MILL, PRESS));
    stage.await(
        "as of the time that it was measured",
        () ->
            stage.number(chosen(OLD, OF_PRESSES, "known")) == 1
                && stage.number(chosen(OLD, ANY, "not known")) == 1);
    assertThat(stage.number("prediction where machine_id = 'old'"), is(2L));
  }

  /** The table, the topic and the series; and the numbers are those of the models. */
  private static void allSayTheSame(ModelStage stage) throws Exception {
    stage.await(
        "the topic and the series have all",
        () ->
            PredictionContent.pointsOfTable(stage.connection())
                    .equals(PredictionContent.ofSeries(SERIES))
                && PredictionContent.ofTable(stage.connection()).equals(topic()));
    assertThat(
        PredictionContent.ofSeries(SERIES),
        equalTo(PredictionContent.pointsOfTable(stage.connection())));
    assertThat(topic(), equalTo(PredictionContent.ofTable(stage.connection())));
    assertThat(topic().keySet(), not(empty()));
    try (Statement statement = stage.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select model_version, probability, features::text from crossdock.prediction")) {
      while (rows.next()) {
        JsonNode given = JSON.readTree(rows.getString("features"));
        SmallModels model = requireNonNull(BY_VERSION.get(rows.getString("model_version")));
        assertThat(
            rows.getDouble("probability"),
            closeTo(
                model.score(
                    given.get("torque").doubleValue(), given.get("tool_wear").doubleValue()),
                1e-6));
      }
    }
  }

  private static Map<String, String> topic() throws Exception {
    return PredictionContent.ofTopic(SERVERS.get().bootstrapServers(), ModelStage.PREDICTIONS);
  }

  /**
   * What is read again is judged by the models that there are now. From then on nothing changes,
   * however often the job is killed.
   */
  private static void readAgain(ModelStage stage) throws Exception {
    List<String> before = keys(stage);
    stage.measure(List.of(MILL, PRESS));
    stage.kill();
    startAgain(stage);
    allSayTheSame(stage);
    assertThat(versionsInTurn(stage), contains("C"));
    assertThat("nothing is gone", keys(stage), hasItems(before.toArray(String[]::new)));
    List<String> once = MachineContent.of(stage.connection());
    assertThat(once.size(), greaterThan(before.size()));
    stage.kill();
    startAgain(stage);
    stage.await("the same", () -> MachineContent.of(stage.connection()).equals(once));
    assertThat(MachineContent.of(stage.connection()), equalTo(once));
    allSayTheSame(stage);
  }

  /** Waits until all windows are judged again. */
  private static void startAgain(ModelStage stage) throws Exception {
    String now;
    try (Statement statement = stage.connection().createStatement();
        ResultSet result = statement.executeQuery("select now()::text")) {
      result.next();
      now = result.getString(1);
    }
    stage.start();
    stage.await(
        "all is judged again",
        () ->
            stage.number("prediction where machine_id <> 'press' and written_at < '" + now + "'")
                    == 0
                && stage.number(chosen(PRESS, OF_PRESSES, "written_at < '" + now + "'")) == 0);
  }

  private static List<String> keys(ModelStage stage) throws Exception {
    return List.copyOf(PredictionContent.ofTable(stage.connection()).keySet());
  }

  private static byte[] word(Path model, String hash) {
    return MaintenanceJson.message(new ModelMessage(model.toString(), hash, false)).value();
  }

  private static String chosen(String machine, String model, String which) {
    return String.format(
        "prediction where machine_id = '%s' and model = '%s' and %s", machine, model, which);
  }

  /** Goes on until the mill is judged by this version. */
  private static void judgeUntil(ModelStage stage, String version) throws Exception {
    stage.await(
        "judged by version " + version,
        () -> {
          stage.judge(List.of(MILL, PRESS));
          return last(versions(stage)).equals(version);
        });
  }

  /** The version that judged the mill, window for window. */
  private static List<String> versions(ModelStage stage) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (Statement statement = stage.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select model_version from crossdock.prediction where machine_id = 'mill'"
                    + " order by from_time, model")) {
      while (rows.next()) {
        versions.add(rows.getString(1));
      }
    }
    return versions;
  }

  /** The same without repetitions: it never goes back. */
  private static List<String> versionsInTurn(ModelStage stage) throws SQLException {
    List<String> turns = new ArrayList<>();
    for (String version : versions(stage)) {
      if (turns.isEmpty() || !last(turns).equals(version)) {
        turns.add(version);
      }
    }
    return turns;
  }

  private static String last(List<String> all) {
    return all.get(all.size() - 1);
  }
}
