package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.transforms.fleet.rules.FleetRule;

/** How one door stands, and since when. */
final class DoorWatch {
  private boolean open;
  private long openedMicros = Long.MIN_VALUE;

  boolean isOpen() {
    return open;
  }

  /** When it was opened last, microseconds since the epoch. */
  long openedMicros() {
    return openedMicros;
  }

  void take(DoorEvent event, Episodes episodes) {
    if (event.open() && !open) {
      openedMicros = event.eventTimeMicros();
    }
    if (!event.open()) {
      episodes.clear(AlertRule.DOOR_OPEN, event.doorId(), event.eventTimeMicros());
    }
    open = event.open();
  }

  /** When it will have been open for too long on this duty, if it stays so. */
  long deadline(String doorId, Duty duty, Scene scene) {
    if (!open || scene.episodes().isOpen(AlertRule.DOOR_OPEN, doorId)) {
      return Long.MAX_VALUE;
    }
    return began(duty) + scene.rules().micros(FleetRule.DOOR_LIMIT);
  }

  /** Since when it is open on this duty, microseconds since the epoch. */
  long began(Duty duty) {
    return Math.max(openedMicros, duty.fromMicros());
  }

  void write(CompactOutput out) {
    out.writeBoolean(open);
    out.writeLong(openedMicros);
  }

  static DoorWatch read(CompactInput in) {
    DoorWatch watch = new DoorWatch();
    watch.open = in.readBoolean();
    watch.openedMicros = in.readLong();
    return watch;
  }
}
