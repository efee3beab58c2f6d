package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.identity.Identity;
import io.crossdock.schemas.source.Source;
import java.util.UUID;

/**
 * What a machine's controls say of its work at one moment. A value that the message does not have
 * is NaN.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param id follows from the content: {@link #of}
 * @param variant what the machine was making, such as {@code L}, {@code M} or {@code H} for a
 *     quality of workpiece; empty where the message does not say
 * @param airKelvin temperature of the air, kelvin
 * @param processKelvin temperature of the process, kelvin
 * @param speedRpm rotational speed, turns a minute
 * @param torqueNm torque, newton metres
 * @param toolWearMinutes how long the tool has been in use, minutes
 * @param eventTimeMicros when it was so, microseconds since the epoch
 * @param arrivalMicros when the broker took it, microseconds since the epoch
 * @param source where the message stands
 */
public record ProcessReading(
    String tenant,
    String machineId,
    UUID id,
    String variant,
    double airKelvin,
    double processKelvin,
    double speedRpm,
    double torqueNm,
    double toolWearMinutes,
    long eventTimeMicros,
    long arrivalMicros,
    Source source)
    implements MachineEvent {

  /** A reading with the id that follows from its content; arrival and source do not count. */
  public static ProcessReading of(
      String tenant,
      String machineId,
      String variant,
      double airKelvin,
      double processKelvin,
      double speedRpm,
      double torqueNm,
      double toolWearMinutes,
      long eventTimeMicros,
      long arrivalMicros,
      Source source) {
    return new ProcessReading(
        tenant,
        machineId,
        Identity.of(
            "process",
            tenant,
            machineId,
            variant,
            Double.toString(airKelvin),
            Double.toString(processKelvin),
            Double.toString(speedRpm),
            Double.toString(torqueNm),
            Double.toString(toolWearMinutes),
            Long.toString(eventTimeMicros)),
        variant,
        airKelvin,
        processKelvin,
        speedRpm,
        torqueNm,
        toolWearMinutes,
        eventTimeMicros,
        arrivalMicros,
        source);
  }
}
