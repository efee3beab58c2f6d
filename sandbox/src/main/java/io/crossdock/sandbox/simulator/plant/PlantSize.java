package io.crossdock.sandbox.simulator.plant;

import java.time.Duration;

/**
 * How large a plant's day is. At noon two thirds of it are over.
 *
 * @param machines how many machines there are, 12 to 300: two in three rotate, one in three mills
 * @param hours how long the day is, 4 to 18 hours
 * @param vibrationEvery how often a rotating machine sends a block, 10 s to 10 min
 * @param processEvery how often a milling machine sends a reading, 10 s to 1 min
 */
public record PlantSize(int machines, int hours, Duration vibrationEvery, Duration processEvery) {
  /** The fewest machines: one of each kind. */
  public static final int FEWEST_MACHINES = 12;

  /** The most machines. */
  public static final int MOST_MACHINES = 300;

  /** The shortest day, hours: a bearing needs time to fail and to be repaired. */
  public static final int SHORTEST = 4;

  /** The longest day, hours. */
  public static final int LONGEST = 18;

  /** About 4,200 messages. */
  public static final PlantSize STANDARD = of(FEWEST_MACHINES, 6);

  /**
   * A size within its bounds.
   *
   * @throws IllegalArgumentException if it is not
   */
  public PlantSize {
    if (machines < FEWEST_MACHINES || machines > MOST_MACHINES) {
      throw new IllegalArgumentException(
          String.format(
              "%d machines: a simulated plant has %d to %d",
              machines, FEWEST_MACHINES, MOST_MACHINES));
    }
    if (hours < SHORTEST || hours > LONGEST) {
      throw new IllegalArgumentException(
          String.format(
              "%d hours: a simulated day of a plant has %d to %d", hours, SHORTEST, LONGEST));
    }
    check("a block", vibrationEvery, Duration.ofMinutes(10));
    check("a reading", processEvery, Duration.ofMinutes(1));
  }

  /** So many machines and hours, a block every 2 minutes and a reading every 30 s. */
  public static PlantSize of(int machines, int hours) {
    return new PlantSize(machines, hours, Duration.ofMinutes(2), Duration.ofSeconds(30));
  }

  private static void check(String what, Duration every, Duration longest) {
    if (every.compareTo(Duration.ofSeconds(10)) < 0 || every.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          String.format("%s every %s: 10 s to %s", what, every, longest));
    }
  }
}
