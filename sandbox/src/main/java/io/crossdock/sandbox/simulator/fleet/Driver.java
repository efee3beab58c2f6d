package io.crossdock.sandbox.simulator.fleet;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Drives a truck forth and back on its road, second by second, stops where it is planned, and does
 * what it is ordered to as soon as there is an occasion.
 */
final class Driver {
  private static final int MINUTE = 60;

  /** Metres per second gained in a second. */
  private static final double ACCELERATION = 0.7;

  /** Sideways on the way into a detour and back, metres per second. */
  private static final double SIDEWAYS = 12;

  /** An unplanned stop is so far from a planned one at least, metres. */
  private static final double AWAY = 1_500;

  /** Slower than this, no mishap begins, metres per second. */
  private static final double UNDER_WAY = 8;

  private final Road road;
  private final double width;
  private final List<Order> orders;
  private final int fixSecond;
  private final SplittableRandom random;
  private final Trip trip;
  private final double[] stops;

  private double place;
  private double speed;
  private double cruise = 18;
  private boolean back;
  private double target;
  private boolean unplanned;
  private int standUntil;
  private int doorUntil;
  private int done;
  private Span detour = new Span(-1, -1);
  private double detourMetres;

  /**
   * A driver at the beginning of the road.
   *
   * @param width how far from the road it may be, square to its heading, metres
   * @param orders mishaps in order; those that are not driven only keep doors shut
   * @param fixSecond in which second of each half minute there is a position
   */
  Driver(
      Road road,
      double width,
      List<Order> orders,
      int fixSecond,
      int seconds,
      SplittableRandom random) {
    this.road = road;
    this.width = width;
    this.orders = orders;
    this.fixSecond = fixSecond;
    this.random = random;
    this.trip = new Trip(seconds);
    this.stops = road.stops();
  }

  /** Drives until the day is over. */
  Trip drive() {
    stand(0);
    target = next();
    for (int second = 0; second < trip.seconds(); second++) {
      if (second >= standUntil) {
        go(second);
      }
      trip.be(second, place, asideAt(second));
    }
    for (Order order : orders) {
      if (!order.mishap().isDriven() && isTellable(order.mishap(), order.span().from())) {
        trip.happened(order.mishap(), order.span());
      }
    }
    return trip;
  }

  private void go(int second) {
    if (second % (4 * MINUTE) == 0 && !unplanned) {
      cruise = random.nextDouble(14, 23);
    }
    if (second == detour.to()) {
      target = next();
    }
    obey(second);
    double left = Math.abs(target - place);
    speed = speedAfter(speed, left);
    if (speed < left) {
      place += back ? -speed : speed;
      return;
    }
    place = target;
    speed = 0;
    arrive(second);
  }

  private double speedAfter(double before, double left) {
    return Math.min(Math.min(before + ACCELERATION, cruise), Math.max(0.5, Math.sqrt(2 * left)));
  }

  private void arrive(int second) {
    if (unplanned) {
      unplanned = false;
      standUntil = second + order().seconds();
      trip.happened(Mishap.STOP, new Span(second, standUntil));
      done++;
    } else if (!detour.has(second)) {
      stand(second);
    }
    if (place <= 0 || place >= road.length()) {
      back = place > 0;
    }
    target = detour.has(second) ? end() : next();
  }

  /** The next place to stop at that it can still brake for, or the end of the road. */
  private double next() {
    double braking = speed * speed / 2 + 30;
    double nearest = end();
    for (double stop : stops) {
      double ahead = back ? place - stop : stop - place;
      if (ahead > braking && ahead < Math.abs(nearest - place)) {
        nearest = stop;
      }
    }
    return nearest;
  }

  private double end() {
    return back ? 0 : road.length();
  }

  private void stand(int second) {
    int seconds = random.nextInt(8 * MINUTE, 25 * MINUTE);
    standUntil = second + seconds;
    int open = second + random.nextInt(30, 60);
    int close = open + random.nextInt(3 * MINUTE, Math.min(8 * MINUTE, seconds - 90));
    if (open < doorUntil || isQuiet(open)) {
      return;
    }
    if (isDue(Mishap.DOOR, second)) {
      close = open + order().seconds();
      trip.happened(Mishap.DOOR, new Span(open, close));
      done++;
    }
    doorUntil = close + 2 * MINUTE;
    trip.opened(new Span(open, close));
  }

  /** While the cargo suffers, doors are kept shut: warm air would blur the truth. */
  private boolean isQuiet(int second) {
    return orders.stream()
        .anyMatch(order -> order.mishap().isCold() && Cargo.quiet(order.span()).has(second));
  }

  private Order order() {
    return orders.get(done);
  }

  private boolean isDue(Mishap mishap, int second) {
    return done < orders.size()
        && order().mishap() == mishap
        && second >= order().span().from()
        && isTellable(mishap, second);
  }

  private boolean isTellable(Mishap mishap, int second) {
    return second + mishap.tellable() * MINUTE <= trip.seconds();
  }

  private void obey(int second) {
    if (speed < UNDER_WAY) {
      return;
    }
    if (isDue(Mishap.DETOUR, second)) {
      double side = random.nextBoolean() ? 1 : -1;
      detourMetres = side * (width + order().metres());
      int ways = 2 * (int) Math.ceil(Math.abs(detourMetres) / SIDEWAYS);
      detour = new Span(second, second + ways + order().seconds());
      trip.happened(Mishap.DETOUR, detour);
      target = end();
      done++;
    } else if (!unplanned && isDue(Mishap.STOP, second)) {
      double left = speed * speed / 2 + 10;
      double there = place + (back ? -left : left);
      if (isLonely(there) && isSeenAtOnce(second + secondsTo(left))) {
        target = there;
        unplanned = true;
      }
    }
  }

  private boolean isLonely(double there) {
    for (double stop : stops) {
      if (Math.abs(stop - there) < AWAY) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a position comes as soon as it stands. Then the one before is far away, and none lies
   * at the edge of what counts as one place.
   */
  private boolean isSeenAtOnce(int arrival) {
    int wait = Math.floorMod(fixSecond - arrival, 30);
    return wait >= 1 && wait <= 3;
  }

  private int secondsTo(double metres) {
    double left = metres;
    double now = speed;
    for (int second = 0; ; second++) {
      now = speedAfter(now, left);
      if (now >= left) {
        return second;
      }
      left -= now;
    }
  }

  private double asideAt(int second) {
    if (!detour.has(second)) {
      return 0;
    }
    double metres = Math.min(second - detour.from(), detour.to() - second) * SIDEWAYS;
    return Math.copySign(Math.min(metres, Math.abs(detourMetres)), detourMetres);
  }
}
