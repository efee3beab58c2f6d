package io.crossdock.dashboard.replay;

import java.util.List;
import java.util.UUID;

/**
 * What to try again.
 *
 * @param pipeline through which pipeline
 * @param failures which of its failures
 * @param allowedLateness how late they may be, a duration with units; empty for the pipeline's own
 */
public record ReplayRequest(String pipeline, List<UUID> failures, String allowedLateness) {
  /** Keeps a copy of the failures. */
  public ReplayRequest {
    failures = List.copyOf(failures);
  }
}
