package io.crossdock.sandbox.simulator.plant;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Breakdown;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The time of a milling machine's day in which a rule of failure holds. */
final class MillingEpisode {
  private static final double STRAIN_FROM = 174;
  private static final double STRAIN_UNTIL = 179;
  private static final double STRAIN_TO = 196;
  private static final double WORN_FROM = 200;
  private static final double WORN_TO = 225;

  /** A tool must not wear out in an episode that is about something else. */
  private static final double FRESH = 150;

  private static final long RAMP = 8 * Calendar.MINUTE;

  /** Tools are spared from so long before the planned time on. */
  private static final long READY = 40 * Calendar.MINUTE;

  private final Site site;
  private final MillingRule rule;
  private final Calendar calendar;
  private final SplittableRandom random;
  private final long plannedMicros;
  private final long length;
  private final Variant variant;
  private Phase phase = Phase.BEFORE;
  private long beganMicros;
  private long endedMicros;
  private long firstMicros;
  private long lastMicros;
  private long recoveredMicros;

  private enum Phase {
    BEFORE,
    DURING,
    AFTER
  }

  MillingEpisode(Site site, MillingRule rule, Calendar calendar, SplittableRandom random) {
    this.site = site;
    this.rule = rule;
    this.calendar = calendar;
    this.random = random;
    this.plannedMicros = calendar.at(random.nextDouble(0.3, 0.5));
    this.length = random.nextLong(20, 26) * Calendar.MINUTE;
    this.variant =
        switch (rule) {
          case HEAT_DISSIPATION -> Variant.H;
          case POWER -> random.nextBoolean() ? Variant.H : Variant.M;
          case OVERSTRAIN -> Variant.L;
          case TOOL_WEAR -> Variant.any(random);
        };
  }

  /** How worn the first tool is, so that it is worn as the rule wants it at the planned time. */
  double firstWear() {
    double minutes = (double) (plannedMicros - calendar.startMicros()) / Calendar.MINUTE;
    double wanted = rule == MillingRule.TOOL_WEAR ? WORN_FROM : STRAIN_FROM;
    boolean byWear = rule == MillingRule.TOOL_WEAR || rule == MillingRule.OVERSTRAIN;
    return byWear && minutes < wanted ? Math.floor(wanted - minutes) : random.nextInt(0, 170);
  }

  /** Begins if it is time and the tool is as it should be. */
  void mayBegin(long micros, double wear) {
    if (phase != Phase.BEFORE) {
      return;
    }
    boolean begins =
        switch (rule) {
          case HEAT_DISSIPATION, POWER -> micros >= plannedMicros;
          case OVERSTRAIN -> needsOldTool(micros) && wear >= STRAIN_FROM && wear < STRAIN_UNTIL;
          case TOOL_WEAR -> needsOldTool(micros) && wear >= WORN_FROM;
        };
    if (begins) {
      phase = Phase.DURING;
      beganMicros = micros;
    }
  }

  /** Whether the tool must not be replaced now, because it is wanted as it is. */
  boolean needsOldTool(long micros) {
    return switch (rule) {
      case HEAT_DISSIPATION, POWER -> phase == Phase.DURING;
      case OVERSTRAIN, TOOL_WEAR ->
          phase == Phase.DURING || (phase == Phase.BEFORE && micros >= plannedMicros - READY);
    };
  }

  /** Whether the tool must be replaced before it begins. */
  boolean needsNewTool(long micros, double wear) {
    if (phase != Phase.BEFORE) {
      return false;
    }
    return switch (rule) {
      case HEAT_DISSIPATION, POWER -> micros >= plannedMicros && wear > FRESH;
      case OVERSTRAIN -> wear >= STRAIN_UNTIL && needsOldTool(micros);
      case TOOL_WEAR -> false;
    };
  }

  /** Whether it has lasted long enough. */
  boolean mustEnd(long micros, double wear) {
    if (phase != Phase.DURING) {
      return false;
    }
    return switch (rule) {
      case HEAT_DISSIPATION, POWER -> micros - beganMicros >= length;
      case OVERSTRAIN -> wear >= STRAIN_TO;
      case TOOL_WEAR -> wear >= WORN_TO;
    };
  }

  /** Ends; whether the tool must be replaced for that. */
  boolean end(long micros) {
    phase = Phase.AFTER;
    endedMicros = micros;
    return rule == MillingRule.OVERSTRAIN || rule == MillingRule.TOOL_WEAR;
  }

  /** The rule that must hold now; null for none. */
  @Nullable MillingRule broken() {
    return phase == Phase.DURING ? rule : null;
  }

  /** What is made while it lasts. */
  Variant variant() {
    return variant;
  }

  /** How much warmer the process is than the air, kelvin. */
  double difference(double usual, long micros) {
    if (rule == MillingRule.HEAT_DISSIPATION) {
      // The cooling fails slowly: the first readings that are too warm are not yet a failure.
      double failing = failing(micros);
      return failing * Math.min(8, usual) + (1 - failing) * usual;
    }
    // With a slow, heavy cut a process that is hardly warmer than the air would be one failure
    // more.
    return phase == Phase.DURING && rule != MillingRule.TOOL_WEAR ? Math.max(9, usual) : usual;
  }

  private double failing(long micros) {
    long since =
        phase == Phase.AFTER ? RAMP - (micros - endedMicros) : micros - (plannedMicros - RAMP);
    return Math.max(0, Math.min(1, (double) since / RAMP));
  }

  /** Notes when its rule held. */
  void said(Cut cut, long micros) {
    if (rule.holds(cut)) {
      firstMicros = firstMicros == 0 ? micros : firstMicros;
      lastMicros = micros;
    } else if (lastMicros > 0 && recoveredMicros == 0) {
      recoveredMicros = micros;
    }
  }

  /** Tells what must be found of it. */
  void tell(Chronicle chronicle) {
    if (firstMicros > 0) {
      chronicle.breakdowns.add(
          new Breakdown(
              site.tenant(),
              site.machineId(),
              PlantTruth.PROCESS,
              rule.text(),
              firstMicros,
              firstMicros,
              recoveredMicros));
    }
  }
}
