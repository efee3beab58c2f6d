package io.crossdock.sandbox.matrix;

import io.crossdock.sandbox.load.Format;
import io.crossdock.sandbox.load.MachineContent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks of vibration and readings of one machine for each format. A block's id follows from its
 * samples and their rate, and its verdict from its full scale.
 */
final class MachineLot implements Lot {
  private static final Source NONE = Source.kafka("", 0, 0);
  private static final double RATE = 1_280;
  private static final String BLOCKS =
      "select block_id, sensor_id, "
          + Rows.micros("event_time")
          + ", verdict, shaft_hz from crossdock.vibration where tenant = ? and machine_id = ?";
  private static final String READINGS =
      "select reading_id, variant, "
          + Rows.micros("event_time")
          + ", air_kelvin, process_kelvin, speed_rpm, torque_nm, tool_wear_minutes"
          + " from crossdock.process_reading where tenant = ? and machine_id = ?";

  private final long begin;

  /** Events from this moment on, microseconds since the epoch. */
  MachineLot(long begin) {
    this.begin = begin;
  }

  @Override
  public String pipeline() {
    return "maintenance";
  }

  @Override
  public List<String> topics() {
    return List.of("vibration", "process");
  }

  private static String machine(Format format) {
    return "lathe-" + format;
  }

  @Override
  public List<Piece> pieces(Format format, String tenant) {
    String machine = machine(format);
    double none = Double.NaN;
    return List.of(
        block(tenant, machine, none, 24.75, "VALID", begin),
        block(tenant, machine, 12, none, "CLIPPED", begin + 1),
        reading(tenant, machine, "M", new double[] {298.1, 308.6, 1_551, 42.8, 0}, begin + 2),
        reading(tenant, machine, "", new double[] {none, none, none, -0.125, none}, begin + 3));
  }

  /** Two sines that reach 16 m/s2 together. */
  private static Piece block(
      String tenant, String machine, double fullScale, double shaftHz, String verdict, long time) {
    float[] samples = new float[2_048];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (10 * Math.sin(0.1 * i) + 6 * Math.sin(0.337 * i));
    }
    VibrationBlock event =
        VibrationBlock.of(
            tenant,
            machine,
            "bearing",
            RATE,
            Samples.of(samples),
            fullScale,
            shaftHz,
            time,
            time,
            NONE);
    return new Piece(
        "vibration",
        new MachineContent(event),
        Rows.line(event.id(), "bearing", time, verdict, Rows.orNull(shaftHz)));
  }

  /** A reading of air and process in kelvin, speed, torque and tool wear. */
  private static Piece reading(
      String tenant, String machine, String variant, double[] values, long time) {
    ProcessReading event =
        ProcessReading.of(
            tenant, machine, variant, values[0], values[1], values[2], values[3], values[4], time,
            time, NONE);
    return new Piece(
        "process",
        new MachineContent(event),
        Rows.line(
            event.id(),
            variant,
            time,
            Rows.orNull(values[0]),
            Rows.orNull(values[1]),
            Rows.orNull(values[2]),
            Rows.orNull(values[3]),
            Rows.orNull(values[4])));
  }

  @Override
  public List<String> rows(Connection connection, Format format, String tenant)
      throws SQLException {
    List<String> rows = new ArrayList<>(Rows.of(connection, BLOCKS, tenant, machine(format)));
    rows.addAll(Rows.of(connection, READINGS, tenant, machine(format)));
    return rows;
  }
}
