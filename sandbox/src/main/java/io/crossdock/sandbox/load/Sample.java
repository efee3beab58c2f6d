package io.crossdock.sandbox.load;

/**
 * A simulated message. The array must not be changed.
 *
 * @param topic the topic or stream that it belongs to, such as {@code scans}
 * @param key messages with one key stay in order
 * @param payload JSON, or what nobody can use
 * @param tenant whose it is, where the payload does not say so; else empty
 * @param arrivalMicros when the broker takes it, microseconds since the epoch
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
record Sample(String topic, String key, byte[] payload, String tenant, long arrivalMicros) {}
