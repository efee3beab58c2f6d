package io.crossdock.dashboard.metrics;

import io.prometheus.metrics.model.snapshots.Labels;

/**
 * A number that was read.
 *
 * @param family what it is
 * @param labels of what
 * @param value how much
 */
record Sample(Family family, Labels labels, double value) {
  /** A number with labels: names and values by turns. */
  static Sample of(Family family, double value, String... labels) {
    return new Sample(family, Labels.of(labels), value);
  }
}
