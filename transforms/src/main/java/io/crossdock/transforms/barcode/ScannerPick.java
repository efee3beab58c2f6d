package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import java.util.Optional;

/** A pull of a scanner's trigger: all of a scan that its scanner's pace is judged by. */
public record ScannerPick(String tenant, String scannerId, Pick pick) {

  /** That of a scan; empty where no hand pulled a trigger, or the clock cannot be believed. */
  public static Optional<ScannerPick> of(CheckedScan row) {
    Scan scan = row.scan();
    return scan.reading() != Scan.Reading.SINGLE || ScanFlag.CLOCK_AHEAD.in(row.flags())
        ? Optional.empty()
        : Optional.of(new ScannerPick(scan.tenant(), scan.scannerId(), Pick.of(scan, row.item())));
  }

  /** Compact coder of scanners' picks. */
  public static final class ScannerPickCoder extends CompactCoder<ScannerPick> {
    private static final long serialVersionUID = 1;
    private static final ScannerPickCoder INSTANCE = new ScannerPickCoder();

    private ScannerPickCoder() {}

    /** The one instance. */
    public static ScannerPickCoder of() {
      return INSTANCE;
    }

    @Override
    public void write(ScannerPick value, CompactOutput out) {
      out.writeString(value.tenant());
      out.writeString(value.scannerId());
      Pick.PickCoder.of().write(value.pick(), out);
    }

    @Override
    public ScannerPick read(CompactInput in) {
      return new ScannerPick(in.readShared(), in.readString(), Pick.PickCoder.of().read(in));
    }
  }
}
