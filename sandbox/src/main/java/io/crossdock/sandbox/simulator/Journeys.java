package io.crossdock.sandbox.simulator;

import io.crossdock.sandbox.simulator.Goods.Item;
import io.crossdock.schemas.barcode.Anomaly;
import java.util.SplittableRandom;

/** Single objects on their way through the warehouses, and tags that were cloned. */
final class Journeys {
  private static final int MINUTE_MS = 60_000;
  private static final int SLOTS_PER_MINUTE = (int) (MINUTE_MS / Scanner.SLOT_MS);

  /** Added where a wrong clock is involved, so that it is never noticed, minutes. */
  private static final int CLOCK_ALLOWANCE = 7;

  private final Warehouses warehouses;
  private final Goods goods;
  private final Shift shift;
  private final SplittableRandom random;

  Journeys(Warehouses warehouses, Goods goods, Shift shift, SplittableRandom random) {
    this.warehouses = warehouses;
    this.goods = goods;
    this.shift = shift;
    this.random = random;
  }

  /** A pallet or a case that is moved, slower than 80 km/h. */
  void move(int tenant) {
    boolean pallet = random.nextInt(2) == 0;
    Item item = pallet ? goods.newPallet() : goods.newCase(random);
    int reads = pallet ? random.nextInt(5, 13) : random.nextInt(3, 7);
    Scanner at = warehouses.any(tenant, random);
    int slot = at.take(random.nextInt(Scanner.SLOTS * 3 / 4), Scanner.SLOTS);
    while (slot >= 0) {
      shift.readObject(at, item, slot);
      if (--reads == 0 || shift.room() == 0) {
        return;
      }
      int site = random.nextInt(6) == 0 ? random.nextInt(warehouses.sites(tenant)) : at.site();
      Scanner next = warehouses.at(tenant, site, random);
      slot = next.take(slot + slotsBetween(at, next), Scanner.SLOTS);
      at = next;
    }
  }

  private int slotsBetween(Scanner from, Scanner to) {
    double minutes = 1 + random.nextDouble() * 14;
    if (from.site() != to.site()) {
      double kmh = 45 + random.nextDouble() * 25;
      minutes += 10 + Warehouses.km(from.place(), to.place()) / kmh * 60;
    }
    if (from.is(Behaviour.OFFSET) || to.is(Behaviour.OFFSET)) {
      minutes += CLOCK_ALLOWANCE;
    }
    return (int) Math.ceil(minutes * MINUTE_MS / Scanner.SLOT_MS);
  }

  /**
   * A tag that is copied: between two scans at one site the same serial is at another one, at least
   * {@link Warehouses#CLOSEST_KM} away. Either soon after the first, so that a clock may be wrong
   * (R20), or 10 minutes after; and always less than 30 minutes before the second.
   */
  void copyTag(int tenant, boolean soon) {
    int here = random.nextInt(warehouses.sites(tenant));
    int there =
        (here + 1 + random.nextInt(warehouses.sites(tenant) - 1)) % warehouses.sites(tenant);
    Scanner first = warehouses.normalAt(tenant, here, random);
    Scanner elsewhere = warehouses.normalAt(tenant, there, random);
    Scanner last = warehouses.normalAt(tenant, here, random);
    int start = first.take(random.nextInt(Scanner.SLOTS * 3 / 4), Scanner.SLOTS);
    int earliest = start + (soon ? random.nextInt(2, 10) : minutes(10, 20));
    int between = start < 0 ? -1 : elsewhere.take(earliest, earliest + (soon ? 2 : minutes(1, 3)));
    int after = between + minutes(10, 25);
    int end = between < 0 ? -1 : last.take(after, after + minutes(1, 3));
    if (end < 0) {
      return; // too busy an hour: this one is not copied
    }
    Item item = random.nextBoolean() ? goods.newCase(random) : goods.newPallet();
    Draft a = shift.readExactly(first, item, shift.moment(start));
    Draft b = shift.readExactly(elsewhere, item, shift.moment(between));
    Draft c = shift.readExactly(last, item, shift.moment(end));
    Draft.contradict(a, b, soon ? Anomaly.Kind.CLOCK_SUSPECT : Anomaly.Kind.IMPOSSIBLE_TRAVEL);
    Draft.contradict(b, c, Anomaly.Kind.IMPOSSIBLE_TRAVEL);
  }

  /** A tag that is at two sites at the very same moment, and never again. */
  void copyTagAtOnce(int tenant) {
    Scanner here = warehouses.normalAt(tenant, 0, random);
    Scanner there = warehouses.normalAt(tenant, 1, random);
    int slot = random.nextInt(Scanner.SLOTS);
    if (!here.isFree(slot) || !there.isFree(slot)) {
      return;
    }
    here.take(slot, slot);
    there.take(slot, slot);
    Item item = goods.newPallet();
    long moment = shift.moment(slot);
    Draft a = shift.readExactly(here, item, moment);
    Draft b = shift.readExactly(there, item, moment);
    Draft.contradict(a, b, Anomaly.Kind.CLOCK_SUSPECT);
  }

  private int minutes(int from, int to) {
    return random.nextInt(from * SLOTS_PER_MINUTE, to * SLOTS_PER_MINUTE);
  }
}
