package io.crossdock.io.kafka;

import java.util.Arrays;
import java.util.Objects;
import org.apache.beam.sdk.coders.DefaultCoder;

/**
 * A message to be sent. The arrays must not be changed.
 *
 * @param key decides the partition, and what a compacted topic keeps one message of
 * @param value the bytes
 * @param contentType media type of the value
 * @param tenant whose it is; empty where that is not known
 */
@DefaultCoder(OutgoingMessageCoder.class)
@SuppressWarnings("ArrayRecordComponent") // copied on no path: nobody changes them
public record OutgoingMessage(byte[] key, byte[] value, String contentType, String tenant) {

  @Override
  public boolean equals(Object object) {
    return object instanceof OutgoingMessage other
        && Arrays.equals(key, other.key)
        && Arrays.equals(value, other.value)
        && contentType.equals(other.contentType)
        && tenant.equals(other.tenant);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.hashCode(key), Arrays.hashCode(value), contentType, tenant);
  }

  @Override
  public String toString() {
    return "OutgoingMessage[" + value.length + " bytes of " + contentType + "]";
  }
}
