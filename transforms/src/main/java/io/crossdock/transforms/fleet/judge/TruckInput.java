package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.transforms.fleet.rules.FleetRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event that is believed by itself, with the rules that hold at its time.
 *
 * @param event the event
 * @param flags what was found wrong with it by itself, a set of {@link
 *     io.crossdock.schemas.fleet.EventFlag}
 * @param rules the tenant's rules at that time; null for the standard
 */
public record TruckInput(TruckEvent event, int flags, @Nullable FleetRules rules)
    implements Comparable<TruckInput> {

  /** The order in which events are judged: by their time, and at one time in any fixed order. */
  @Override
  public int compareTo(TruckInput other) {
    int order = Long.compare(event.eventTimeMicros(), other.event.eventTimeMicros());
    return order != 0 ? order : event.id().compareTo(other.event.id());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TruckInput input
        && event.equals(input.event)
        && flags == input.flags
        && Objects.equals(rules, input.rules);
  }

  @Override
  public int hashCode() {
    return event.id().hashCode();
  }
}
