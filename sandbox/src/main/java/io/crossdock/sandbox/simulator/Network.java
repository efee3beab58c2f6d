package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Anomaly;
import java.util.List;
import java.util.SplittableRandom;

/** How long scans are on their way: seconds, an outage, or for ever. */
final class Network {
  private static final long MINUTE_MS = 60_000;

  /** Longer than the allowed lateness of all tenants, minutes. */
  private static final int TOO_LATE = 121;

  private final List<Draft> drafts;
  private final SplittableRandom random;
  private int late;

  Network(List<Draft> drafts, SplittableRandom random) {
    this.drafts = drafts;
    this.random = random;
  }

  /** Delays all by seconds; a few scans overtake others. */
  void deliver() {
    for (Draft draft : drafts) {
      boolean slow = random.nextInt(25) == 0;
      draft.delayMs = slow ? random.nextInt(2_000, 40_000) : random.nextInt(40, 1_500);
    }
  }

  /** Cuts scanners off, so that about this many scans come late: 15 to 60 minutes. */
  void cutOff(int scans) {
    while (late < scans) {
      Draft last = drafts.get(random.nextInt(drafts.size()));
      if (last.scanner.is(Behaviour.NORMAL)) {
        reconnect(last.scanner, last.trueMs + 16 * MINUTE_MS);
      }
    }
  }

  /** Sends what was read from 60 to 15 minutes ago, all at once. */
  private void reconnect(Scanner scanner, long momentMs) {
    int sent = 0;
    for (Draft draft : drafts) {
      long age = momentMs - draft.trueMs;
      if (draft.scanner == scanner
          && !draft.delayedOnPurpose
          && age >= 15 * MINUTE_MS
          && age <= 59 * MINUTE_MS) {
        draft.delayMs = age + 20L * ++sent;
        draft.delayedOnPurpose = true;
        draft.kinds.add(Anomaly.Kind.LATE);
        late++;
      }
    }
  }

  /** Holds so many scans back until nobody wants them any more. */
  void lose(int scans) {
    for (int lost = 0; lost < scans; ) {
      Draft draft = drafts.get(random.nextInt(drafts.size()));
      if (draft.expendable && !draft.delayedOnPurpose) {
        draft.delayMs = TOO_LATE * MINUTE_MS + random.nextInt(40 * (int) MINUTE_MS);
        draft.delayedOnPurpose = true;
        draft.lost = true;
        lost++;
      }
    }
  }
}
