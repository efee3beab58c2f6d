package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was injected into a plant's day, said by the one who did it and not found by looking at the
 * events.
 *
 * @param breakdowns each must make exactly one order, and nothing else may make any
 * @param imbalances machines that shake ever more without a damaged bearing: no order by a model of
 *     bearings, but a zone of vibration that gets worse
 * @param unknown machines that send messages and that nobody knows: no order, whatever they say
 * @param noVerdict blocks that cannot be judged, by what is wrong with them
 * @param late messages that arrive 1 to 20 minutes after they were measured
 * @param copies messages that arrive twice
 * @param tooLate messages that arrive more than three hours after they were measured
 * @param clockAhead messages from a clock that is a day ahead, at the time that they say
 * @param unusable how many messages nobody can use, by what they must fail as
 */
public record PlantTruth(
    List<Breakdown> breakdowns,
    List<Imbalance> imbalances,
    Set<Unit> unknown,
    Map<Verdict, Set<Moment>> noVerdict,
    Set<Moment> late,
    Set<Moment> copies,
    Set<Moment> tooLate,
    Set<Moment> clockAhead,
    Map<FailureKind, Integer> unusable) {

  /** The failure mode of rotating machines whose bearing's outer race is damaged. */
  public static final String OUTER_RACE = Race.OUTER.failureMode();

  /** The failure mode of rotating machines whose bearing's inner race is damaged. */
  public static final String INNER_RACE = Race.INNER.failureMode();

  /** The failure mode of milling machines, by whichever rule. */
  public static final String PROCESS = "process";

  /**
   * Something that an order must be made of. A detector takes its own time to be sure, its windows:
   * that comes on top of all times here.
   *
   * @param tenant whose machine it is
   * @param machineId the machine
   * @param failureMode what is wrong with it
   * @param detail the rule that holds, for milling machines; empty for others
   * @param mayBeginMicros before that there is nothing to be seen, microseconds since the epoch
   * @param mustBeginMicros from then on it is beyond doubt, microseconds since the epoch
   * @param recoversMicros when it is over, microseconds since the epoch; 0 if it is not that day
   */
  public record Breakdown(
      String tenant,
      String machineId,
      String failureMode,
      String detail,
      long mayBeginMicros,
      long mustBeginMicros,
      long recoversMicros) {}

  /**
   * A machine whose shaft gets out of balance (R34).
   *
   * @param tenant whose machine it is
   * @param machineId the machine
   * @param zoneCMicros since when its shaft alone shakes it at 2.8 mm/s, microseconds since the
   *     epoch
   * @param zoneDMicros since when it is 4.5 mm/s, microseconds since the epoch
   */
  public record Imbalance(String tenant, String machineId, long zoneCMicros, long zoneDMicros) {}

  /**
   * A machine.
   *
   * @param tenant whose machine it is
   * @param machineId the machine
   */
  public record Unit(String tenant, String machineId) {}

  /**
   * Which message: no machine measures two things at once.
   *
   * @param tenant whose machine it is
   * @param machineId the machine
   * @param eventMicros the time that the message says, microseconds since the epoch
   */
  public record Moment(String tenant, String machineId, long eventMicros) {}

  /** Keeps its own copies. */
  public PlantTruth {
    breakdowns = List.copyOf(breakdowns);
    imbalances = List.copyOf(imbalances);
    unknown = Set.copyOf(unknown);
    Map<Verdict, Set<Moment>> blocks = new EnumMap<>(Verdict.class);
    noVerdict.forEach((verdict, moments) -> blocks.put(verdict, Set.copyOf(moments)));
    noVerdict = Collections.unmodifiableMap(blocks);
    late = Set.copyOf(late);
    copies = Set.copyOf(copies);
    tooLate = Set.copyOf(tooLate);
    clockAhead = Set.copyOf(clockAhead);
    unusable = Map.copyOf(unusable);
  }

  /** The number of breakdowns by failure mode. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    breakdowns.forEach(one -> counts.merge(one.failureMode(), 1, Integer::sum));
    return counts;
  }
}
