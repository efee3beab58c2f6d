package io.crossdock.sandbox.simulator;

import io.crossdock.sandbox.simulator.Goods.Item;
import io.crossdock.schemas.barcode.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Where scans are noted as they are made, with what goes wrong while they are. */
final class Shift {
  private static final int BOUNCES_IN_100 = 5;
  private static final int MISREADINGS_IN_100 = 18;
  private static final int HASTES_IN_100 = 6;

  /** Shorter than any bounce window of {@link TenantRules}. */
  private static final int LONGEST_BOUNCE_MS = 2_500;

  private static final int SHORTEST_BOUNCE_MS = 400;

  private final List<Draft> drafts = new ArrayList<>();
  private final long startMs;
  private final int size;
  private final Goods goods;
  private final SplittableRandom random;

  Shift(long startMs, int size, Goods goods, SplittableRandom random) {
    this.startMs = startMs;
    this.size = size;
    this.goods = goods;
    this.random = random;
  }

  List<Draft> drafts() {
    return drafts;
  }

  int room() {
    return size - drafts.size();
  }

  /** A moment within a slot at which a scan can be made, milliseconds since the epoch. */
  long moment(int slot) {
    return startMs + slot * Scanner.SLOT_MS + random.nextInt(Scanner.JITTER_MS);
  }

  /** Reads one object, with what the scanner's behaviour adds to it. */
  Draft readObject(Scanner scanner, Item item, int slot) {
    Draft draft = note(scanner, goods.code(item, random), moment(slot), false);
    addTo(draft, item);
    return draft;
  }

  /** Reads one object at a moment, and nothing else happens. */
  Draft readExactly(Scanner scanner, Item item, long trueMs) {
    return note(scanner, goods.code(item, random), trueMs, false);
  }

  /** Reads goods that are everywhere at once. */
  void readGoods(Scanner scanner, int slot) {
    Item item = goods.ofClass(random);
    if (scanner.is(Behaviour.MISREADING) && random.nextInt(100) < MISREADINGS_IN_100) {
      Misreading misreading = Misreading.of(item.gtin(), random);
      note(scanner, misreading.code(), moment(slot), false).kinds.add(misreading.kind());
      return;
    }
    boolean expendable = scanner.is(Behaviour.NORMAL);
    addTo(note(scanner, goods.code(item, random), moment(slot), expendable), item);
  }

  private void addTo(Draft draft, Item item) {
    if (room() == 0) {
      return;
    }
    Scanner scanner = draft.scanner;
    if (scanner.is(Behaviour.BOUNCING) && random.nextInt(100) < BOUNCES_IN_100) {
      int after = random.nextInt(SHORTEST_BOUNCE_MS, LONGEST_BOUNCE_MS);
      note(scanner, goods.code(item, random), draft.trueMs + after, false)
          .kinds
          .add(Anomaly.Kind.BOUNCE);
    } else if (scanner.is(Behaviour.HASTY) && random.nextInt(100) < HASTES_IN_100) {
      Item other = goods.otherThan(item, random);
      note(scanner, goods.code(other, random), draft.trueMs + random.nextInt(20, 100), false)
          .kinds
          .add(Anomaly.Kind.TOO_FAST);
    }
  }

  private Draft note(Scanner scanner, String code, long trueMs, boolean expendable) {
    Draft draft = new Draft(scanner, code, trueMs, expendable);
    drafts.add(draft);
    return draft;
  }
}
