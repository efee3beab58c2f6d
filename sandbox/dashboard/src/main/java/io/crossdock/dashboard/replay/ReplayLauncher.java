package io.crossdock.dashboard.replay;

import java.util.concurrent.CompletableFuture;

/** Starts the replay of failures, somewhere. */
public interface ReplayLauncher {
  /**
   * Starts it.
   *
   * @return what it said at its end
   * @throws ReplayRefusedException when it cannot be started, and why
   */
  CompletableFuture<ReplayEnd> launch(ReplayRequest request) throws ReplayRefusedException;
}
