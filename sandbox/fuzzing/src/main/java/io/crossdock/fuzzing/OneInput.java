package io.crossdock.fuzzing;

import com.code_intelligence.jazzer.api.BugDetectors;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where Jazzer comes in: it calls these methods by their names. */
public final class OneInput {
  private static @Nullable FuzzTarget target;

  private OneInput() {}

  /** Chooses the target, the one argument. */
  public static void fuzzerInitialize(String[] arguments) {
    // Where a stand-in for a registry listens; any other connection is a finding.
    BugDetectors.allowNetworkConnections((host, port) -> host.equals("localhost"));
    target =
        FuzzTargets.all().stream()
            .map(FuzzTargets.Owned::target)
            .filter(one -> one.name().equals(arguments[0]))
            .findAny()
            .orElseThrow();
  }

  /** Takes an input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    Bounds.take(Objects.requireNonNull(target), input);
  }
}
