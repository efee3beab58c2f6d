package io.crossdock.sandbox.oracle;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What must stand in the tables and on the anomalies topic in the end. All revisions are 0.
 *
 * @param scans what the scan table has, by id
 * @param sessions what the session table has, by tenant, item and time
 * @param copies what the table of copies has
 * @param anomalies those that hold, withdrawn ones left out
 * @param late the scans that are failures, since they came later than the allowed lateness
 */
public record ExpectedRows(
    Map<UUID, CheckedScan> scans,
    List<Session> sessions,
    List<ScanCopy> copies,
    Set<Finding> anomalies,
    List<Scan> late) {

  /**
   * What makes an anomaly the same one, as in {@link Anomaly#id}.
   *
   * @param kind what is wrong
   * @param tenant whose scan it is
   * @param scanId the scan that is flagged
   * @param other the other scan of a conflicting pair, or the copy's coordinates; else empty
   */
  public record Finding(Anomaly.Kind kind, String tenant, UUID scanId, String other) {}
}
