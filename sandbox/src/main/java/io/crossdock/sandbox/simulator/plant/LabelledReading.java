package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.ProcessReading;

/**
 * A reading to train with.
 *
 * @param reading the reading
 * @param failureMode {@link PlantTruth#PROCESS} if a rule of failure holds; empty if none does
 * @param rule the rule that holds; empty for none
 */
public record LabelledReading(ProcessReading reading, String failureMode, String rule) {}
