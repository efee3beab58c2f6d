package io.crossdock.io.cmms;

import io.crossdock.io.cmms.Delivery.Standing;
import java.time.Duration;

/**
 * What became of a delivery.
 *
 * @param kind whether more is to be done
 * @param standing what the CMMS now knows of the order
 * @param unsure whether nobody knows if that is so
 * @param externalId the order's id there; empty while nobody knows it
 * @param pause how long until it is tried again
 * @param text what is to be known of it, for a person; empty for nothing
 */
record Result(
    Kind kind, Standing standing, boolean unsure, String externalId, Duration pause, String text) {

  /** Whether more is to be done. */
  enum Kind {
    /** The CMMS knows what is wanted, or need not. */
    DELIVERED,
    /** One step is done, and the next may follow at once. */
    GOES_ON,
    /** It failed and is tried again. */
    RETRIED,
    /** It is not tried again as it is. */
    REFUSED
  }

  static Result delivered(Standing standing, String externalId, String text) {
    return new Result(Kind.DELIVERED, standing, false, externalId, Duration.ZERO, text);
  }

  static Result goesOn(Standing standing, String externalId, String text) {
    return new Result(Kind.GOES_ON, standing, false, externalId, Duration.ZERO, text);
  }

  boolean isDelivered() {
    return kind == Kind.DELIVERED;
  }

  boolean isRefused() {
    return kind == Kind.REFUSED;
  }
}
