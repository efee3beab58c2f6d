package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;

/**
 * How a milling machine works at one moment.
 *
 * @param variant what it is making
 * @param airKelvin temperature of the air, kelvin
 * @param processKelvin temperature of the process, kelvin
 * @param speedRpm turns of the tool a minute
 * @param torqueNm torque, newton metres
 * @param wearMinutes how long the tool has been in use, minutes
 */
record Cut(
    Variant variant,
    double airKelvin,
    double processKelvin,
    double speedRpm,
    double torqueNm,
    double wearMinutes) {
  private static final Source NOWHERE = new Source("", 0, -1, "");

  /** How much warmer the process is than the air, kelvin. */
  double difference() {
    return processKelvin - airKelvin;
  }

  /** Mechanical power. */
  double watts() {
    return torqueNm * speedRpm * 2 * Math.PI / 60;
  }

  /** As the machine's controls say it. */
  ProcessReading reading(String tenant, String machineId, long micros) {
    return ProcessReading.of(
        tenant,
        machineId,
        variant.name(),
        airKelvin,
        processKelvin,
        speedRpm,
        torqueNm,
        wearMinutes,
        micros,
        micros,
        NOWHERE);
  }
}
