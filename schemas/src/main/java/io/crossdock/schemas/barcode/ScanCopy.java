package io.crossdock.schemas.barcode;

import io.crossdock.schemas.source.Source;
import java.util.UUID;

/**
 * A further copy of a scan, sent twice on the way (R16 a): one row of the table {@code scan_copy}.
 * Of all copies the one that arrived first is the scan, whatever the order they were read in.
 *
 * @param tenant whose warehouse it is
 * @param scanId the scan
 * @param arrivalMicros when the broker took this copy, microseconds since the epoch
 * @param source where this copy stands
 */
public record ScanCopy(String tenant, UUID scanId, long arrivalMicros, Source source) {}
