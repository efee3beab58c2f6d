package io.crossdock.schemas.fleet;

import java.util.List;

/**
 * What a temperature sensor measured in a truck's day. A reading holds until the next one; where
 * that takes too long, the time between is not observed and counts nowhere (R47).
 *
 * @param sensorId the sensor
 * @param readings how many readings there are
 * @param observedSeconds time that the readings stand for
 * @param minimum lowest reading, degrees Celsius
 * @param maximum highest reading, degrees Celsius
 * @param mean mean weighted by time, degrees Celsius; NaN where no time is observed
 * @param kineticMean mean kinetic temperature weighted by time, degrees Celsius (R24, R25); NaN
 *     where no time is observed
 * @param aboveSeconds time above set point and tolerance, on duty
 * @param belowSeconds time below set point and tolerance, on duty
 * @param excursions how each limit of the duty's profile fares
 */
public record SensorDay(
    String sensorId,
    int readings,
    double observedSeconds,
    double minimum,
    double maximum,
    double mean,
    double kineticMean,
    double aboveSeconds,
    double belowSeconds,
    List<Excursion> excursions) {}
