package io.crossdock.io.cmms;

import io.crossdock.schemas.maintenance.WorkOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order that one worker has taken to deliver, as it stood then.
 *
 * @param order what is wanted
 * @param standing what the CMMS knows of it
 * @param unsure whether it was sent and nobody knows what came of it
 * @param externalId its id there; empty while nobody knows it
 * @param attempts how often it was tried since it was last delivered
 * @param lease who has it: what is written without it is not written
 */
record Delivery(
    WorkOrder order,
    Standing standing,
    boolean unsure,
    String externalId,
    int attempts,
    String lease) {

  /** What the CMMS knows of an order, as far as we were told. */
  enum Standing {
    /** Nothing. */
    NONE,
    /** It was opened there. */
    OPEN,
    /** It was closed there. */
    CLOSED
  }

  boolean isWantedOpen() {
    return order.state() == WorkOrder.State.OPEN;
  }

  /**
   * What is to be asked next; null when the CMMS need not hear of it. An order that ended before it
   * was ever sent is not opened there only to be closed.
   */
  @Nullable Step next() {
    if (unsure && externalId.isEmpty()) {
      return Step.SEARCH;
    }
    if (isWantedOpen()) {
      return switch (standing) {
        case NONE -> Step.CREATE;
        case OPEN -> unsure ? Step.REOPEN : null;
        case CLOSED -> Step.REOPEN;
      };
    }
    return unsure || standing == Standing.OPEN ? Step.CLOSE : null;
  }

  /** Whether a step may make it open there: it must be known as such before it is sent. */
  static boolean opens(@Nullable Step step) {
    return step == Step.CREATE || step == Step.REOPEN;
  }
}
