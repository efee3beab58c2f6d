package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.JavaProcess;
import io.crossdock.sandbox.servers.SandboxException;
import java.sql.SQLException;

/** Follows a job by what it has written, and shows how far it is. */
final class FollowJob {
  private static final long POLL_MILLIS = 500;
  private static final int STUCK_SECONDS = 300;

  private final JavaProcess job;
  private final String what;
  private final long total;
  private final Count count;

  /** How much has been written. */
  interface Count {
    long now() throws SQLException;
  }

  /**
   * Follows a job.
   *
   * @param what what is counted, for the one who waits
   * @param total how many there will be
   */
  FollowJob(JavaProcess job, String what, long total, Count count) {
    this.job = job;
    this.what = what;
    this.total = total;
    this.count = count;
  }

  /** Waits until the job has ended. Whether it ended well; says why where it did not. */
  boolean toItsEnd() throws SQLException, InterruptedException {
    return follow(Long.MAX_VALUE, 0);
  }

  /** Waits until so many are written and none has come for a while, or the job has ended. */
  boolean untilSteady(long enough, int seconds) throws SQLException, InterruptedException {
    return follow(enough, seconds);
  }

  private boolean follow(long enough, int steadySeconds) throws SQLException, InterruptedException {
    try (Progress progress = new Progress(what, total)) {
      long steadySince = System.nanoTime();
      long before = -1;
      while (!job.await(POLL_MILLIS)) {
        long now = count.now();
        progress.to(now);
        if (now != before) {
          before = now;
          steadySince = System.nanoTime();
        }
        double steady = (System.nanoTime() - steadySince) / 1e9;
        if (now >= enough && steady > steadySeconds) {
          return true;
        }
        if (steady > STUCK_SECONDS) {
          throw new SandboxException(
              "Nothing has come out of the pipeline for five minutes:\n" + job.lastWords());
        }
      }
      progress.to(count.now());
    }
    if (job.exitCode() != 0) {
      System.err.println(
          "The pipeline failed with exit code " + job.exitCode() + ":\n" + job.lastWords());
      return false;
    }
    return true;
  }
}
