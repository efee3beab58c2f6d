package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Anomaly;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A scan that is to be: what its scanner did, and what is wrong with it by intent. */
final class Draft {
  /** A conflict with another draft, said of this one. */
  record Contradiction(Draft other, Anomaly.Kind kind) {}

  final Scanner scanner;
  final String code;

  /** When it really happened, milliseconds since the epoch. */
  final long trueMs;

  final Set<Anomaly.Kind> kinds = EnumSet.noneOf(Anomaly.Kind.class);
  final List<Contradiction> contradictions = new ArrayList<>();

  /** Nothing else depends on whether this scan is there. */
  final boolean expendable;

  /** How long it was on its way, milliseconds. */
  long delayMs;

  boolean delayedOnPurpose;

  /** It comes later than the allowed lateness. */
  boolean lost;

  Draft(Scanner scanner, String code, long trueMs, boolean expendable) {
    this.scanner = scanner;
    this.code = code;
    this.trueMs = trueMs;
    this.expendable = expendable;
  }

  /** Notes that both contradict each other (R19). */
  static void contradict(Draft a, Draft b, Anomaly.Kind kind) {
    a.contradictions.add(new Contradiction(b, kind));
    b.contradictions.add(new Contradiction(a, kind));
  }
}
