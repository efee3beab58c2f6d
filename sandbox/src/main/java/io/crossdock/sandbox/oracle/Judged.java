package io.crossdock.sandbox.oracle;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.gs1.Gs1Code;
import io.crossdock.transforms.barcode.gs1.Gs1Fault;
import io.crossdock.transforms.barcode.gs1.Gs1Result;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;

/** A scan while it is judged: what it says by itself, and what the others add. */
final class Judged {
  final Scan scan;
  final BarcodeRules rules;
  final Code code;

  /** What was seen, {@link CheckedScan#item()}. */
  final String item;

  final List<Conflict> conflicts = new ArrayList<>();
  private final String fault;
  private final int copies;
  private int flags;

  Judged(Scan scan, BarcodeRules rules, Gs1Result parsed, int copies) {
    this.scan = scan;
    this.rules = rules;
    this.copies = copies;
    if (parsed instanceof Gs1Code good) {
      code = good.code();
      item = code.key();
      fault = "";
    } else {
      Gs1Fault bad = (Gs1Fault) parsed;
      code = Code.NONE;
      item = "!" + scan.scannerId() + "!" + scan.rawCode();
      fault = bad.message();
      add(bad.reason());
    }
    long delay = scan.arrivalMicros() - scan.eventTimeMicros();
    if (isCorrection()) {
      add(ScanFlag.CORRECTION);
    } else if (delay < -Micros.of(rules.futureTolerance())) {
      add(ScanFlag.CLOCK_AHEAD);
    } else if (delay > Micros.of(rules.lateAfter())) {
      add(ScanFlag.LATE);
    }
  }

  long time() {
    return scan.eventTimeMicros();
  }

  void add(ScanFlag flag) {
    flags |= flag.mask();
  }

  boolean has(ScanFlag flag) {
    return flag.in(flags);
  }

  int flags() {
    return flags;
  }

  boolean isCorrection() {
    return scan.reading() == Scan.Reading.CORRECTION;
  }

  boolean isPullOfTrigger() {
    return scan.reading() == Scan.Reading.SINGLE && !has(ScanFlag.CLOCK_AHEAD);
  }

  /** Whether it says that an item was seen, and when. */
  boolean isSighting() {
    return code.kind() != CodeKind.NONE
        && !isCorrection()
        && !has(ScanFlag.CLOCK_AHEAD)
        && !has(ScanFlag.RETRACTED);
  }

  CheckedScan row() {
    return new CheckedScan(scan, code, fault, flags, List.copyOf(conflicts), copies, 0);
  }
}
