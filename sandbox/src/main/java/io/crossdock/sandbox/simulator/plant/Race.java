package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Bearing;

/** The race of a bearing that is damaged. */
enum Race {
  /** The one that stands still: every ball strikes the damage with the same load. */
  OUTER("outer-race"),
  /** The one on the shaft: the damage passes through the loaded zone once a turn. */
  INNER("inner-race");

  private final String failureMode;

  Race(String failureMode) {
    this.failureMode = failureMode;
  }

  String failureMode() {
    return failureMode;
  }

  /** How many balls pass the damage in a turn of the shaft, by the bearing's geometry (R37). */
  double perTurn(Bearing bearing) {
    double lean =
        bearing.ballMillimetres()
            / bearing.pitchMillimetres()
            * Math.cos(Math.toRadians(bearing.contactDegrees()));
    return bearing.balls() / 2.0 * (this == OUTER ? 1 - lean : 1 + lean);
  }
}
