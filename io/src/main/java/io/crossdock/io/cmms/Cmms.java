package io.crossdock.io.cmms;

import io.crossdock.schemas.maintenance.WorkOrder;

/** A maintenance system, as far as work orders go. */
public interface Cmms {
  /**
   * Asks for one step and returns what came of it, in the time that was agreed. Never sends a thing
   * twice.
   *
   * @param step what is asked
   * @param order the order that it is about
   * @param externalId the order's id there; empty while nobody knows it
   * @throws InterruptedException when the thread is told to end while it waits
   */
  Reply call(Step step, WorkOrder order, String externalId) throws InterruptedException;
}
