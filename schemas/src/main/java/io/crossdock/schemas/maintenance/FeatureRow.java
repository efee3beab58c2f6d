package io.crossdock.schemas.maintenance;

import java.util.SortedMap;

/**
 * A machine's features in a window of event time: what a model is given.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param machineType what kind of machine it was then; empty for a machine that nobody knows
 * @param location where it stood then; empty where nobody knows
 * @param fromMicros beginning of the window, microseconds since the epoch
 * @param toMicros its end, not included, microseconds since the epoch
 * @param vibration whether its vibration can be judged
 * @param process whether its process can be judged
 * @param features by name; those that cannot be judged are not among them
 * @param known whether the machine was known at that time
 * @param revision how many events it is made of: the higher one holds
 */
public record FeatureRow(
    String tenant,
    String machineId,
    String machineType,
    String location,
    long fromMicros,
    long toMicros,
    Verdict vibration,
    Verdict process,
    SortedMap<String, Double> features,
    boolean known,
    int revision) {}
