package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is known of machines as their owners' files; an empty field is not known. */
final class PlantFiles {
  private PlantFiles() {}

  static String machines(List<Machine> machines) {
    StringBuilder csv =
        new StringBuilder(
            "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
                + "contactDegrees,location\n");
    for (Machine machine : machines) {
      Bearing bearing = machine.bearing();
      line(
          csv,
          machine.tenant(),
          machine.machineId(),
          instant(machine.fromMicros()),
          machine.toMicros() == Long.MAX_VALUE ? "" : instant(machine.toMicros()),
          machine.type(),
          machine.vibrationGroup(),
          Double.isNaN(machine.shaftRpm()) ? "" : Double.toString(machine.shaftRpm()),
          bearing == null ? "" : Integer.toString(bearing.balls()),
          bearing == null ? "" : Double.toString(bearing.ballMillimetres()),
          bearing == null ? "" : Double.toString(bearing.pitchMillimetres()),
          bearing == null ? "" : Double.toString(bearing.contactDegrees()),
          machine.location());
    }
    return csv.toString();
  }

  static String work(List<MaintenanceWork> work) {
    StringBuilder csv = new StringBuilder("tenant,machine,component,done\n");
    for (MaintenanceWork done : work) {
      line(csv, done.tenant(), done.machineId(), done.component(), instant(done.doneMicros()));
    }
    return csv.toString();
  }

  private static String instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static void line(StringBuilder csv, String... fields) {
    csv.append(String.join(",", fields)).append('\n');
  }
}
