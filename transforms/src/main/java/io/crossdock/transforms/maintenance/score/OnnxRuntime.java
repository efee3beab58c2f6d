package io.crossdock.transforms.maintenance.score;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * ONNX Runtime, of which there is one in a process. When it starts it looks at the command line
 * with regular expressions that go one frame deeper for each character; a class path of some
 * thousand characters is too much for a usual stack, and ends the process without a word (seen with
 * 1.29.0, and told of in vespa-engine/vespa#37786). So it is started on a thread with a stack that
 * is large enough for any command line; what is not used of it costs nothing.
 */
final class OnnxRuntime {
  private static final long STACK_BYTES = 512L * 1024 * 1024;
  private static final OrtEnvironment ENVIRONMENT = start();

  private OnnxRuntime() {}

  /** The one environment. */
  static OrtEnvironment environment() {
    return ENVIRONMENT;
  }

  private static OrtEnvironment start() {
    Thread starter =
        new Thread(null, OrtEnvironment::getEnvironment, "start-onnx-runtime", STACK_BYTES);
    starter.start();
    boolean interrupted = false;
    while (starter.isAlive()) {
      try {
        starter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try {
      environment.setTelemetry(false);
    } catch (OrtException e) {
      throw new ScoringException("ONNX Runtime sends telemetry: " + e.getMessage(), e);
    }
    return environment;
  }
}
