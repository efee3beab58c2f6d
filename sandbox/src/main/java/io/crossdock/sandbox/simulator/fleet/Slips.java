package io.crossdock.sandbox.simulator.fleet;

import io.crossdock.schemas.fleet.GpsFix;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Positions that are wrong one by one, as receivers give them now and then. Nobody needs to be told
 * of any; most must be doubted. None is near a mishap or another one.
 */
final class Slips {
  private static final int CALM = 900;
  private static final int MINUTE = 60;
  private static final List<Kind> WRONG =
      List.of(Kind.GHOST, Kind.NULL_ISLAND, Kind.POOR, Kind.ASIDE);

  private final Trip trip;
  private final List<Span> mishaps;
  private final SplittableRandom random;
  private final Set<UUID> ghosts = new HashSet<>();
  private final Set<UUID> nullIslands = new HashSet<>();
  private final Set<UUID> poor = new HashSet<>();
  private int next;

  /** What is wrong with a position. */
  private enum Kind {
    NOTHING,
    /** Kilometres away. */
    GHOST,
    /** At 0/0. */
    NULL_ISLAND,
    /** Hundreds of metres away, and the receiver says so. */
    POOR,
    /** A street away, and the receiver is sure (R29). */
    ASIDE
  }

  /**
   * A position as it will be said.
   *
   * @param where the position
   * @param accuracy the receiver's estimate of its error, metres
   */
  record Slip(Spot where, double accuracy, boolean isGhost, boolean isPoor) {}

  /**
   * Slips of a truck, by chance.
   *
   * @param none whether there are none
   */
  Slips(Trip trip, boolean none, SplittableRandom random) {
    this.trip = trip;
    this.random = random;
    this.mishaps = trip.mishaps().stream().map(span -> span.widened(CALM, CALM)).toList();
    this.next = none ? Integer.MAX_VALUE : CALM + random.nextInt(30 * MINUTE);
  }

  /** The position that is said for a true one. */
  Slip at(int second, Spot where, double accuracy) {
    Kind kind = kindAt(second);
    double bearing = random.nextDouble(2 * Math.PI);
    return switch (kind) {
      case NOTHING -> new Slip(where, accuracy, false, false);
      case GHOST ->
          new Slip(where.towards(bearing, random.nextDouble(5_500, 30_000)), accuracy, true, false);
      case NULL_ISLAND -> new Slip(new Spot(0, 0), accuracy, false, false);
      case POOR ->
          new Slip(
              where.towards(bearing, random.nextDouble(50, 800)),
              random.nextInt(300, 2_001),
              false,
              true);
      case ASIDE -> new Slip(where.towards(bearing, 150), 3, false, false);
    };
  }

  private Kind kindAt(int second) {
    if (second < next || Span.anyHas(mishaps, second)) {
      return Kind.NOTHING;
    }
    next = second + random.nextInt(6 * MINUTE, 30 * MINUTE);
    Kind kind = WRONG.get(random.nextInt(WRONG.size()));
    // A truck that stands would be seen to leave, and to come back.
    return kind == Kind.ASIDE && !trip.isMoving(second) ? Kind.POOR : kind;
  }

  /** Notes what was said. */
  void said(Slip slip, GpsFix fix) {
    if (slip.isGhost()) {
      ghosts.add(fix.id());
    }
    if (slip.isPoor()) {
      poor.add(fix.id());
    }
    if (fix.latitude() == 0 && fix.longitude() == 0) {
      nullIslands.add(fix.id());
    }
  }

  /** Positions that the truck cannot have reached. */
  Set<UUID> ghosts() {
    return ghosts;
  }

  /** Positions at 0/0. */
  Set<UUID> nullIslands() {
    return nullIslands;
  }

  /** Positions with a large error. */
  Set<UUID> poor() {
    return poor;
  }
}
