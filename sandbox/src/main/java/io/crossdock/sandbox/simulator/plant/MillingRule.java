package io.crossdock.sandbox.simulator.plant;

import org.jspecify.annotations.Nullable;

/**
 * The rules by which a milling machine fails, as documented for the AI4I 2020 predictive
 * maintenance data (S. Matzka, UCI 601).
 */
enum MillingRule {
  /** Process less than 8.6 K over the air, at less than 1,380 turns a minute. */
  HEAT_DISSIPATION("heat-dissipation") {
    @Override
    boolean holds(Cut cut, double room) {
      return cut.difference() < 8.6 + 0.3 * room && cut.speedRpm() < 1_380 + 50 * room;
    }
  },
  /** Power below 3,500 W or above 9,000 W. */
  POWER("power") {
    @Override
    boolean holds(Cut cut, double room) {
      double watts = cut.watts();
      return watts < 3_500 + 400 * room || watts > 9_000 - 400 * room;
    }
  },
  /** Wear times torque above 11,000, 12,000 or 13,000 min Nm for variant L, M or H. */
  OVERSTRAIN("overstrain") {
    @Override
    boolean holds(Cut cut, double room) {
      double limit = cut.variant().strainLimit() * (1 - 0.05 * room);
      return cut.wearMinutes() * cut.torqueNm() > limit;
    }
  },
  /** A tool that has been in use for 200 to 240 minutes. */
  TOOL_WEAR("tool-wear") {
    @Override
    boolean holds(Cut cut, double room) {
      // Wear is no matter of chance that could be drawn again, so there is no room about it.
      return cut.wearMinutes() >= 200 && cut.wearMinutes() <= 240;
    }
  };

  private final String text;

  MillingRule(String text) {
    this.text = text;
  }

  /** What it is called. */
  String text() {
    return text;
  }

  /** Whether it holds, as documented. */
  boolean holds(Cut cut) {
    return holds(cut, 0);
  }

  /**
   * Whether it holds, or nearly so.
   *
   * @param room 0 for the rule as documented, 1 for what is close to it too, -1 for what is over it
   *     by as much
   */
  abstract boolean holds(Cut cut, double room);

  /** Whether only this rule holds, clearly, and no other nearly; null for none at all. */
  static boolean isClearly(@Nullable MillingRule rule, Cut cut) {
    for (MillingRule any : values()) {
      boolean asItShould = any == rule ? any.holds(cut, -1) : !any.holds(cut, 1);
      if (!asItShould) {
        return false;
      }
    }
    return true;
  }
}
