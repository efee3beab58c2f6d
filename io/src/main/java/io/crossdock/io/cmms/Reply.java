package io.crossdock.io.cmms;

import java.util.List;

/**
 * What came of a call.
 *
 * @param outcome whether it was done
 * @param orders the order that was created, or those that were found; else none
 * @param text what happened, for a person; carries no secret
 */
public record Reply(Outcome outcome, List<CmmsOrder> orders, String text) {

  /** Whether a call was done. */
  public enum Outcome {
    /** It was. */
    DONE,
    /** Surely not: the CMMS never got it, or said that it has no time. */
    NOT_DONE,
    /** Nobody knows: it was sent, and no answer came that says. */
    UNSURE,
    /** The CMMS refuses it for what is in it, now and later. */
    REFUSED,
    /** The CMMS does not let us in. */
    DENIED
  }

  static Reply done(List<CmmsOrder> orders) {
    return new Reply(Outcome.DONE, orders, "");
  }

  static Reply of(Outcome outcome, String text) {
    return new Reply(outcome, List.of(), text);
  }
}
