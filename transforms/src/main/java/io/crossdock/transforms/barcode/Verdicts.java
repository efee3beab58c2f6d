package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;

/**
 * Where a judge says what it found. What is said again with a higher revision replaces the first.
 */
public interface Verdicts {
  /** A scan's row, for the first time or restated. */
  void row(CheckedScan row);

  /** A further copy of a scan. */
  void copy(ScanCopy copy);

  /**
   * A session that is over, for the first time or restated; of count 0 if there is none any more.
   */
  void session(Session session);

  /** Something wrong, or that it no longer holds. */
  void anomaly(Anomaly anomaly);
}
