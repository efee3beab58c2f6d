package io.crossdock.sandbox.simulator.fleet;

import java.util.List;

/**
 * A stretch of a truck's day.
 *
 * @param from beginning, seconds since the truck's first
 * @param to end, not included, seconds since the truck's first
 */
record Span(int from, int to) {

  boolean has(int second) {
    return second >= from && second < to;
  }

  /** The same, begun sooner and ended later by so many seconds. */
  Span widened(int before, int after) {
    return new Span(from - before, to + after);
  }

  /** Whether one of them has this second. */
  static boolean anyHas(List<Span> spans, int second) {
    for (Span span : spans) {
      if (span.has(second)) {
        return true;
      }
    }
    return false;
  }
}
