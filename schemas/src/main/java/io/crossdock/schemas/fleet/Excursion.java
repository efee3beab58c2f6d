package io.crossdock.schemas.fleet;

/**
 * How a limit of a profile fares in a day.
 *
 * @param limit the limit's name
 * @param daySeconds time beyond the threshold on this day
 * @param dutySeconds time beyond it that counts for the alarm by the end of the day: in the duty,
 *     or in the longest stretch, midnight or not
 * @param alarmMicros when the alarm went off, microseconds since the epoch; 0 where it has not
 */
public record Excursion(String limit, double daySeconds, double dutySeconds, long alarmMicros) {}
