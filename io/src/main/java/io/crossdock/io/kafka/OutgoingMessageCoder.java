package io.crossdock.io.kafka;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactInput;
import io.crossdock.schemas.coder.CompactOutput;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Compact coder of {@link OutgoingMessage}. Its name is in the savepoints of every job that sends,
 * so it stays in the package of the first broker.
 */
public final class OutgoingMessageCoder extends CompactCoder<OutgoingMessage> {
  private static final long serialVersionUID = 1;
  private static final OutgoingMessageCoder INSTANCE = new OutgoingMessageCoder();

  private OutgoingMessageCoder() {}

  /** The one instance. */
  public static OutgoingMessageCoder of() {
    return INSTANCE;
  }

  /** How Beam finds the coder that {@code DefaultCoder} names. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(OutgoingMessage.class), INSTANCE);
  }

  @Override
  public void write(OutgoingMessage value, CompactOutput out) {
    out.writeBytes(value.key());
    out.writeBytes(value.value());
    out.writeString(value.contentType());
    out.writeString(value.tenant());
  }

  @Override
  public OutgoingMessage read(CompactInput in) {
    return new OutgoingMessage(in.readBytes(), in.readBytes(), in.readString(), in.readString());
  }
}
