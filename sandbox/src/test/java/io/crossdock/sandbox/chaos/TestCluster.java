package io.crossdock.sandbox.chaos;

import io.crossdock.sandbox.flink.FlinkCluster;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A standalone Flink cluster of two task managers with two slots each. It takes longer to start
 * than most jobs to run: where a suite has it too, the suite's classes share one.
 */
public final class TestCluster extends ExternalResource {
  /** Whoever asked first has started it, and ends it. */
  private static final TemporaryFolder FOLDER = new TemporaryFolder();

  private static int users;
  private static @Nullable FlinkCluster cluster;

  @Override
  protected void before() throws Throwable {
    if (users == 0) {
      FOLDER.create();
      cluster = FlinkCluster.start(FOLDER.getRoot().toPath().resolve("flink"), 0, 2, 2);
    }
    users++;
  }

  @Override
  protected void after() {
    users--;
    if (users == 0) {
      get().close();
      cluster = null;
      FOLDER.delete();
    }
  }

  /** The cluster, running. */
  public FlinkCluster get() {
    return Objects.requireNonNull(cluster);
  }
}
