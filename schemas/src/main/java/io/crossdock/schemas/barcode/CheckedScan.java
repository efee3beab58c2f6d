package io.crossdock.schemas.barcode;

import java.util.List;

/**
 * A scan with what was found about it, one row of the table {@code scan}. When a later scan changes
 * a verdict the row is written again with a higher revision.
 *
 * @param scan the scan
 * @param code what it identifies
 * @param fault what is wrong with the code, for a person; empty where nothing is
 * @param flags a set of {@link ScanFlag} bits
 * @param conflicts the scans that this one contradicts, in order of event time
 * @param copies how often the same scan arrived once more
 * @param revision how much was known when this was said; the higher one holds
 */
public record CheckedScan(
    Scan scan,
    Code code,
    String fault,
    int flags,
    List<Conflict> conflicts,
    int copies,
    int revision) {

  /**
   * What the scan is a sighting of: the code's key, or where the code is not readable the scanner
   * and the raw text, so that copies of one bad scan still meet.
   */
  public String item() {
    return code.kind() == CodeKind.NONE
        ? "!" + scan.scannerId() + "!" + scan.rawCode()
        : code.key();
  }
}
