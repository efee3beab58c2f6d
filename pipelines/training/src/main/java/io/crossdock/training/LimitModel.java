package io.crossdock.training;

import ai.onnx.proto.OnnxMl;
import io.crossdock.transforms.maintenance.features.Feature;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A model of one limit, which nobody has to train: where the magnitude of a feature is r times the
 * limit, it says r / (1 + r), so 0.5 at the limit and more above it.
 *
 * @param feature the feature, or its trend or deviation
 * @param limit the magnitude at and above which it is a failure, in the feature's unit
 * @param typical what the feature is on a good day, in its unit
 */
public record LimitModel(String feature, float limit, float typical) {
  /** At the limit, whatever the limit is. */
  public static final double THRESHOLD = 0.5;

  /** Of this and more limits the probability is 1 in float32; it keeps infinity out. */
  private static final float MOST = 1 << 24;

  private static final int VERSION_DIGITS = 12;

  /**
   * A limit that makes sense.
   *
   * @throws TrainingException if there is no such feature, or a number is out of its bounds
   */
  public LimitModel {
    if (Feature.of(feature) == null) {
      throw new TrainingException("--feature: " + ModelCard.unknown(List.of(feature)));
    }
    if (!(limit > 0 && limit <= Float.MAX_VALUE)) {
      throw new TrainingException("--limit is " + limit + ", but must be above 0");
    }
    if (!(Math.abs(typical) < limit)) {
      throw new TrainingException("--typical is " + typical + ", which is over the limit itself");
    }
  }

  /**
   * What it says of itself.
   *
   * @param name the model's name
   * @param version its version; empty for one that follows from feature, limit and failure mode
   * @param failureMode what it warns of
   * @param machineTypes what it is for; none for whatever no other model is for
   * @throws TrainingException if name or failure mode is blank
   */
  public ModelMetadata metadata(
      String name, String version, String failureMode, List<String> machineTypes) {
    ModelCard.check(name, failureMode, THRESHOLD);
    return new ModelMetadata(
        name,
        version.isEmpty() ? hash(failureMode).substring(0, VERSION_DIGITS) : version,
        failureMode,
        List.copyOf(machineTypes),
        List.of(new ModelMetadata.Input(feature, ModelCard.unit(feature), typical)),
        THRESHOLD,
        // There is no data: it is known by what it was made of.
        hash(failureMode));
  }

  /** The bytes of its ONNX file; equal models make equal ones. */
  public byte[] toOnnx(ModelMetadata metadata) {
    OnnxMl.GraphProto.Builder graph =
        OnnxFile.graph(1)
            .addInitializer(constant("limit", limit))
            .addInitializer(constant("one", 1))
            .addInitializer(constant("most", MOST))
            .addNode(OnnxFile.node("Abs", List.of(OnnxFile.FEATURES), "magnitude"))
            .addNode(OnnxFile.node("Div", List.of("magnitude", "limit"), "limits"))
            .addNode(OnnxFile.node("Min", List.of("limits", "most"), "r"))
            .addNode(OnnxFile.node("Add", List.of("r", "one"), "more"))
            .addNode(OnnxFile.node("Div", List.of("r", "more"), "failure"))
            .addNode(OnnxFile.node("Sub", List.of("one", "failure"), "none"))
            .addNode(
                OnnxFile.node("Concat", List.of("none", "failure"), OnnxFile.PROBABILITIES)
                    .addAttribute(
                        OnnxMl.AttributeProto.newBuilder()
                            .setName("axis")
                            .setType(OnnxMl.AttributeProto.AttributeType.INT)
                            .setI(1)))
            .addOutput(
                OnnxFile.tensor(OnnxFile.PROBABILITIES, OnnxMl.TensorProto.DataType.FLOAT, 2));
    return OnnxFile.of(graph, metadata);
  }

  private static OnnxMl.TensorProto constant(String name, float value) {
    return OnnxMl.TensorProto.newBuilder()
        .setName(name)
        .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
        .addDims(1)
        .addFloatData(value)
        .build();
  }

  private String hash(String failureMode) {
    Sha256 hash = new Sha256();
    hash.add(
        String.join(
                "\n", "limit", feature, Float.toString(limit), Float.toString(typical), failureMode)
            .getBytes(StandardCharsets.UTF_8));
    return hash.hex();
  }
}
