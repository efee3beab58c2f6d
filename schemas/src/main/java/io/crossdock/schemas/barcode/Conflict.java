package io.crossdock.schemas.barcode;

import java.util.UUID;

/**
 * Why a scan and another one of the same object cannot both be true (R18, R19).
 *
 * @param other id of the other scan
 * @param flag {@link ScanFlag#IMPOSSIBLE_TRAVEL} or {@link ScanFlag#CLOCK_SUSPECT}
 * @param speedKmh speed the object would have had, km/h to one decimal; infinite for two places at
 *     one moment
 */
public record Conflict(UUID other, ScanFlag flag, double speedKmh) {}
