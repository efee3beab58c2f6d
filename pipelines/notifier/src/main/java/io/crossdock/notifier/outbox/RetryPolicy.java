package io.crossdock.notifier.outbox;

import io.crossdock.io.postgres.Backoff;
import io.crossdock.notifier.channel.Outcome;
import java.time.Duration;

/**
 * When what was not delivered is sent again.
 *
 * @param backoff how long to wait after each failure
 * @param giveUpAfter how long after the first attempt it has failed
 * @param lease how long a notifier may take for an attempt before others take it for dead
 */
public record RetryPolicy(Backoff backoff, Duration giveUpAfter, Duration lease) {

  /** How long to wait after an attempt: no shorter than the other side wants. */
  Duration pause(int attempt, Outcome outcome) {
    Duration ours = backoff.after(attempt);
    Duration theirs = outcome.retryAfter();
    return theirs != null && theirs.compareTo(ours) > 0 ? theirs : ours;
  }
}
