package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What surrounds a truck at the moment that is looked at, for those who watch one thing of it. */
interface Scene {
  String tenant();

  String truckId();

  FleetRules rules();

  /** The duty that it is on, or null. */
  @Nullable Duty duty();

  /** The route of the duty, or null. */
  @Nullable PlannedRoute route();

  /** The limits of the duty's profile. */
  List<ExcursionLimit> limits();

  Episodes episodes();

  Ledger ledger();

  Days days();

  /** Up to when warm air from a door or a defrost counts for nothing, microseconds. */
  long graceUntil();

  /** The day at this time. */
  default DayTotals day(long micros) {
    return ledger().day(days().at(micros));
  }
}
