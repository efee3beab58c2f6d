package io.crossdock.sandbox.chaos;

import io.crossdock.sandbox.flink.ClusterJob;
import io.crossdock.sandbox.play.GoldenCases;
import io.crossdock.sandbox.play.PipelineJob;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The golden cases on a standalone cluster. */
public class GoldenOnAClusterTest {
  @ClassRule public static final TestCluster CLUSTER = new TestCluster();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void areTheSame() throws Exception {
    GoldenCases.check(
        folder.getRoot().toPath(),
        List.of(
            PipelineJob.FLINK,
            "--flinkMaster=" + CLUSTER.get().master(),
            "--parallelism=2",
            "--filesToStage=" + ClusterJob.jar()));
  }
}
