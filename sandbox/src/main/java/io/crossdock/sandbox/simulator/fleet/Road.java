package io.crossdock.sandbox.simulator.fleet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A road with bends that never turns more than {@link #BEND} off its heading. So whoever is d
 * metres aside of it, square to the heading, is no nearer to any part of it than d times the cosine
 * of that, and it never crosses itself.
 */
final class Road {
  /** How far it turns off its heading, radians. */
  static final double BEND = Math.toRadians(38);

  /** Where trucks are to stop is a little off the road, metres. */
  private static final double YARD = 25;

  private final List<Spot> points;
  private final double[] metres;
  private final double heading;
  private final double[] stops;
  private final List<Spot> yards = new ArrayList<>();

  private Road(List<Spot> points, double legMetres, double heading, double[] stops) {
    this.points = points;
    this.heading = heading;
    this.stops = stops;
    this.metres = new double[points.size()];
    for (int i = 1; i < metres.length; i++) {
      metres[i] = metres[i - 1] + legMetres;
    }
    for (double stop : stops) {
      yards.add(at(stop, YARD).asSaid());
    }
  }

  /**
   * Builds a road.
   *
   * @param from where it begins
   * @param heading where it leads to, radians clockwise from north
   */
  static Road from(Spot from, double heading, SplittableRandom random) {
    double length = random.nextDouble(60_000, 200_000);
    int legs = random.nextInt(40, 150);
    List<Spot> points = new ArrayList<>(List.of(from.asSaid()));
    double bend = 0;
    for (int i = 0; i < legs; i++) {
      bend = Math.max(-BEND, Math.min(BEND, bend + 0.3 * random.nextGaussian()));
      Spot last = points.get(i);
      points.add(last.towards(heading + bend, length / legs).rounded());
    }
    int parts = (int) Math.max(2, Math.min(7, Math.round(length / 25_000)));
    double[] stops = new double[parts + 1];
    for (int i = 1; i <= parts; i++) {
      double shift = i == parts ? 0 : random.nextDouble(-0.2, 0.2);
      stops[i] = length * (i + shift) / parts;
    }
    return new Road(points, length / legs, heading, stops);
  }

  /** Its length, metres. */
  double length() {
    return metres[metres.length - 1];
  }

  /** Where trucks are to stop, metres from its beginning, in order; the ends are among them. */
  double[] stops() {
    return stops.clone();
  }

  /** The places to stop at. */
  List<Spot> yards() {
    return yards;
  }

  /** Its points, without a jump at the date line. */
  List<Spot> points() {
    return points;
  }

  /**
   * A point on the road or beside it.
   *
   * @param along metres from its beginning
   * @param aside metres to the right, square to the heading
   */
  Spot at(double along, double aside) {
    int found = Arrays.binarySearch(metres, along);
    int leg = Math.max(0, Math.min(metres.length - 2, found >= 0 ? found : -found - 2));
    double share = (along - metres[leg]) / (metres[leg + 1] - metres[leg]);
    return points.get(leg).between(points.get(leg + 1), share).towards(right(), aside);
  }

  /** The area within so many metres square to the heading, and beyond its ends; closed. */
  List<Spot> surroundings(double width) {
    List<Spot> ring = new ArrayList<>();
    List<Spot> middle = new ArrayList<>(points);
    middle.add(0, points.get(0).towards(heading, -width));
    middle.add(points.get(points.size() - 1).towards(heading, width));
    for (Spot point : middle) {
      ring.add(point.towards(right(), width).rounded());
    }
    for (int i = middle.size() - 1; i >= 0; i--) {
      ring.add(middle.get(i).towards(right(), -width).rounded());
    }
    ring.add(ring.get(0));
    return ring;
  }

  private double right() {
    return heading + Math.PI / 2;
  }
}
