package io.crossdock.pipelines.launch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsString;
import static org.junit.Assert.assertThrows;

import io.crossdock.io.settings.InvalidSettingsException;
import org.junit.Test;

public class BoundedReadTest {
  private static final String UNTIL = "--kafkaReadUntil=2026-01-06T00:00:00Z";

  @Test
  public void oneThreadIsTheDefaultOnDirectRunner() {
    assertThat(
        BoundedRead.safe(new String[] {UNTIL}), arrayContaining(UNTIL, "--targetParallelism=1"));
    assertThat(
        BoundedRead.safe(new String[] {"--runner=DirectRunner", UNTIL}),
        arrayContaining("--runner=DirectRunner", UNTIL, "--targetParallelism=1"));
  }

  @Test
  public void moreThreadsAreRefusedWithTheReason() {
    InvalidSettingsException e =
        assertThrows(
            InvalidSettingsException.class,
            () -> BoundedRead.safe(new String[] {UNTIL, "--targetParallelism=2"}));
    assertThat(e.getMessage(), containsString("--targetParallelism: must be 1"));
  }

  @Test
  public void anEndlessReadAndOtherRunnersAreLeftAlone() {
    assertThat(
        BoundedRead.safe(new String[] {"--targetParallelism=4"}),
        arrayContaining("--targetParallelism=4"));
    assertThat(
        BoundedRead.safe(new String[] {"--runner=FlinkRunner", UNTIL}),
        arrayContaining("--runner=FlinkRunner", UNTIL));
  }
}
