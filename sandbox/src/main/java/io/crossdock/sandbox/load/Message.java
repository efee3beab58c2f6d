package io.crossdock.sandbox.load;

/**
 * A message as it is sent. The array must not be changed.
 *
 * @param topic the topic or stream that it belongs to
 * @param key messages with one key stay in order; what follows its last stroke is the device
 * @param payload the bytes
 * @param contentType their media type; doors without a place for it leave it out
 * @param tenant whose it is, which the sender's gateway knows; empty where nobody does
 * @param arrivalMicros the broker's time of it, for brokers that let senders say it
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
public record Message(
    String topic,
    String key,
    byte[] payload,
    String contentType,
    String tenant,
    long arrivalMicros) {

  /** The scanner, truck or machine that it is of. */
  String device() {
    return key.substring(key.lastIndexOf('/') + 1);
  }
}
