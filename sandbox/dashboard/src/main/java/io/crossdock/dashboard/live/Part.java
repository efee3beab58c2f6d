package io.crossdock.dashboard.live;

import io.crossdock.dashboard.data.Query;
import java.time.Duration;

/**
 * A part of a view that is kept up to date.
 *
 * @param query what it shows
 * @param every how often it is asked for at most
 * @param longest how long it rests at most when the database is slow
 * @param moving whether its answer changes with the clock, and not by new rows alone
 */
record Part(Query query, Duration every, Duration longest, boolean moving) {
  private static final Duration HOUR = Duration.ofHours(1);

  static Part of(Query query, Duration every) {
    return new Part(query, every, HOUR, false);
  }

  static Part moving(Query query, Duration every) {
    return new Part(query, every, HOUR, true);
  }

  /**
   * The newest rows, of which an index knows where they are: where this takes long it is not this
   * that keeps the database busy, and to ask less often would help nobody.
   */
  static Part newest(Query query) {
    return new Part(query, Duration.ZERO, Duration.ofMillis(500), false);
  }
}
