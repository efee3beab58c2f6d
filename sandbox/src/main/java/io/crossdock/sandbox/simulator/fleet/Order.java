package io.crossdock.sandbox.simulator.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A mishap that is to happen to a truck.
 *
 * @param mishap what
 * @param span when; what is driven waits for the first occasion, and then lasts as long
 * @param metres how far off, for a detour, metres
 */
record Order(Mishap mishap, Span span, double metres) {
  private static final int MINUTE = 60;

  /** Each mishap has so much of the day for itself, minutes. */
  private static final int SLOT = 8 * 60;

  /** The first begins after so many minutes. */
  private static final int CALM = 20;

  /** What may go by until a driver has an occasion, and until all is well again after it. */
  private static final int SLACK = 75;

  int seconds() {
    return span.to() - span.from();
  }

  /** The same mishap again and again, once in a working day. */
  static List<Order> of(Mishap mishap, int hours, SplittableRandom random) {
    List<Order> orders = new ArrayList<>();
    int slots = Math.max(1, hours * 60 / SLOT);
    int slot = hours * 60 / slots;
    for (int i = 0; i < slots; i++) {
      int minutes = random.nextInt(mishap.least(), mishap.most() + 1);
      int latest = slot - minutes - SLACK;
      int from = i * slot + (latest <= CALM ? CALM : random.nextInt(CALM, latest));
      Span span = new Span(from * MINUTE, (from + minutes) * MINUTE);
      orders.add(new Order(mishap, span, random.nextDouble(300, 2_000)));
    }
    return orders;
  }
}
