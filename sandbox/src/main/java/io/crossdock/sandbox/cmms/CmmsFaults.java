package io.crossdock.sandbox.cmms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What goes wrong with the requests to come: first what was ordered, then by chance. */
final class CmmsFaults {
  private final Deque<CmmsFault> ordered = new ArrayDeque<>();
  private Random random = new Random(0);
  private double share;
  private List<CmmsFault> kinds = List.of(CmmsFault.NONE);

  synchronized void then(List<CmmsFault> faults) {
    ordered.addAll(faults);
  }

  synchronized void byChance(long seed, double newShare, List<CmmsFault> newKinds) {
    random = new Random(seed);
    share = newShare;
    kinds = List.copyOf(newKinds);
  }

  synchronized CmmsFault next() {
    if (!ordered.isEmpty()) {
      return ordered.remove();
    }
    return random.nextDouble() < share ? kinds.get(random.nextInt(kinds.size())) : CmmsFault.NONE;
  }
}
