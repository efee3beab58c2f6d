package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.Excursion;
import io.crossdock.schemas.fleet.SensorDay;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts as lines that can be compared, beside their revision and when they were said. */
final class FactLines {
  private FactLines() {}

  static String of(Alert alert) {
    return String.format(
        Locale.ROOT,
        "alert %s/%s %s '%s' began %d raised %d ended %d %s %s extreme %.3f duty %d",
        alert.tenant(),
        alert.truckId(),
        alert.rule(),
        alert.subject(),
        alert.beganMicros(),
        alert.raisedMicros(),
        alert.endedMicros(),
        alert.state(),
        alert.severity(),
        alert.extreme(),
        alert.dutyMicros());
  }

  static String of(Stop stop) {
    return String.format(
        Locale.ROOT,
        "stop %s/%s from %d to %d at %.7f %.7f place '%s' over %s",
        stop.tenant(),
        stop.truckId(),
        stop.fromMicros(),
        stop.toMicros(),
        stop.latitude(),
        stop.longitude(),
        stop.place(),
        stop.over());
  }

  /** Whether an event is late depends on the copy of it that came first. */
  static String of(CheckedEvent one) {
    return "flagged "
        + one.event().eventTimeMicros()
        + " "
        + one.event().id()
        + " "
        + EventFlag.setOf(one.flags() & ~EventFlag.LATE.mask());
  }

  /** A line for the day, one for each sensor and one for each limit. */
  static List<String> of(TruckDay day) {
    List<String> lines = new ArrayList<>();
    String name = "day " + day.tenant() + "/" + day.truckId() + " " + day.day();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s %s events %d fixes %d flagged %d metres %.3f moving %.6f stopped %.6f unknown %.6f"
                + " doors %.6f stops %d",
            name,
            day.zone(),
            day.events(),
            day.fixes(),
            day.flaggedFixes(),
            Math.abs(day.metres()),
            day.movingSeconds(),
            day.stoppedSeconds(),
            day.unknownSeconds(),
            day.doorOpenSeconds(),
            day.stops()));
    for (SensorDay sensor : day.sensors()) {
      String of = name + " " + sensor.sensorId();
      lines.add(
          String.format(
              Locale.ROOT,
              "%s readings %d observed %.6f min %.3f max %.3f mean %.4f mkt %.4f above %.6f"
                  + " below %.6f",
              of,
              sensor.readings(),
              sensor.observedSeconds(),
              sensor.minimum(),
              sensor.maximum(),
              sensor.mean(),
              sensor.kineticMean(),
              sensor.aboveSeconds(),
              sensor.belowSeconds()));
      for (Excursion one : sensor.excursions()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%s limit %s day %.6f duty %.6f alarm %d",
                of,
                one.limit(),
                one.daySeconds(),
                one.dutySeconds(),
                one.alarmMicros()));
      }
    }
    return lines;
  }
}
