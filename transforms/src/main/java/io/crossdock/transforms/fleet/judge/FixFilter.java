package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import io.crossdock.transforms.fleet.rules.FleetRule;
import io.crossdock.transforms.fleet.rules.FleetRules;
import org.jspecify.annotations.Nullable;

/**
 * Says which positions are not to be believed, by the positions before them (R31). If it was the
 * one before that was wrong, the second of two that fit each other is believed.
 */
final class FixFilter {
  private static final double MICROS_PER_HOUR = 3_600e6;
  private static final double METRES_PER_KM = 1_000;

  private @Nullable Position believed;
  private @Nullable Position doubted;

  /** The flags of a fix; what has none is the last one from now on. */
  int take(GpsFix fix, FleetRules rules) {
    Position here = Position.of(fix);
    Position last = believed;
    if (last != null && last.micros() == here.micros()) {
      return EventFlag.SAME_TIME.mask();
    }
    if (last == null || reaches(last, here, rules)) {
      believed = here;
      doubted = null;
      return 0;
    }
    Position other = doubted;
    if (other != null && other.micros() < here.micros() && reaches(other, here, rules)) {
      believed = here;
      doubted = null;
      return 0;
    }
    doubted = here;
    return EventFlag.IMPOSSIBLE_SPEED.mask();
  }

  /** The last position that was believed. */
  @Nullable Position last() {
    return believed;
  }

  private static boolean reaches(Position from, Position to, FleetRules rules) {
    double metres =
        LocalPlane.metres(from.latitude(), from.longitude(), to.latitude(), to.longitude())
            - from.accuracy()
            - to.accuracy();
    double hours = (to.micros() - from.micros()) / MICROS_PER_HOUR;
    return metres / METRES_PER_KM <= rules.value(FleetRule.MAX_SPEED_KMH) * hours;
  }

  void write(CompactOutput out) {
    Position.write(believed, out);
    Position.write(doubted, out);
  }

  static FixFilter read(CompactInput in) {
    FixFilter filter = new FixFilter();
    filter.believed = Position.read(in);
    filter.doubted = Position.read(in);
    return filter;
  }
}
