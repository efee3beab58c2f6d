package io.crossdock.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** ONNX Runtime and the trainer say the same. */
public class OnnxTreesTest {
  private static final double TOLERANCE = 1e-6;

  @Test
  public void everyRowOfTheReferenceDataAndRowsAtThresholds() throws Exception {
    Dataset data = ReferenceData.ai4i();
    TrainedModel model = Training.train(data, Parameters.DEFAULT);
    assertThat(model.trees().size(), is(100));
    byte[] onnx = model.toOnnx(card(model));

    agree(model, onnx, data.rows());
    List<float[]> rows = aroundThresholds(model, data);
    assertThat(rows.size(), greaterThan(1000));
    agree(model, onnx, rows.toArray(new float[0][]));
  }

  @Test
  public void aRowScoresTheSameBitsInWhateverCompany() throws Exception {
    Dataset data = Plants.shaking(700, 3, 0.05);
    TrainedModel model = Training.train(data, Parameters.DEFAULT);
    byte[] onnx = model.toOnnx(card(model));
    float[][] together = OnnxScores.of(onnx, data.rows());
    for (int i = 0; i < data.size(); i += 50) {
      float[][] alone = OnnxScores.of(onnx, new float[][] {data.row(i)});
      assertThat(alone[0][1], equalTo(together[i][1]));
    }
  }

  @Test
  public void modelsWithoutANegativeLeafAreLogisticToo() throws Exception {
    // Nine of ten rows are failures: what all start from is above zero, and no split gains enough.
    boolean[] failures = new boolean[100];
    float[][] rows = new float[100][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i % 7};
      failures[i] = i % 10 != 0;
    }
    Dataset data = Dataset.of(List.of("crest"), rows, failures);
    Parameters stiff = new Parameters(1, 3, 0.1, 1e6, 0.1, 1);
    TrainedModel model = Training.train(data, stiff);
    byte[] onnx = model.toOnnx(card(model));
    agree(model, onnx, rows);
    assertThat(model.score(rows)[0], closeTo(0.9, 0.01));
  }

  @Test
  public void saysOfItselfWhatThePipelineReads() throws Exception {
    Dataset data = Plants.shaking(300, 1, 0);
    TrainedModel model = Training.train(data, Parameters.DEFAULT.withTrees(3));
    ModelMetadata card = model.metadata("shaking", "", "inner-race", List.of("press"), 0.25);
    JsonNode json =
        JsonMapper.builder()
            .build()
            .readTree(OnnxScores.metadata(model.toOnnx(card)).get("crossdock.model"));

    assertThat(json.size(), is(7));
    assertThat(json.get("name").textValue(), is("shaking"));
    assertThat(json.get("version").textValue().matches("[0-9a-f]{12}"), is(true));
    assertThat(json.get("failureMode").textValue(), is("inner-race"));
    assertThat(json.get("machineTypes").toString(), is("[\"press\"]"));
    assertThat(json.get("inputs").size(), is(3));
    assertThat(json.get("inputs").get(0).size(), is(3));
    assertThat(json.get("inputs").get(0).get("name").textValue(), is("velocity_rms"));
    assertThat(json.get("inputs").get(0).get("unit").textValue(), is("mm/s"));
    assertThat(json.get("inputs").get(0).get("typical").doubleValue(), closeTo(4, 0.5));
    assertThat(json.get("threshold").doubleValue(), is(0.25));
    assertThat(json.get("trainingDataSha256").textValue(), is(data.sha256()));
  }

  @Test
  public void theSameDataGivesTheSameBytes() {
    byte[] once = bytes(Plants.shaking(400, 5, 0.1), Parameters.DEFAULT);
    byte[] again = bytes(Plants.shaking(400, 5, 0.1), Parameters.DEFAULT);
    assertThat(again, equalTo(once));

    String version = version(Plants.shaking(400, 5, 0.1), Parameters.DEFAULT);
    assertThat(version(Plants.shaking(400, 6, 0.1), Parameters.DEFAULT).equals(version), is(false));
    assertThat(
        version(Plants.shaking(400, 5, 0.1), Parameters.DEFAULT.withTrees(99)).equals(version),
        is(false));
  }

  private static byte[] bytes(Dataset data, Parameters parameters) {
    TrainedModel model = Training.train(data, parameters);
    return model.toOnnx(card(model));
  }

  private static String version(Dataset data, Parameters parameters) {
    return card(Training.train(data, parameters)).version();
  }

  private static ModelMetadata card(TrainedModel model) {
    return model.metadata("test", "", "any", List.of(), 0.5);
  }

  /** Random rows with a value at, just below or just above a threshold that the model has. */
  private static List<float[]> aroundThresholds(TrainedModel model, Dataset data) {
    Random random = new Random(9);
    List<float[]> rows = new ArrayList<>();
    for (Tree tree : model.trees()) {
      for (Tree.Node node : tree.nodes()) {
        if (node.isLeaf()) {
          continue;
        }
        float at = node.threshold();
        for (float value : new float[] {at, Math.nextDown(at), Math.nextUp(at)}) {
          float[] row = data.row(random.nextInt(data.size())).clone();
          for (int i = 0; i < row.length; i++) {
            row[i] = random.nextBoolean() ? data.row(random.nextInt(data.size()))[i] : row[i];
          }
          row[node.feature()] = value;
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static void agree(TrainedModel model, byte[] onnx, float[][] rows) throws Exception {
    double[] expected = model.score(rows);
    float[][] found = OnnxScores.of(onnx, rows);
    double farthest = 0;
    for (int i = 0; i < rows.length; i++) {
      farthest = Math.max(farthest, Math.abs(expected[i] - found[i][1]));
      farthest = Math.max(farthest, Math.abs(1 - expected[i] - found[i][0]));
    }
    assertThat(farthest, lessThan(TOLERANCE));
  }
}
