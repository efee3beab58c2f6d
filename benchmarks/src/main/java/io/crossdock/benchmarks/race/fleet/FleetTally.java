package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.Tally;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.fleet.TruckWindow;
import java.util.Objects;

/** What the job says, as the tables would hold it. */
final class FleetTally {
  private FleetTally() {}

  static void row(CheckedEvent row) {
    Tally.own()
        .note(row.event().id().getLeastSignificantBits(), row.revision(), row.flags() * 2L + 1);
  }

  static void window(TruckWindow window) {
    Tally.own()
        .note(
            Tally.id("window", window.truckId(), window.fromMicros()),
            window.revision(),
            Objects.hash(
                window.temperatures(),
                window.fixes(),
                window.doorEvents(),
                window.missing(),
                window.sensors(),
                window.latitude(),
                window.longitude(),
                window.metres(),
                window.doorOpenSeconds()));
  }

  /** Not when it was said, which is as the watermark is. */
  static void alert(Alert alert) {
    Tally.own()
        .note(
            alert.id().getMostSignificantBits(),
            alert.revision(),
            alert.state() == Alert.State.WITHDRAWN
                ? 0
                : Objects.hash(
                    alert.truckId(),
                    alert.rule().name(),
                    alert.subject(),
                    alert.raisedMicros(),
                    alert.endedMicros(),
                    alert.state().name(),
                    alert.severity().name(),
                    alert.extreme()));
  }

  static void stop(Stop stop) {
    Tally.own()
        .note(
            Tally.id("stop", stop.truckId(), stop.fromMicros()),
            stop.revision(),
            stop.withdrawn()
                ? 0
                : Objects.hash(
                    stop.toMicros(), stop.latitude(), stop.longitude(), stop.place(), stop.over()));
  }

  static void day(TruckDay day) {
    Tally.own()
        .note(
            Tally.id("day", day.truckId(), day.day()),
            day.revision(),
            Objects.hash(
                day.events(),
                day.fixes(),
                day.flaggedFixes(),
                day.metres(),
                day.movingSeconds(),
                day.stoppedSeconds(),
                day.unknownSeconds(),
                day.doorOpenSeconds(),
                day.stops(),
                day.sensors().toString()));
  }
}
