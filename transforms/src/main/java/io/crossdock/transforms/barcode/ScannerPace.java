package io.crossdock.transforms.barcode;

import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a hand can be so fast: a scan that comes sooner after its scanner's last scan of another
 * code than a hand can be is too fast, for good once another one before it is known, in whatever
 * order they come.
 */
public final class ScannerPace {
  /**
   * A scanner's scans lie in slices of time, so that a busy one's memory is not read as a whole.
   */
  private static final long SLICE_MICROS = 10_000_000;

  private final long intervalMicros;
  private final long latenessMicros;

  /** A pace by these rules. */
  public ScannerPace(BarcodeRules rules) {
    intervalMicros = Micros.of(rules.minScanInterval());
    latenessMicros = Micros.of(rules.allowedLateness());
  }

  /** Where slices are kept. What was put is never changed. */
  public interface Slices {
    /** A slice's scans; null where there are none. */
    @Nullable List<Pick> get(String slice);

    /** Keeps a slice's scans. */
    void put(String slice, List<Pick> picks);

    /** A slice was begun that can be forgotten at this time, microseconds since the epoch. */
    void begun(String slice, long forgetMicros);
  }

  /** What is told of a scan that is too fast. */
  public interface Findings {
    /** Called once for each. */
    void tooFast(String tenant, String item, TooFast found);
  }

  /** Takes in a pull of the trigger. */
  public void add(ScannerPick of, Slices slices, Findings out) {
    Pick pick = of.pick();
    String scanner = of.tenant() + '\0' + of.scannerId() + '\0';
    long slice = Math.floorDiv(pick.eventTimeMicros(), SLICE_MICROS);
    long first = Math.floorDiv(pick.eventTimeMicros() - intervalMicros, SLICE_MICROS);
    long last = Math.floorDiv(pick.eventTimeMicros() + intervalMicros, SLICE_MICROS);
    boolean fast = false;
    List<Pick> here = null;
    for (long near = first; near <= last; near++) {
      List<Pick> known = slices.get(scanner + near);
      if (known == null) {
        continue;
      }
      List<Pick> judged = null;
      for (int i = 0; i < known.size(); i++) {
        Pick other = known.get(i);
        if (other.scanId().equals(pick.scanId())) {
          return; // a copy: its pull of the trigger has been counted, and told of
        }
        if (!isNear(pick, other) || other.item().equals(pick.item())) {
          continue;
        }
        if (other.isBefore(pick)) {
          fast = true;
        } else if (!other.fast()) {
          judged = judged == null ? new ArrayList<>(known) : judged;
          judged.set(i, other.foundFast());
          tell(of.tenant(), other, out);
        }
      }
      if (judged != null) {
        slices.put(scanner + near, judged);
      }
      if (near == slice) {
        here = judged == null ? known : judged;
      }
    }
    if (fast) {
      tell(of.tenant(), pick, out);
    }
    List<Pick> more = new ArrayList<>(here == null ? 1 : here.size() + 1);
    if (here != null) {
      more.addAll(here);
    }
    more.add(fast ? pick.foundFast() : pick);
    slices.put(scanner + slice, more);
    if (here == null) {
      long end = (slice + 1) * SLICE_MICROS;
      slices.begun(scanner + slice, end + intervalMicros + latenessMicros);
    }
  }

  private boolean isNear(Pick one, Pick other) {
    return Math.abs(one.eventTimeMicros() - other.eventTimeMicros()) < intervalMicros;
  }

  private static void tell(String tenant, Pick pick, Findings out) {
    out.tooFast(tenant, pick.item(), new TooFast(pick.scanId(), pick.eventTimeMicros()));
  }
}
