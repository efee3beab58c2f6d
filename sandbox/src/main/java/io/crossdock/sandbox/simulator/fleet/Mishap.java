package io.crossdock.sandbox.simulator.fleet;

import java.util.List;

/** What can go wrong with a truck, so that somebody must be told. */
enum Mishap {
  /** The compressor fails: the cargo gets as warm as it is outside. */
  COMPRESSOR(60, 120, 40),
  /** A valve sticks: the unit cools on and on. */
  VALVE(60, 100, 40),
  /** The truck leaves its road, and comes back to it. */
  DETOUR(5, 20, 15),
  /** A door is forgotten open. */
  DOOR(35, 60, 27),
  /** The truck stands where it should not. */
  STOP(25, 45, 22),
  /** A temperature sensor dies, and comes back. */
  SENSOR(40, 90, 22),
  /** No positions. */
  GPS(32, 60, 22);

  /** All of them. */
  static final List<Mishap> ALL = List.of(values());

  private final int least;
  private final int most;
  private final int tellable;

  Mishap(int least, int most, int tellable) {
    this.least = least;
    this.most = most;
    this.tellable = tellable;
  }

  /** It lasts so long at least, minutes. */
  int least() {
    return least;
  }

  /** It lasts so long at most, minutes. */
  int most() {
    return most;
  }

  /** After so many minutes somebody has been told for sure: no less must be left of the day. */
  int tellable() {
    return tellable;
  }

  /** Whether it is in what the driver does, who waits for an occasion. */
  boolean isDriven() {
    return this == DETOUR || this == DOOR || this == STOP;
  }

  /** Whether it is the cargo that suffers. */
  boolean isCold() {
    return this == COMPRESSOR || this == VALVE;
  }
}
