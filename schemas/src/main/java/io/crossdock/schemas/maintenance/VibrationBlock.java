package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An unbroken run of samples of acceleration from one measuring point. Samples lie microseconds
 * apart, so they come as an array with one time and a rate, not as events.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param id follows from the content: {@link #of}
 * @param sensorId the measuring point, such as {@code drive-end}
 * @param rateHz samples a second
 * @param samples acceleration, metres per second squared, whatever unit the message has
 * @param fullScale the largest acceleration that the sensor can say, metres per second squared; NaN
 *     where it is not known
 * @param shaftHz turns of the shaft a second by a tachometer; NaN where there is none
 * @param eventTimeMicros when the first sample was taken, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param source where the message stands
 */
public record VibrationBlock(
    String tenant,
    String machineId,
    UUID id,
    String sensorId,
    double rateHz,
    Samples samples,
    double fullScale,
    double shaftHz,
    long eventTimeMicros,
    long arrivalMicros,
    Source source)
    implements MachineEvent {

  /** A block with the id that follows from its content; arrival and source do not count. */
  public static VibrationBlock of(
      String tenant,
      String machineId,
      String sensorId,
      double rateHz,
      Samples samples,
      double fullScale,
      double shaftHz,
      long eventTimeMicros,
      long arrivalMicros,
      Source source) {
    return new VibrationBlock(
        tenant,
        machineId,
        Identity.of(
            "vibration",
            tenant,
            machineId,
            sensorId,
            Double.toString(rateHz),
            // One character a byte: what is hashed are the samples themselves.
            new String(samples.toBytes(), StandardCharsets.ISO_8859_1),
            Double.toString(fullScale),
            Double.toString(shaftHz),
            Long.toString(eventTimeMicros)),
        sensorId,
        rateHz,
        samples,
        fullScale,
        shaftHz,
        eventTimeMicros,
        arrivalMicros,
        source);
  }
}
