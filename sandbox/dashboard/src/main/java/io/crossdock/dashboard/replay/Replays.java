package io.crossdock.dashboard.replay;

import java.time.Instant;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The replays that were begun from the page, one at a time. */
public final class Replays {
  private static final Logger LOG = Logger.getLogger(Replays.class.getName());

  private final @Nullable ReplayLauncher launcher;
  private @Nullable Run last;

  /**
   * None yet.
   *
   * @param launcher what starts them; null where they are started by hand
   */
  public Replays(@Nullable ReplayLauncher launcher) {
    this.launcher = launcher;
  }

  /**
   * A replay.
   *
   * @param request what is tried again
   * @param person who asked for it
   * @param began when
   * @param end how it ended; null while it runs
   */
  public record Run(ReplayRequest request, String person, Instant began, @Nullable ReplayEnd end) {}

  /** Whether replays can be begun from here. */
  public boolean canLaunch() {
    return launcher != null;
  }

  /** The newest one; null where there was none. */
  public synchronized @Nullable Run last() {
    return last;
  }

  /**
   * Begins one.
   *
   * @throws ReplayRefusedException when another one runs, or it cannot be begun
   */
  public synchronized void begin(ReplayRequest request, String person)
      throws ReplayRefusedException {
    if (launcher == null) {
      throw new ReplayRefusedException("Replays are begun by hand here: scripts/replay.");
    }
    if (last != null && last.end() == null) {
      throw new ReplayRefusedException("A replay is running: wait for its end.");
    }
    Run run = new Run(request, person, Instant.now(), null);
    var ended = launcher.launch(request);
    last = run;
    LOG.info(() -> person + " replays " + request);
    var unused =
        ended.whenComplete(
            (end, problem) ->
                end(
                    run,
                    end != null ? end : new ReplayEnd(false, "The replay could not be followed.")));
  }

  private synchronized void end(Run run, ReplayEnd end) {
    last = new Run(run.request(), run.person(), run.began(), end);
  }
}
