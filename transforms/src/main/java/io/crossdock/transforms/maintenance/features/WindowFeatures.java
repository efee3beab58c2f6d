package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's sensors said in a window of several parts: a row for the last part, with trends
 * and deviations over all of them. The same event counts once, and in whatever order events come
 * the numbers are the same to the last bit.
 */
final class WindowFeatures {
  private final long partMicros;
  private final int parts;
  private final long fromMicros;
  private final ProcessFeatures process;
  private final Map<UUID, VibrationFeatures> blocks = new HashMap<>();
  private final Map<UUID, ProcessReading> readings = new HashMap<>();

  /**
   * An empty window.
   *
   * @param fromMicros its beginning, microseconds since the epoch
   * @param partMicros length of a part, microseconds
   * @param parts how many there are
   */
  WindowFeatures(long fromMicros, long partMicros, int parts, ProcessFeatures process) {
    this.fromMicros = fromMicros;
    this.partMicros = partMicros;
    this.parts = parts;
    this.process = process;
  }

  void add(VibrationFeatures block) {
    blocks.put(block.blockId(), block);
  }

  void add(ProcessReading reading) {
    readings.put(reading.id(), reading);
  }

  /** When the last part begins, microseconds since the epoch. */
  long lastFromMicros() {
    return fromMicros + (parts - 1) * partMicros;
  }

  /** The row of the last part; null if nothing was measured in it. */
  @Nullable FeatureRow describe(String tenant, String machineId, @Nullable Machine machine) {
    List<List<VibrationFeatures>> vibration = byPart(blocks.values(), BLOCKS);
    List<List<ProcessReading>> work = byPart(readings.values(), READINGS);
    if (vibration.get(parts - 1).isEmpty() && work.get(parts - 1).isEmpty()) {
      return null;
    }
    SortedMap<String, Double> features = new TreeMap<>();
    Verdict vibrationVerdict = verdict(vibration.get(parts - 1));
    if (vibrationVerdict == Verdict.VALID) {
      put(vibration.stream().map(BlockFeatures::worst).toList(), features);
    }
    boolean worked = !work.get(parts - 1).isEmpty();
    if (worked) {
      put(work.stream().map(this::mean).toList(), features);
    }
    return new FeatureRow(
        tenant,
        machineId,
        machine == null ? "" : machine.type(),
        machine == null ? "" : machine.location(),
        lastFromMicros(),
        lastFromMicros() + partMicros,
        vibrationVerdict,
        worked ? Verdict.VALID : Verdict.MISSING,
        Collections.unmodifiableSortedMap(features),
        machine != null,
        blocks.size() + readings.size());
  }

  private interface Timed<T> {
    long micros(T event);

    UUID id(T event);
  }

  private static final Timed<VibrationFeatures> BLOCKS =
      new Timed<>() {
        @Override
        public long micros(VibrationFeatures block) {
          return block.eventTimeMicros();
        }

        @Override
        public UUID id(VibrationFeatures block) {
          return block.blockId();
        }
      };

  private static final Timed<ProcessReading> READINGS =
      new Timed<>() {
        @Override
        public long micros(ProcessReading reading) {
          return reading.eventTimeMicros();
        }

        @Override
        public UUID id(ProcessReading reading) {
          return reading.id();
        }
      };

  /** In an order that does not depend on how they came: sums of doubles do. */
  private <T> List<List<T>> byPart(Collection<T> events, Timed<T> timed) {
    List<List<T>> byPart = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      byPart.add(new ArrayList<>());
    }
    events.stream()
        .sorted(Comparator.comparingLong(timed::micros).thenComparing(timed::id))
        .forEach(
            event -> {
              long part = Math.floorDiv(timed.micros(event) - fromMicros, partMicros);
              byPart.get((int) part).add(event);
            });
    return byPart;
  }

  /** A block that can be judged is enough; if there is none, the last says why. */
  private static Verdict verdict(List<VibrationFeatures> blocks) {
    Verdict verdict = Verdict.MISSING;
    for (VibrationFeatures block : blocks) {
      if (block.verdict() == Verdict.VALID) {
        return Verdict.VALID;
      }
      verdict = block.verdict();
    }
    return verdict;
  }

  /** The mean of each feature, but the most of the wear: it was that much in the end. */
  private Map<Feature, Double> mean(List<ProcessReading> part) {
    Map<Feature, DoubleSummaryStatistics> all = new EnumMap<>(Feature.class);
    for (ProcessReading reading : part) {
      process
          .of(reading)
          .forEach(
              (feature, value) ->
                  all.computeIfAbsent(feature, any -> new DoubleSummaryStatistics()).accept(value));
    }
    Map<Feature, Double> means = new EnumMap<>(Feature.class);
    all.forEach(
        (feature, values) ->
            means.put(
                feature, feature == Feature.TOOL_WEAR ? values.getMax() : values.getAverage()));
    return means;
  }

  private void put(List<Map<Feature, Double>> byPart, SortedMap<String, Double> features) {
    for (Feature feature : byPart.get(parts - 1).keySet()) {
      MachineParts course = new MachineParts(parts, partMicros);
      for (int i = 0; i < parts; i++) {
        Double value = byPart.get(i).get(feature);
        if (value != null) {
          course.set(i, value);
        }
      }
      put(features, feature.text(), course.last());
      put(features, feature.trend(), course.trend());
      put(features, feature.deviation(), course.deviation());
    }
  }

  private static void put(SortedMap<String, Double> features, String name, double value) {
    if (!Double.isNaN(value)) {
      features.put(name, value);
    }
  }
}
