package io.crossdock.sandbox.load;

/**
 * A message as it is sent. The array must not be changed.
 *
 * @param topic the topic or stream that it belongs to
 * @param key messages with one key stay in order
 * @param payload the bytes
 * @param contentType their media type; doors without a place for it leave it out
 * @param tenant whose it is, where the payload does not say so; else empty
 * @param arrivalMicros the broker's time of it, for brokers that let senders say it
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
public record Message(
    String topic,
    String key,
    byte[] payload,
    String contentType,
    String tenant,
    long arrivalMicros) {}
