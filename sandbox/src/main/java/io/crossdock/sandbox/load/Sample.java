package io.crossdock.sandbox.load;

import org.jspecify.annotations.Nullable;

/**
 * A simulated message. The array must not be changed.
 *
 * @param topic the topic or stream that it belongs to, such as {@code scans}
 * @param key messages with one key stay in order
 * @param arrivalMicros when the broker takes it, microseconds since the epoch
 * @param content what it says; absent where nobody can use it
 * @param poison what stands in it where nobody can use it; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes it
record Sample(
    String topic, String key, long arrivalMicros, @Nullable Content content, byte[] poison) {
  private static final byte[] NONE = {};

  /** A message that says something. */
  static Sample of(String topic, String key, long arrivalMicros, Content content) {
    return new Sample(topic, key, arrivalMicros, content, NONE);
  }

  /** A message that nobody can use. */
  static Sample poison(String topic, String key, long arrivalMicros, byte[] payload) {
    return new Sample(topic, key, arrivalMicros, null, payload);
  }
}
