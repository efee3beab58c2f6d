package io.crossdock.dashboard.live;

import io.crossdock.dashboard.data.Query;
import java.time.Duration;

/**
 * A part of a view that is kept up to date.
 *
 * @param query what it shows
 * @param every how often it is asked for at most
 * @param moving whether its answer changes with the clock, and not by new rows alone
 */
record Part(Query query, Duration every, boolean moving) {
  static Part of(Query query, Duration every) {
    return new Part(query, every, false);
  }

  static Part moving(Query query, Duration every) {
    return new Part(query, every, true);
  }
}
