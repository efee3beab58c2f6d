package io.crossdock.schemas.barcode;

import io.crossdock.schemas.identity.Identity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing found wrong, as it goes out to the anomalies topic the moment it is found. It may be
 * withdrawn when a late scan explains it.
 *
 * @param tenant whose warehouse it is
 * @param kind what is wrong
 * @param scanId the scan that is flagged
 * @param other the other scan of a conflicting pair, or the copy's coordinates; empty for the rest
 * @param item what was seen, {@link CheckedScan#item()}
 * @param scannerId the scanner
 * @param location the read point
 * @param eventTimeMicros of the flagged scan, microseconds since the epoch
 * @param speedKmh of an impossible travel, km/h; absent for the rest
 * @param withdrawn whether it no longer holds
 * @param revision how much was known when this was said; the higher one holds
 */
public record Anomaly(
    String tenant,
    Kind kind,
    UUID scanId,
    String other,
    String item,
    String scannerId,
    String location,
    long eventTimeMicros,
    @Nullable Double speedKmh,
    boolean withdrawn,
    int revision) {

  /** What is wrong: a scan's flag, or that it was sent twice. */
  public enum Kind {
    /** {@link ScanFlag#EMPTY_CODE}. */
    EMPTY_CODE,
    /** {@link ScanFlag#NOT_DIGITS}. */
    NOT_DIGITS,
    /** {@link ScanFlag#WRONG_LENGTH}. */
    WRONG_LENGTH,
    /** {@link ScanFlag#WRONG_CHECK_DIGIT}. */
    WRONG_CHECK_DIGIT,
    /** {@link ScanFlag#BAD_ELEMENTS}. */
    BAD_ELEMENTS,
    /** {@link ScanFlag#BOUNCE}. */
    BOUNCE,
    /** {@link ScanFlag#TOO_FAST}. */
    TOO_FAST,
    /** {@link ScanFlag#IMPOSSIBLE_TRAVEL}. */
    IMPOSSIBLE_TRAVEL,
    /** {@link ScanFlag#CLOCK_SUSPECT}. */
    CLOCK_SUSPECT,
    /** {@link ScanFlag#CLOCK_AHEAD}. */
    CLOCK_AHEAD,
    /** {@link ScanFlag#LATE}. */
    LATE,
    /** {@link ScanFlag#RETRACTED}. */
    RETRACTED,
    /** The same event arrived once more (R16 a); see {@link ScanCopy}. */
    TRANSPORT_DUPLICATE
  }

  /** The anomaly's id: a repeat of it, and its withdrawal, have the same. */
  public UUID id() {
    return Identity.of("anomaly", tenant, kind.name(), scanId.toString(), other);
  }
}
