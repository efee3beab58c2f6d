package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.List;
import org.junit.Test;

/** What is set for a runner where nobody says otherwise. */
public class RunnerDefaultsTest {
  @Test
  public void flinkEndsItsBundlesSoonAndKeepsNothingBackAtACheckpoint() {
    for (String runner : List.of("FlinkRunner", "org.apache.beam.runners.flink.FlinkRunner")) {
      assertThat(
          RunnerDefaults.add("--runner=" + runner),
          contains(
              "--runner=" + runner,
              "--finishBundleBeforeCheckpointing=true",
              "--maxBundleTimeMills=200"));
    }
  }

  @Test
  public void whatIsSaidHoldsAndOtherRunnersKnowNothingOfIt() {
    assertThat(
        RunnerDefaults.add(
            "--maxBundleTimeMills=5000",
            "--runner=FlinkRunner",
            "--finishBundleBeforeCheckpointing=false"),
        contains(
            "--maxBundleTimeMills=5000",
            "--runner=FlinkRunner",
            "--finishBundleBeforeCheckpointing=false"));
    assertThat(RunnerDefaults.add("--runner=DirectRunner"), contains("--runner=DirectRunner"));
  }
}
