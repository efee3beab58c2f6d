package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.VibrationBlock;

/**
 * A block to train with.
 *
 * @param block the block
 * @param machine the machine that it is of
 * @param failureMode what is wrong with it; empty for nothing
 */
public record LabelledBlock(VibrationBlock block, Machine machine, String failureMode) {}
