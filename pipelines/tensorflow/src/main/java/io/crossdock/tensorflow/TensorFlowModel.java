package io.crossdock.tensorflow;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import io.crossdock.transforms.maintenance.score.ScoringException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.SessionFunction;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/** A SavedModel that has been loaded; its signature {@code serving_default} scores. */
final class TensorFlowModel implements Model {
  private static final String TAG = "serve";

  /** The runner owns the threads: a model that takes more takes them from others. */
  private static final ConfigProto ONE_THREAD =
      ConfigProto.newBuilder()
          .setIntraOpParallelismThreads(1)
          .setInterOpParallelismThreads(1)
          .build();

  private final String uri;
  private final ModelMetadata metadata;
  private final SavedModelBundle bundle;
  private final SessionFunction function;
  private final String input;
  private final String output;

  private TensorFlowModel(
      String uri,
      ModelMetadata metadata,
      SavedModelBundle bundle,
      SessionFunction function,
      String input,
      String output) {
    this.uri = uri;
    this.metadata = metadata;
    this.bundle = bundle;
    this.function = function;
    this.input = input;
    this.output = output;
  }

  /**
   * Loads a model: one input of floats, a row for each to be scored and a column for each feature;
   * one output of floats with a row for each and the probability of a failure in its last column.
   *
   * @param uri where it was read, for messages
   * @throws ScoringException saying all that is wrong with it
   */
  static TensorFlowModel load(String uri, Path folder, ModelMetadata metadata) {
    SavedModelBundle bundle;
    try {
      bundle =
          SavedModelBundle.loader(folder.toString())
              .withTags(TAG)
              .withConfigProto(ONE_THREAD)
              .load();
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new ScoringException(uri + ": is no SavedModel that can be read: " + e.getMessage(), e);
    }
    try {
      return of(uri, bundle, metadata);
    } catch (RuntimeException e) {
      bundle.close();
      throw e;
    }
  }

  private static TensorFlowModel of(String uri, SavedModelBundle bundle, ModelMetadata metadata) {
    SessionFunction function = null;
    for (SessionFunction one : bundle.functions()) {
      if (one.signature().key().equals(Signature.DEFAULT_KEY)) {
        function = one;
      }
    }
    if (function == null) {
      throw new ScoringException(uri + ": has no signature " + Signature.DEFAULT_KEY);
    }
    List<String> faults = new ArrayList<>();
    Signature signature = function.signature();
    String input = only("input", signature.getInputs(), faults);
    String output = only("output", signature.getOutputs(), faults);
    if (input != null) {
      Shape shape = requireNonNull(signature.getInputs().get(input)).shape;
      int features = metadata.inputs().size();
      if (shape.numDimensions() != 2 || shape.get(0) >= 0 || shape.get(1) != features) {
        faults.add("its input is of shape " + shape + " instead of [any, " + features + "]");
      }
    }
    if (output != null) {
      Shape shape = requireNonNull(signature.getOutputs().get(output)).shape;
      if (shape.numDimensions() != 2 || shape.get(1) < 1 || shape.get(1) > 2) {
        faults.add("its output is of shape " + shape + " instead of [any, 1] or [any, 2]");
      }
    }
    if (input == null || output == null || !faults.isEmpty()) {
      throw new ScoringException(uri + ": " + String.join("; ", faults));
    }
    return new TensorFlowModel(uri, metadata, bundle, function, input, output);
  }

  private static @Nullable String only(
      String what, Map<String, Signature.TensorDescription> all, List<String> faults) {
    if (all.size() != 1) {
      faults.add("has " + all.size() + " " + what + "s " + all.keySet() + " instead of one");
      return null;
    }
    Map.Entry<String, Signature.TensorDescription> one = all.entrySet().iterator().next();
    if (one.getValue().dataType != DataType.DT_FLOAT) {
      faults.add("its " + what + " " + one.getKey() + " is no tensor of floats");
      return null;
    }
    return one.getKey();
  }

  @Override
  public ModelMetadata metadata() {
    return metadata;
  }

  @Override
  public double[] score(float[][] rows) {
    if (rows.length == 0) {
      return new double[0];
    }
    try (TFloat32 values = TFloat32.tensorOf(StdArrays.ndCopyOf(rows));
        Result result = function.call(Map.of(input, values))) {
      Tensor scored =
          result
              .get(output)
              .orElseThrow(() -> new ScoringException(uri + ": gives no output " + output));
      if (!(scored instanceof TFloat32 scores) || scores.shape().get(0) != rows.length) {
        throw new ScoringException(uri + ": gives " + scored.shape() + " for " + rows.length);
      }
      return probabilities(scores, rows.length);
    } catch (TensorFlowException e) {
      throw new ScoringException(uri + ": cannot score: " + e.getMessage(), e);
    }
  }

  private double[] probabilities(TFloat32 scores, int count) {
    long last = scores.shape().get(1) - 1;
    double[] probabilities = new double[count];
    for (int i = 0; i < count; i++) {
      probabilities[i] = scores.getFloat(i, last);
      if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
        throw new ScoringException(uri + ": gives " + probabilities[i] + " for a probability");
      }
    }
    return probabilities;
  }

  @Override
  public void close() {
    bundle.close();
  }
}
