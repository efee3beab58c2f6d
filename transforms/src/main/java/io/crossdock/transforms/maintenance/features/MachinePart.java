package io.crossdock.transforms.maintenance.features;

import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What was measured of a machine in one part of time. The same event counts once, and in whatever
 * order events come they lie in the same one: sums of doubles depend on it. It is never changed:
 * each event gives another.
 *
 * @param blocks blocks of vibration, by time and id
 * @param readings readings of the process, by time and id
 */
public record MachinePart(List<VibrationFeatures> blocks, List<ProcessReading> readings) {
  /** A part in which nothing was measured. */
  public static final MachinePart EMPTY = new MachinePart(List.of(), List.of());

  /** How many events there are. */
  public int events() {
    return blocks.size() + readings.size();
  }

  /** The part with one more event; the same if it is there already. */
  public MachinePart with(Measured event) {
    VibrationFeatures block = event.block();
    ProcessReading reading = event.reading();
    if (block != null) {
      List<VibrationFeatures> more =
          with(blocks, block, VibrationFeatures::eventTimeMicros, VibrationFeatures::blockId);
      return more == blocks ? this : new MachinePart(more, readings);
    }
    if (reading != null) {
      List<ProcessReading> more =
          with(readings, reading, ProcessReading::eventTimeMicros, ProcessReading::id);
      return more == readings ? this : new MachinePart(blocks, more);
    }
    return this;
  }

  private static <T> List<T> with(
      List<T> events, T event, ToLongFunction<T> micros, Function<T, UUID> id) {
    int at = events.size();
    while (at > 0) {
      T before = events.get(at - 1);
      int order = Long.compare(micros.applyAsLong(before), micros.applyAsLong(event));
      if (order == 0) {
        order = id.apply(before).compareTo(id.apply(event));
      }
      if (order == 0) {
        return events;
      }
      if (order < 0) {
        break;
      }
      at--;
    }
    List<T> more = new ArrayList<>(events.size() + 1);
    more.addAll(events.subList(0, at));
    more.add(event);
    more.addAll(events.subList(at, events.size()));
    return Collections.unmodifiableList(more);
  }

  /** What it comes down to. */
  public PartSummary summary(ProcessFeatures process) {
    PartSummary.Builder summary =
        new PartSummary.Builder(
            events(), verdict(), readings.isEmpty() ? Verdict.MISSING : Verdict.VALID);
    BlockFeatures.worst(blocks).forEach(summary::put);
    means(process)
        .forEach(
            (feature, values) ->
                // The most of the wear, not the mean: it was that much in the end.
                summary.put(
                    feature, feature == Feature.TOOL_WEAR ? values.getMax() : values.getAverage()));
    return summary.build();
  }

  /** A block that can be judged is enough; if there is none, the last says why. */
  private Verdict verdict() {
    Verdict verdict = Verdict.MISSING;
    for (VibrationFeatures block : blocks) {
      if (block.verdict() == Verdict.VALID) {
        return Verdict.VALID;
      }
      verdict = block.verdict();
    }
    return verdict;
  }

  private Map<Feature, DoubleSummaryStatistics> means(ProcessFeatures process) {
    Map<Feature, DoubleSummaryStatistics> all = new EnumMap<>(Feature.class);
    for (ProcessReading reading : readings) {
      process
          .of(reading)
          .forEach(
              (feature, value) ->
                  all.computeIfAbsent(feature, any -> new DoubleSummaryStatistics()).accept(value));
    }
    return all;
  }
}
