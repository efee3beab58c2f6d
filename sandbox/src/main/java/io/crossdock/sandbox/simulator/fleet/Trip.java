package io.crossdock.sandbox.simulator.fleet;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where a truck was in each second of its day, and what happened on the way. */
final class Trip {
  private final double[] along;
  private final double[] aside;
  private final List<Span> doors = new ArrayList<>();
  private final Map<Mishap, List<Span>> mishaps = new EnumMap<>(Mishap.class);

  Trip(int seconds) {
    along = new double[seconds];
    aside = new double[seconds];
  }

  int seconds() {
    return along.length;
  }

  void be(int second, double metresAlong, double metresAside) {
    along[second] = metresAlong;
    aside[second] = metresAside;
  }

  Spot at(Road road, int second) {
    return road.at(along[second], aside[second]);
  }

  /** Whether it goes at more than walking speed then. */
  boolean isMoving(int second) {
    return second > 0 && Math.abs(along[second] - along[second - 1]) > 2;
  }

  void happened(Mishap mishap, Span span) {
    mishaps.computeIfAbsent(mishap, kind -> new ArrayList<>()).add(span);
  }

  /** When that happened. */
  List<Span> when(Mishap mishap) {
    return mishaps.getOrDefault(mishap, List.of());
  }

  /** When anything happened. */
  List<Span> mishaps() {
    return mishaps.values().stream().flatMap(List::stream).toList();
  }

  void opened(Span span) {
    doors.add(span);
  }

  /** When the door was open, in order. */
  List<Span> doors() {
    return doors;
  }
}
