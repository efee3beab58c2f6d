package io.crossdock.dashboard.replay;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** Replays one at a time, and what a pipeline is started with. */
public class ReplaysTest {
  private static final ReplayRequest REQUEST =
      new ReplayRequest("barcode", List.of(new UUID(0, 1), new UUID(0, 2)), "30d");

  @Test
  public void oneRunsAtATime() throws ReplayRefusedException {
    CompletableFuture<ReplayEnd> running = new CompletableFuture<>();
    Replays replays = new Replays(request -> running);
    replays.begin(REQUEST, "local");
    assertThat(
        assertThrows(ReplayRefusedException.class, () -> replays.begin(REQUEST, "local"))
            .getMessage(),
        containsString("wait for its end"));
    running.complete(new ReplayEnd(true, "2 failures went through, 0 failed again."));
    Replays.Run last = Objects.requireNonNull(replays.last());
    assertThat(
        last.end(), equalTo(new ReplayEnd(true, "2 failures went through, 0 failed again.")));
    replays.begin(REQUEST, "local");
  }

  @Test
  public void withoutALauncherItSaysHowToDoItByHand() {
    Replays replays = new Replays(null);
    assertThat(replays.canLaunch(), is(false));
    assertThat(
        assertThrows(ReplayRefusedException.class, () -> replays.begin(REQUEST, "local"))
            .getMessage(),
        containsString("scripts/replay"));
  }

  @Test
  public void thePipelineRunsAsItDoesButReadsTheFailures() {
    assertThat(
        PipelineReplay.arguments(
            List.of("barcode", "--input=kafka", "--allowedLateness=2h", "--shards=8", ""), REQUEST),
        containsInAnyOrder(
            "--input=replay",
            "--allowedLateness=30d",
            "--shards=8",
            "--replayMaxAttempts=100",
            "--replayFailures=00000000-0000-0000-0000-000000000001,00000000-0000-0000-0000-000000000002"));
  }

  @Test
  public void whoeverHasNoArgumentsIsTold() {
    PipelineReplay replay = new PipelineReplay(Path.of("none"), Path.of("none"));
    assertThat(
        assertThrows(ReplayRefusedException.class, () -> replay.launch(REQUEST)).getMessage(),
        containsString("--replay"));
  }
}
