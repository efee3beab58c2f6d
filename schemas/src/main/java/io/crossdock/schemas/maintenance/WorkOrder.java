package io.crossdock.schemas.maintenance;

import io.crossdock.schemas.identity.Identity;
import java.util.UUID;

/**
 * What is to be done about a machine: one row of the table {@code work_order}, said again whenever
 * it changes. There is one that is open per tenant, machine and failure mode (R42).
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param failureMode what is wrong with it
 * @param beganMicros when the episode began, microseconds since the epoch; its name for ever
 * @param endedMicros when it ended, microseconds since the epoch; 0 while it lasts
 * @param state how it stands
 * @param probability of the failure when the order became sure, 0 to 1
 * @param model name of the model
 * @param modelVersion its version when the order was opened
 * @param reason why, to be read by a technician
 * @param location where the machine stands; empty where nobody knows
 * @param revision how often it was said: the higher one holds
 */
public record WorkOrder(
    String tenant,
    String machineId,
    String failureMode,
    long beganMicros,
    long endedMicros,
    State state,
    double probability,
    String model,
    String modelVersion,
    String reason,
    String location,
    int revision) {

  /** How an order stands. */
  public enum State {
    /** It is to be done. */
    OPEN,
    /** The machine has recovered, as the sensors see it. */
    RECOVERED,
    /** Late data showed that nothing was wrong. */
    WITHDRAWN
  }

  /** The order's id, its external key in the maintenance system: the same for all said of it. */
  public UUID id() {
    return Identity.of("work-order", tenant, machineId, failureMode, Long.toString(beganMicros));
  }
}
