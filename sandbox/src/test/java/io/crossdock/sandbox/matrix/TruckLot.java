package io.crossdock.sandbox.matrix;

import io.crossdock.sandbox.load.Format;
import io.crossdock.sandbox.load.TruckContent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.source.Source;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Temperatures, positions and doors of one truck for each format. */
final class TruckLot implements Lot {
  private static final Source NONE = Source.kafka("", 0, 0);
  private static final String QUERY =
      "select event_id, kind, subject, "
          + Rows.micros("event_time")
          + ", celsius, defrosting, latitude, longitude, accuracy, open"
          + " from crossdock.truck_event where tenant = ? and truck_id = ?";

  private final long begin;

  /** Events from this moment on, microseconds since the epoch. */
  TruckLot(long begin) {
    this.begin = begin;
  }

  @Override
  public String pipeline() {
    return "fleet";
  }

  @Override
  public List<String> topics() {
    return List.of("temperature", "gps", "door");
  }

  private static String truck(Format format) {
    return "truck-" + format;
  }

  @Override
  public List<Piece> pieces(Format format, String tenant) {
    String truck = truck(format);
    return List.of(
        temperature(tenant, truck, 4.1, false, begin),
        temperature(tenant, truck, -18.0625, true, begin + 1),
        position(tenant, truck, 52.520008, 13.404954, 4.5, begin + 2),
        position(tenant, truck, -0.1, -179.99999999, null, begin + 3),
        door(tenant, truck, true, begin + 4),
        door(tenant, truck, false, begin + 5));
  }

  private static Piece temperature(
      String tenant, String truck, double celsius, boolean defrosting, long time) {
    TemperatureReading event =
        TemperatureReading.of(tenant, truck, "rücklauf", celsius, defrosting, time, time, NONE);
    return new Piece(
        "temperature",
        new TruckContent(event),
        Rows.line(
            event.id(),
            "temperature",
            "rücklauf",
            time,
            celsius,
            defrosting,
            "null",
            "null",
            "null",
            false));
  }

  private static Piece position(
      String tenant,
      String truck,
      double latitude,
      double longitude,
      @Nullable Double accuracy,
      long time) {
    GpsFix event = GpsFix.of(tenant, truck, latitude, longitude, accuracy, time, time, NONE);
    return new Piece(
        "gps",
        new TruckContent(event),
        Rows.line(
            event.id(),
            "gps",
            "",
            time,
            "null",
            false,
            latitude,
            longitude,
            String.valueOf(accuracy),
            false));
  }

  private static Piece door(String tenant, String truck, boolean open, long time) {
    DoorEvent event = DoorEvent.of(tenant, truck, "left", open, time, time, NONE);
    return new Piece(
        "door",
        new TruckContent(event),
        Rows.line(event.id(), "door", "left", time, "null", false, "null", "null", "null", open));
  }

  @Override
  public List<String> rows(Connection connection, Format format, String tenant)
      throws SQLException {
    return Rows.of(connection, QUERY, tenant, truck(format));
  }
}
