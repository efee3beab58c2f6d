package io.crossdock.sandbox.play;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Machines and the work on them as rows of their owner's tables. */
final class MachineRows {
  private MachineRows() {}

  static void insert(
      Connection connection, Collection<Machine> machines, Collection<MaintenanceWork> work)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into crossdock.machine values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing")) {
      for (Machine machine : machines) {
        bind(machine, insert);
        insert.executeUpdate();
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into crossdock.maintenance_work values (?, ?, ?, ?) on conflict do nothing")) {
      for (MaintenanceWork done : work) {
        insert.setString(1, done.tenant());
        insert.setString(2, done.machineId());
        insert.setString(3, done.component());
        insert.setObject(4, time(done.doneMicros()));
        insert.executeUpdate();
      }
    }
  }

  private static void bind(Machine machine, PreparedStatement insert) throws SQLException {
    insert.setString(1, machine.tenant());
    insert.setString(2, machine.machineId());
    insert.setObject(3, time(machine.fromMicros()));
    insert.setObject(4, time(machine.toMicros()), Types.TIMESTAMP_WITH_TIMEZONE);
    insert.setString(5, machine.type());
    insert.setString(6, machine.vibrationGroup());
    number(insert, 7, machine.shaftRpm());
    Bearing bearing = machine.bearing();
    insert.setObject(8, bearing == null ? null : bearing.balls(), Types.INTEGER);
    number(insert, 9, bearing == null ? Double.NaN : bearing.ballMillimetres());
    number(insert, 10, bearing == null ? Double.NaN : bearing.pitchMillimetres());
    number(insert, 11, bearing == null ? Double.NaN : bearing.contactDegrees());
    insert.setString(12, machine.location());
  }

  private static void number(PreparedStatement insert, int at, double value) throws SQLException {
    insert.setObject(at, Double.isNaN(value) ? null : value, Types.DOUBLE);
  }

  private static @Nullable OffsetDateTime time(long micros) {
    return micros == Long.MAX_VALUE
        ? null
        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
