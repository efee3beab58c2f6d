package io.crossdock.transforms.maintenance.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** ONNX: one file, {@code *.onnx}, with {@code crossdock.model} among its custom metadata. */
public final class OnnxFormat implements ModelFormat {
  /** For {@link java.util.ServiceLoader}. */
  public OnnxFormat() {}

  @Override
  public boolean accepts(String uri) {
    return uri.toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  @Override
  public Model load(String uri, Path local) {
    try {
      return OnnxModel.load(uri, Files.readAllBytes(local));
    } catch (IOException e) {
      throw new ScoringException(uri + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
