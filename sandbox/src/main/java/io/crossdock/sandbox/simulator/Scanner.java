package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Place;
import java.util.BitSet;

/** A scanner at a fixed place, with the slots of its day that are taken. */
final class Scanner {
  /** Length of a slot, milliseconds. */
  static final long SLOT_MS = 8_000;

  /**
   * A slot's first scan comes within this time, milliseconds. What is injected follows it by at
   * most 2.5 s, so that more than the bounce window of 3 s passes until the next slot's scan.
   */
  static final int JITTER_MS = 2_400;

  /** Slots of a day of 16 hours. */
  static final int SLOTS = 7_200;

  private final String id;
  private final int site;
  private final Place place;
  private final Behaviour behaviour;
  private final BitSet taken = new BitSet(SLOTS);

  Scanner(String id, int site, Place place, Behaviour behaviour) {
    this.id = id;
    this.site = site;
    this.place = place;
    this.behaviour = behaviour;
  }

  String id() {
    return id;
  }

  String tenant() {
    return place.tenant();
  }

  /** Index of the tenant's site. */
  int site() {
    return site;
  }

  Place place() {
    return place;
  }

  Behaviour behaviour() {
    return behaviour;
  }

  boolean is(Behaviour other) {
    return behaviour == other;
  }

  boolean isFree(int slot) {
    return slot < SLOTS && !taken.get(slot);
  }

  /** Takes the first free slot from this one on, or gives -1 if there is none up to the last. */
  int take(int first, int last) {
    int slot = taken.nextClearBit(first);
    if (slot > last || slot >= SLOTS) {
      return -1;
    }
    taken.set(slot);
    return slot;
  }
}
