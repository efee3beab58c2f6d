package io.crossdock.schemas.fleet;

/** What can be wrong with a truck on duty. */
public enum AlertRule {
  /** A sensor above set point and tolerance for too long (R27). */
  CARGO_OVERHEATING("Cargo Overheating"),
  /** A sensor below set point and tolerance for too long (R27). */
  CARGO_FREEZING("Cargo Freezing"),
  /** Off the planned route (R28 to R30). */
  ROUTE_DEVIATION("Route Deviation"),
  /** A door open for too long. */
  DOOR_OPEN("Door Open"),
  /** A stop at no planned place for too long (R32). */
  UNPLANNED_STOP("Unplanned Stop"),
  /** A sensor, or the positions, not heard for too long (R47). */
  SENSOR_SILENT("Sensor Silent");

  private final String title;

  AlertRule(String title) {
    this.title = title;
  }

  /**
   * Whether time alone raises it, since nothing came: it is so only when all that can have come up
   * to then has come.
   */
  public boolean byLapse() {
    return this == DOOR_OPEN || this == SENSOR_SILENT;
  }

  /** The rule's name for people. */
  public String title() {
    return title;
  }
}
