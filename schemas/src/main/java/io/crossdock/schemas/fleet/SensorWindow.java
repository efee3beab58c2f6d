package io.crossdock.schemas.fleet;

/**
 * What a temperature sensor measured in a window. A reading holds until the next one, the last
 * until the end of the window; means are weighted by that time.
 *
 * @param sensorId the sensor
 * @param readings how many readings there are
 * @param minimum lowest reading, degrees Celsius
 * @param maximum highest reading, degrees Celsius
 * @param mean mean weighted by time, degrees Celsius
 * @param deviation standard deviation weighted by time, degrees Celsius
 */
public record SensorWindow(
    String sensorId, int readings, double minimum, double maximum, double mean, double deviation) {}
