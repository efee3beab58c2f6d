package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.transforms.fleet.geo.LocalPlane;
import org.jspecify.annotations.Nullable;

/**
 * Where a truck was.
 *
 * @param latitude degrees north
 * @param longitude degrees east
 * @param accuracy the receiver's estimate of its error, metres; 0 where it says none
 * @param micros when, microseconds since the epoch
 */
record Position(double latitude, double longitude, double accuracy, long micros) {

  static Position of(GpsFix fix) {
    Double accuracy = fix.accuracyMetres();
    return new Position(
        fix.latitude(), fix.longitude(), accuracy == null ? 0 : accuracy, fix.eventTimeMicros());
  }

  double metresTo(Position other) {
    return LocalPlane.metres(latitude, longitude, other.latitude, other.longitude);
  }

  static void write(@Nullable Position position, CompactOutput out) {
    out.writeBoolean(position != null);
    if (position != null) {
      out.writeDouble(position.latitude);
      out.writeDouble(position.longitude);
      out.writeDouble(position.accuracy);
      out.writeLong(position.micros);
    }
  }

  static @Nullable Position read(CompactInput in) {
    return in.readBoolean()
        ? new Position(in.readDouble(), in.readDouble(), in.readDouble(), in.readLong())
        : null;
  }
}
