package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;

/**
 * Where it is told what was found. What is said again with a higher revision replaces the first.
 */
public interface FleetFacts {
  /**
   * The revision of what nothing can change any more. It is said once more then: a run that was cut
   * off and began anew may have known less when it said it last.
   */
  int SETTLED = Integer.MAX_VALUE;

  /** An episode; settled ones are no news, and for the record only. */
  void alert(Alert alert);

  /** A stop. */
  void stop(Stop stop);

  /** An event with flags that follow from other events. */
  void flagged(CheckedEvent event);

  /** A day of the ledger. */
  void day(TruckDay day);
}
