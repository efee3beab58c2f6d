package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.AlertRule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was injected into a fleet's day, said by the one who did it and not found by looking at the
 * events.
 *
 * @param episodes each must raise exactly one alert, and nothing else may raise any
 * @param clocksAhead trucks whose clock is a day ahead
 * @param ghosts ids of positions that the truck cannot have reached: IMPOSSIBLE_SPEED
 * @param nullIslands ids of positions at 0/0: NULL_ISLAND
 * @param poorAccuracies ids of positions with a large error by their own account: POOR_ACCURACY
 */
public record FleetTruth(
    List<Episode> episodes,
    List<ClockAhead> clocksAhead,
    Set<UUID> ghosts,
    Set<UUID> nullIslands,
    Set<UUID> poorAccuracies) {

  /**
   * One injected episode. The alert begins within its bounds.
   *
   * @param tenant whose truck it is
   * @param truckId the truck
   * @param rule what is wrong
   * @param subject the sensor or door; empty where the rule is of the whole truck
   * @param fromMicros no sooner, microseconds since the epoch
   * @param toMicros no later, microseconds since the epoch
   */
  public record Episode(
      String tenant,
      String truckId,
      AlertRule rule,
      String subject,
      long fromMicros,
      long toMicros) {}

  /**
   * A truck every event of which is a day ahead of its arrival.
   *
   * @param tenant whose truck it is
   * @param truckId the truck
   */
  public record ClockAhead(String tenant, String truckId) {}

  /** Keeps its own copies. */
  public FleetTruth {
    episodes = List.copyOf(episodes);
    clocksAhead = List.copyOf(clocksAhead);
    ghosts = Set.copyOf(ghosts);
    nullIslands = Set.copyOf(nullIslands);
    poorAccuracies = Set.copyOf(poorAccuracies);
  }

  /** The number of episodes by rule; rules without any are left out. */
  public Map<AlertRule, Integer> counts() {
    Map<AlertRule, Integer> counts = new EnumMap<>(AlertRule.class);
    episodes.forEach(episode -> counts.merge(episode.rule(), 1, Integer::sum));
    return counts;
  }
}
