package io.crossdock.schemas.fleet;

import io.crossdock.schemas.identity.Identity;
import java.util.UUID;

/**
 * An episode in which something is wrong with a truck: one row of the table {@code alert}, said
 * again whenever its state changes (R40). Absence of data is no recovery (R39).
 *
 * @param tenant whose truck it is
 * @param truckId the truck
 * @param rule what is wrong
 * @param subject the sensor or door; empty where the rule is of the whole truck
 * @param beganMicros when it began, microseconds since the epoch
 * @param raisedMicros when it had lasted long enough to be said, microseconds since the epoch
 * @param endedMicros when it ended, microseconds since the epoch; 0 while it lasts
 * @param state how it stands
 * @param severity how urgent it is
 * @param extreme the worst so far: degrees Celsius, metres off the route; NaN for other rules
 * @param dutyMicros beginning of the duty that it belongs to, microseconds since the epoch
 * @param saidMicros up to when the stream had come when this was said, microseconds since the
 *     epoch; far behind {@code raisedMicros} for what late data tell (R41)
 * @param revision how much was known when this was said; the higher one holds
 */
public record Alert(
    String tenant,
    String truckId,
    AlertRule rule,
    String subject,
    long beganMicros,
    long raisedMicros,
    long endedMicros,
    State state,
    Severity severity,
    double extreme,
    long dutyMicros,
    long saidMicros,
    int revision) {

  /** How an episode stands. */
  public enum State {
    /** It lasts. */
    RAISED,
    /** It is over: what was wrong was seen to be right again. */
    CLEARED,
    /** The duty ended before it was seen to be right again. */
    ENDED,
    /** Late data showed that there was none. */
    WITHDRAWN
  }

  /** How urgent an episode is. */
  public enum Severity {
    /** To be looked at. */
    WARNING,
    /** It has lasted so long that somebody else must look at it, too. */
    CRITICAL
  }

  /** The episode's id: the same for all that is said of it. */
  public UUID id() {
    return Identity.of("alert", tenant, truckId, rule.name(), subject, Long.toString(beganMicros));
  }

  /** Whether it lasts. */
  public boolean isOpen() {
    return state == State.RAISED;
  }

  /** Whether both say the same of the episode, whenever they say it. */
  public boolean saysTheSame(Alert other) {
    return said(0, 0).equals(other.said(0, 0));
  }

  /** The same, said now. */
  public Alert said(long micros, int newRevision) {
    return new Alert(
        tenant,
        truckId,
        rule,
        subject,
        beganMicros,
        raisedMicros,
        endedMicros,
        state,
        severity,
        extreme,
        dutyMicros,
        micros,
        newRevision);
  }

  /** The same with a worse extreme. */
  public Alert worse(double value) {
    return with(state, endedMicros, severity, value);
  }

  /** The same, more urgent. */
  public Alert escalated() {
    return withSeverity(Severity.CRITICAL);
  }

  /** The same, as urgent as this. */
  public Alert withSeverity(Severity urgency) {
    return with(state, endedMicros, urgency, extreme);
  }

  /** The same in another state. */
  public Alert ended(State how, long micros) {
    return with(how, micros, severity, extreme);
  }

  private Alert with(State newState, long newEnd, Severity newSeverity, double newExtreme) {
    return new Alert(
        tenant,
        truckId,
        rule,
        subject,
        beganMicros,
        raisedMicros,
        newEnd,
        newState,
        newSeverity,
        newExtreme,
        dutyMicros,
        saidMicros,
        revision);
  }
}
