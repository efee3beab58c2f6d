package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.Verdict;
import java.util.Arrays;

/**
 * What a part of time comes down to, whose rows need it as often as windows have parts. It is never
 * changed.
 */
public final class PartSummary {
  private final int events;
  private final Verdict vibration;
  private final Verdict process;
  private final double[] values;

  PartSummary(int events, Verdict vibration, Verdict process, double[] values) {
    this.events = events;
    this.vibration = vibration;
    this.process = process;
    this.values = values;
  }

  /** A summary that is being made. */
  static final class Builder {
    private final int events;
    private final Verdict vibration;
    private final Verdict process;
    private final double[] values = new double[Feature.count()];

    Builder(int events, Verdict vibration, Verdict process) {
      this.events = events;
      this.vibration = vibration;
      this.process = process;
      Arrays.fill(values, Double.NaN);
    }

    void put(Feature feature, double value) {
      values[feature.place()] = value;
    }

    PartSummary build() {
      return new PartSummary(events, vibration, process, values);
    }
  }

  /** How many events were measured. */
  public int events() {
    return events;
  }

  /** Whether vibration can be judged. */
  public Verdict vibration() {
    return vibration;
  }

  /** Whether the process can be judged. */
  public Verdict process() {
    return process;
  }

  /** A feature's value; NaN where it cannot be judged. */
  public double value(Feature feature) {
    return values[feature.place()];
  }

  /** How many features there were when it was made; later ones have no value. */
  int features() {
    return values.length;
  }

  double valueAt(int place) {
    return values[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PartSummary summary
        && events == summary.events
        && vibration == summary.vibration
        && process == summary.process
        && Arrays.equals(values, summary.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "PartSummary[" + events + " events, " + vibration + ", " + process + "]";
  }
}
