package io.crossdock.transforms.maintenance.orders;

import org.jspecify.annotations.Nullable;

/**
 * How far a machine is on its way into a problem or out of it: alarm and recovery with hysteresis.
 *
 * @param open the problem that lasts, if any
 * @param inRow how many windows in a row say the opposite of what holds
 * @param sinceMicros beginning of the first of these, microseconds since the epoch
 * @param highest probability among these
 * @param lastMicros end of the last window that was judged, microseconds since the epoch; {@link
 *     Long#MIN_VALUE} before the first
 */
public record Phase(
    @Nullable Episode open, int inRow, long sinceMicros, double highest, long lastMicros) {
  /** That of a machine of which nothing was judged. */
  public static final Phase FIRST = new Phase(null, 0, 0, 0, Long.MIN_VALUE);

  /** What is said of problems that are over. */
  public interface Ended {
    /** One is over. */
    void episode(Episode episode);
  }

  /** The phase after one more window. */
  public Phase after(Judgement next, OrderRules rules, Ended ended) {
    if (!next.isJudged()) {
      return this;
    }
    boolean gap =
        lastMicros != Long.MIN_VALUE && next.fromMicros() - lastMicros > rules.gapMicros();
    Phase before = gap ? new Phase(open, 0, 0, 0, lastMicros) : this;
    return open == null ? before.whileWell(next, rules) : before.whileIll(open, next, rules, ended);
  }

  private Phase whileWell(Judgement next, OrderRules rules) {
    if (!next.isOver()) {
      return new Phase(null, 0, 0, 0, next.toMicros());
    }
    long since = inRow == 0 ? next.fromMicros() : sinceMicros;
    double most = Math.max(highest, next.probability());
    if (inRow + 1 < rules.openAfter()) {
      return new Phase(null, inRow + 1, since, most, next.toMicros());
    }
    Episode opened =
        new Episode(
            since, 0, most, next.model(), next.modelVersion(), next.reason(), next.location());
    return new Phase(opened, 0, 0, 0, next.toMicros());
  }

  private Phase whileIll(Episode ill, Judgement next, OrderRules rules, Ended ended) {
    if (!next.isBelow(rules)) {
      return new Phase(ill, 0, 0, 0, next.toMicros());
    }
    if (inRow + 1 < rules.recoverAfter()) {
      return new Phase(ill, inRow + 1, 0, 0, next.toMicros());
    }
    ended.episode(ill.ended(next.toMicros()));
    return new Phase(null, 0, 0, 0, next.toMicros());
  }
}
