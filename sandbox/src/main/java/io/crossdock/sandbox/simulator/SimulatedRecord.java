package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Scan;
import org.jspecify.annotations.Nullable;

/**
 * One message as a scanner's gateway sends it. The array must not be changed.
 *
 * @param topicKey the scanner's id: its messages stay in one partition
 * @param payload the bytes
 * @param arrivalMicros when the broker takes it, microseconds since the epoch, whole milliseconds
 * @param scan the scan in it, from a source with an empty name; null where there is none to be read
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
public record SimulatedRecord(
    String topicKey, byte[] payload, long arrivalMicros, @Nullable Scan scan) {}
