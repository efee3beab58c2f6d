package io.crossdock.transforms.maintenance.score;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class ModelMetadataJsonTest {
  @Test
  public void allIsRead() {
    assertThat(
        ModelMetadataJson.read(
            "m.onnx",
            """
            {"name":"bearing","version":"7f3a","failureMode":"inner-race",
             "machineTypes":["pump","fan"],
             "inputs":[{"name":"kurtosis","unit":"","typical":3.1},
                       {"name":"velocity_rms_trend","unit":"mm/s/h","typical":0}],
             "threshold":0.25,"trainingDataSha256":"%s"}
            """
                .formatted(TestModel.HASH)),
        is(
            new ModelMetadata(
                "bearing",
                "7f3a",
                "inner-race",
                List.of("pump", "fan"),
                List.of(
                    new ModelMetadata.Input("kurtosis", "", 3.1),
                    new ModelMetadata.Input("velocity_rms_trend", "mm/s/h", 0)),
                0.25,
                TestModel.HASH)));
  }

  @Test
  public void everyFaultIsNamed() {
    ScoringException e =
        refused(
            """
            {"name":" ","failureMode":7,"machineTypes":["pump","pump",1],"colour":"red",
             "inputs":[{"name":"velocity_rms","unit":"g","typical":1},
                       {"name":"horsepower","unit":"","typical":"much"},
                       {"name":"velocity_rms","unit":"mm/s","typical":1e300,"mean":2}, 5],
             "threshold":0,"trainingDataSha256":"ABC"}
            """);
    assertThat(
        e.getMessage(),
        allOf(
            containsString("m.onnx"),
            containsString("; name is missing, blank"),
            containsString("version is missing"),
            containsString("failureMode is missing, blank or no text"),
            containsString("machineTypes has pump twice"),
            containsString("machineTypes has what is no text: 1"),
            containsString("colour is not known"),
            containsString("unit of velocity_rms is \"g\", but it is measured in \"mm/s\"")));
    assertThat(
        e.getMessage(),
        allOf(
            containsString("inputs[1].name is no feature: horsepower"),
            containsString("inputs[1].typical is missing or no number"),
            containsString("inputs[2].name is there twice"),
            containsString("inputs[2].typical is too large"),
            containsString("inputs[2].mean is not known"),
            containsString("inputs[3] is no object"),
            containsString("threshold is not above 0 and up to 1: 0.0"),
            containsString("trainingDataSha256 is not 64")));
  }

  @Test
  public void whatIsNoObjectIsRefused() {
    assertThat(refused("[]").getMessage(), containsString("no JSON object"));
    assertThat(refused("{\"name\":").getMessage(), containsString("no JSON"));
    assertThat(refused("{} {}").getMessage(), containsString("no JSON"));
    assertThat(refused("{\"name\":\"a\",\"name\":\"b\"}").getMessage(), containsString("no JSON"));
    assertThat(
        refused("{}").getMessage(),
        allOf(
            containsString("inputs is no list"),
            containsString("machineTypes is no list"),
            containsString("threshold is missing")));
  }

  @Test
  public void thresholdsAboveOneAreRefused() {
    assertThat(
        refused(TestModel.json("a", "1", List.of(), "torque").replace("0.5", "1.5")).getMessage(),
        is("m.onnx: what it says of itself is wrong: threshold is not above 0 and up to 1: 1.5"));
  }

  private static ScoringException refused(String json) {
    return assertThrows(ScoringException.class, () -> ModelMetadataJson.read("m.onnx", json));
  }
}
