package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.FeatureRow;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's sensors said in a window of several parts: a row for the last part, with trends
 * and deviations over all of them.
 */
final class WindowFeatures {
  private final long partMicros;
  private final int parts;
  private final long fromMicros;
  private final @Nullable PartSummary[] summaries;

  /**
   * An empty window.
   *
   * @param fromMicros its beginning, microseconds since the epoch
   * @param partMicros length of a part, microseconds
   * @param parts how many there are
   */
  WindowFeatures(long fromMicros, long partMicros, int parts) {
    this.fromMicros = fromMicros;
    this.partMicros = partMicros;
    this.parts = parts;
    this.summaries = new @Nullable PartSummary[parts];
  }

  /** Says what a part comes down to. */
  void set(int part, PartSummary summary) {
    summaries[part] = summary;
  }

  /**
   * The row of the last part, of a machine of which nothing else is known; null if nothing was
   * measured in it.
   */
  @Nullable FeatureRow describe(String tenant, String machineId) {
    PartSummary last = summaries[parts - 1];
    if (last == null || last.events() == 0) {
      return null;
    }
    long lastFromMicros = fromMicros + (parts - 1) * partMicros;
    return new FeatureRow(
        tenant,
        machineId,
        "",
        "",
        lastFromMicros,
        lastFromMicros + partMicros,
        last.vibration(),
        last.process(),
        features(last),
        false,
        events());
  }

  private int events() {
    int events = 0;
    for (PartSummary summary : summaries) {
      if (summary != null) {
        events += summary.events();
      }
    }
    return events;
  }

  private SortedMap<String, Double> features(PartSummary last) {
    SortedMap<String, Double> features = new TreeMap<>();
    for (Feature feature : Feature.all()) {
      if (!Double.isNaN(last.value(feature))) {
        MachineParts course = course(feature);
        put(features, feature.text(), course.last());
        put(features, feature.trend(), course.trend());
        put(features, feature.deviation(), course.deviation());
      }
    }
    return Collections.unmodifiableSortedMap(features);
  }

  private MachineParts course(Feature feature) {
    MachineParts course = new MachineParts(parts, partMicros);
    for (int i = 0; i < parts; i++) {
      PartSummary summary = summaries[i];
      if (summary != null) {
        course.set(i, summary.value(feature));
      }
    }
    return course;
  }

  private static void put(SortedMap<String, Double> features, String name, double value) {
    if (!Double.isNaN(value)) {
      features.put(name, value);
    }
  }
}
