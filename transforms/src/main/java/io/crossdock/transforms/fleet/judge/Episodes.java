package io.crossdock.transforms.fleet.judge;

import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.AlertCoder;
import io.crossdock.schemas.fleet.AlertRule;
import io.crossdock.schemas.fleet.Duty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A truck's episodes: those that last, and those that ended not so long ago. */
final class Episodes {
  private final List<Alert> alerts = new ArrayList<>();

  /** The episode of this rule and subject that lasts, or null. */
  @Nullable Alert open(AlertRule rule, String subject) {
    for (Alert alert : alerts) {
      if (alert.isOpen() && alert.rule() == rule && alert.subject().equals(subject)) {
        return alert;
      }
    }
    return null;
  }

  boolean isOpen(AlertRule rule, String subject) {
    return open(rule, subject) != null;
  }

  void raise(Duty duty, AlertRule rule, String subject, long began, long raised, double extreme) {
    alerts.add(
        new Alert(
            duty.tenant(),
            duty.truckId(),
            rule,
            subject,
            began,
            raised,
            0,
            Alert.State.RAISED,
            Alert.Severity.WARNING,
            extreme,
            duty.fromMicros(),
            0,
            0));
  }

  /** Notes a worse value of an episode that lasts, if it is one. */
  void worse(AlertRule rule, String subject, double extreme) {
    Alert alert = open(rule, subject);
    if (alert != null) {
      replace(alert, alert.worse(extreme));
    }
  }

  /** Ends an episode, if it lasts. */
  void clear(AlertRule rule, String subject, long micros) {
    Alert alert = open(rule, subject);
    if (alert != null) {
      replace(alert, alert.ended(Alert.State.CLEARED, micros));
    }
  }

  /** Ends all that last, unseen. */
  void endAll(long micros) {
    alerts.replaceAll(alert -> alert.isOpen() ? alert.ended(Alert.State.ENDED, micros) : alert);
  }

  /** When the next episode becomes critical, microseconds since the epoch. */
  long nextEscalation(long escalateAfter) {
    long next = Long.MAX_VALUE;
    for (Alert alert : alerts) {
      if (escalates(alert)) {
        next = Math.min(next, alert.raisedMicros() + escalateAfter);
      }
    }
    return next;
  }

  void escalate(long micros, long escalateAfter) {
    alerts.replaceAll(
        alert ->
            escalates(alert) && alert.raisedMicros() + escalateAfter <= micros
                ? alert.escalated()
                : alert);
  }

  private static boolean escalates(Alert alert) {
    return alert.isOpen() && alert.severity() == Alert.Severity.WARNING;
  }

  private void replace(Alert before, Alert now) {
    alerts.set(alerts.indexOf(before), now);
  }

  /** All of them, in the order of raising. */
  List<Alert> all() {
    return alerts;
  }

  /** Forgets those that ended before this time. */
  void forget(long horizon) {
    alerts.removeIf(alert -> isSettled(alert, horizon));
  }

  /** Whether nothing can change an episode any more, given that nothing before this time can. */
  static boolean isSettled(Alert alert, long horizon) {
    return !alert.isOpen() && alert.endedMicros() < horizon;
  }

  void write(CompactOutput out) {
    out.writeList(alerts, AlertCoder.of());
  }

  static Episodes read(CompactInput in) {
    Episodes episodes = new Episodes();
    episodes.alerts.addAll(in.readList(AlertCoder.of()));
    return episodes;
  }
}
