package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import org.junit.Test;

/** What is set for a runner where nobody says otherwise. */
public class RunnerDefaultsTest {
  @Test
  public void flinkEndsItsBundlesSoon() {
    assertThat(
        RunnerDefaults.add("--runner=FlinkRunner"),
        contains("--runner=FlinkRunner", "--maxBundleTimeMills=200"));
    assertThat(
        RunnerDefaults.add("--runner=org.apache.beam.runners.flink.FlinkRunner"),
        contains("--runner=org.apache.beam.runners.flink.FlinkRunner", "--maxBundleTimeMills=200"));
  }

  @Test
  public void whatIsSaidHoldsAndOtherRunnersKnowNothingOfIt() {
    assertThat(
        RunnerDefaults.add("--maxBundleTimeMills=5000", "--runner=FlinkRunner"),
        contains("--maxBundleTimeMills=5000", "--runner=FlinkRunner"));
    assertThat(RunnerDefaults.add("--runner=DirectRunner"), contains("--runner=DirectRunner"));
  }
}
