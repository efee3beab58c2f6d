package io.crossdock.io.kinesis;

import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisClientThrottledException;
import org.apache.beam.sdk.io.aws2.kinesis.KinesisRecord;
import org.apache.beam.sdk.io.aws2.kinesis.RateLimitPolicy;

/**
 * Waits between two requests to a shard, and longer each time that Kinesis says there were too
 * many.
 */
final class PollPolicy implements RateLimitPolicy {
  private static final long LONGEST_MILLIS = 30_000;

  private final ReadingProgress progress;
  private final long pollMillis;
  private long throttledMillis;

  PollPolicy(ReadingProgress progress, Duration pollEvery) {
    this.progress = progress;
    this.pollMillis = pollEvery.toMillis();
    this.throttledMillis = pollMillis;
  }

  @Override
  public void onSuccess(List<KinesisRecord> records) throws InterruptedException {
    progress.fetched();
    throttledMillis = pollMillis;
    Thread.sleep(pollMillis);
  }

  @Override
  public void onThrottle(KinesisClientThrottledException e) throws InterruptedException {
    throttledMillis = Math.min(LONGEST_MILLIS, 2 * throttledMillis);
    Thread.sleep(throttledMillis);
  }
}
