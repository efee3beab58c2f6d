package io.crossdock.sandbox.play;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The golden cases on the runners that need nothing beside them. */
public class GoldenCasesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void onDirectRunner() throws Exception {
    GoldenCases.check(
        folder.getRoot().toPath(), List.of(PipelineJob.DIRECT, "--targetParallelism=2"));
  }

  @Test
  public void onFlink() throws Exception {
    GoldenCases.check(
        folder.getRoot().toPath(),
        List.of(PipelineJob.FLINK, "--flinkMaster=[local]", "--parallelism=2"));
  }
}
