package io.crossdock.io.format;

import io.crossdock.schemas.failure.FailureKind;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Refuses what comes too late.
 *
 * @param lateness says why a value comes too late; empty where it does not
 * @param tenants whose a value is
 * @param micros when it happened, microseconds since the epoch
 */
record InTime<T>(
    SerializableFunction<T, String> lateness,
    SerializableFunction<T, String> tenants,
    SerializableFunction<T, Long> micros)
    implements DecodeMessages.Acceptance<T> {

  @Override
  public String refuse(T value) {
    return lateness.apply(value);
  }

  @Override
  public FailureKind kind() {
    return FailureKind.LATE;
  }

  @Override
  public String tenant(T value) {
    return tenants.apply(value);
  }

  @Override
  public long eventTimeMicros(T value) {
    return micros.apply(value);
  }
}
