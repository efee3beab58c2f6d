package io.crossdock.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Map;

/** What ONNX Runtime makes of a model's file: both classes' probabilities, a row each. */
final class OnnxScores {
  private OnnxScores() {}

  static float[][] of(byte[] onnx, float[][] rows) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(onnx, options);
          OnnxTensor input = OnnxTensor.createTensor(environment, rows);
          OrtSession.Result result = session.run(Map.of("features", input))) {
        return (float[][]) result.get("probabilities").orElseThrow().getValue();
      }
    }
  }

  static Map<String, String> metadata(byte[] onnx) throws OrtException {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx)) {
      return session.getMetadata().getCustomMetadata();
    }
  }
}
