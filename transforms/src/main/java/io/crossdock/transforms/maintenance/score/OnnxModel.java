package io.crossdock.transforms.maintenance.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A model that ONNX Runtime runs, in the thread that asks: a runner has a thread for each core
 * already, and threads that wait for work by spinning would take the cores from it.
 */
final class OnnxModel implements Model {
  private static final String METADATA = "crossdock.model";

  private final String uri;
  private final ModelMetadata metadata;
  private final OrtSession session;
  private final String input;
  private final String output;
  private final AtomicBoolean closed = new AtomicBoolean();

  private OnnxModel(
      String uri, ModelMetadata metadata, OrtSession session, String input, String output) {
    this.uri = uri;
    this.metadata = metadata;
    this.session = session;
    this.input = input;
    this.output = output;
  }

  /**
   * Loads a model: one input of floats, a row for each to be scored and a column for each feature;
   * an output of floats with a row for each and the probability of a failure in its last column.
   *
   * @param uri where it was read, for messages
   * @throws ScoringException saying all that is wrong with it
   */
  static OnnxModel load(String uri, byte[] bytes) {
    OrtSession session = session(uri, bytes);
    try {
      ModelMetadata metadata = metadata(uri, session);
      List<String> faults = new ArrayList<>();
      String input = input(session, metadata.inputs().size(), faults);
      String output = output(session, faults);
      if (input == null || output == null) {
        throw new ScoringException(uri + ": " + String.join("; ", faults));
      }
      return new OnnxModel(uri, metadata, session, input, output);
    } catch (OrtException e) {
      close(session);
      throw new ScoringException(uri + ": is no model that can be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      close(session);
      throw e;
    }
  }

  private static OrtSession session(String uri, byte[] bytes) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      options.setDeterministicCompute(true);
      return OrtEnvironment.getEnvironment().createSession(bytes, options);
    } catch (OrtException e) {
      throw new ScoringException(uri + ": is no ONNX model that can be read: " + e.getMessage(), e);
    }
  }

  private static ModelMetadata metadata(String uri, OrtSession session) throws OrtException {
    String json = session.getMetadata().getCustomMetadata().get(METADATA);
    if (json == null) {
      throw new ScoringException(uri + ": says nothing of itself under " + METADATA);
    }
    return ModelMetadataJson.read(uri, json);
  }

  private static @Nullable String input(OrtSession session, int features, List<String> faults)
      throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    if (inputs.size() != 1) {
      faults.add("has " + inputs.size() + " inputs " + inputs.keySet() + " instead of one");
      return null;
    }
    NodeInfo only = inputs.values().iterator().next();
    if (!(only.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
      faults.add("its input " + only.getName() + " is no tensor of floats");
      return null;
    }
    long[] shape = tensor.getShape();
    if (shape.length != 2 || shape[0] >= 0 || shape[1] != features) {
      faults.add(
          "its input "
              + only.getName()
              + " is of shape "
              + Arrays.toString(shape)
              + ", not [-1, "
              + features
              + "] as its metadata say");
      return null;
    }
    return only.getName();
  }

  private static @Nullable String output(OrtSession session, List<String> faults)
      throws OrtException {
    List<String> fitting = new ArrayList<>();
    for (NodeInfo output : session.getOutputInfo().values()) {
      if (output.getInfo() instanceof TensorInfo tensor && isOfProbabilities(tensor)) {
        fitting.add(output.getName());
      }
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    faults.add(
        (fitting.isEmpty() ? "no output" : "more than one output")
            + " is a tensor of floats of shape [-1, 2] or [-1, 1], for probabilities: "
            + session.getOutputInfo().values());
    return null;
  }

  private static boolean isOfProbabilities(TensorInfo tensor) {
    long[] shape = tensor.getShape();
    return tensor.type == OnnxJavaType.FLOAT
        && shape.length == 2
        && shape[0] < 0
        && (shape[1] == 1 || shape[1] == 2);
  }

  @Override
  public ModelMetadata metadata() {
    return metadata;
  }

  @Override
  public double[] score(float[][] rows) {
    int columns = metadata.inputs().size();
    float[] flat = new float[rows.length * columns];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new ScoringException(
            uri + ": wants " + columns + " numbers a row, not " + rows[row].length);
      }
      System.arraycopy(rows[row], 0, flat, row * columns, columns);
    }
    if (rows.length == 0) {
      return new double[0];
    }
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(),
                FloatBuffer.wrap(flat),
                new long[] {rows.length, columns});
        OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
      return probabilities(result.get(0), rows.length);
    } catch (OrtException e) {
      throw new ScoringException(uri + ": failed: " + e.getMessage(), e);
    }
  }

  private double[] probabilities(OnnxValue value, int rows) {
    FloatBuffer numbers = ((OnnxTensor) value).getFloatBuffer();
    int columns = numbers.remaining() / rows;
    if (columns * rows != numbers.remaining() || columns < 1 || columns > 2) {
      throw new ScoringException(
          uri + ": gives " + numbers.remaining() + " numbers for " + rows + " rows");
    }
    double[] probabilities = new double[rows];
    for (int row = 0; row < rows; row++) {
      probabilities[row] = numbers.get(row * columns + columns - 1);
      if (!ModelFormats.isProbability(probabilities[row])) {
        throw new ScoringException(uri + ": gives " + probabilities[row] + ", no probability");
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    if (!closed.getAndSet(true)) {
      close(session);
    }
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a session that cannot be closed", e);
    }
  }
}
