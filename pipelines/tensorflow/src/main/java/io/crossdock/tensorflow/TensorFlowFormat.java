package io.crossdock.tensorflow;

import io.crossdock.transforms.maintenance.score.Model;
import io.crossdock.transforms.maintenance.score.ModelFormat;
import io.crossdock.transforms.maintenance.score.ModelMetadata;
import io.crossdock.transforms.maintenance.score.ModelMetadataJson;
import io.crossdock.transforms.maintenance.score.ScoringException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SavedModel: a folder with {@code saved_model.pb}, {@code variables}, and {@code crossdock.json},
 * in which the model says of itself what one of ONNX says in its own file.
 */
public final class TensorFlowFormat implements ModelFormat {
  /** What the model says of itself, beside it. */
  static final String METADATA = "crossdock.json";

  /** For {@link java.util.ServiceLoader}. */
  public TensorFlowFormat() {}

  @Override
  public boolean accepts(String uri) {
    return uri.endsWith("/saved_model.pb");
  }

  @Override
  public boolean isFolder() {
    return true;
  }

  @Override
  public Model load(String uri, Path local) {
    String json;
    try {
      json = Files.readString(local.resolve(METADATA));
    } catch (IOException e) {
      throw new ScoringException(uri + ": has no " + METADATA + " beside it that can be read", e);
    }
    ModelMetadata metadata = ModelMetadataJson.read(uri, json);
    return TensorFlowModel.load(uri, local, metadata);
  }
}
