package io.crossdock.io.format;

import io.crossdock.io.contract.ProtobufContract;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Protobuf message a message, nothing before or behind it, of content type {@code
 * application/x-protobuf} or another one that names Protobuf. A parameter {@code messageType} or
 * {@code proto} may say which message it is.
 */
final class ProtobufFormat implements MessageFormat {
  private static final long serialVersionUID = 1;
  private static final Pattern MESSAGE =
      Pattern.compile(";\\s*(?:messagetype|proto)\\s*=\\s*\"?([\\w.]*)", Pattern.CASE_INSENSITIVE);

  private final ProtobufContract contract;

  /** Messages of this contract. */
  ProtobufFormat(ProtobufContract contract) {
    this.contract = contract;
  }

  @Override
  public boolean accepts(SourceMessage message) {
    return MessageKind.of(message) == MessageKind.PROTOBUF;
  }

  @Override
  public void read(SourceMessage message, Supplier<? extends FieldTaker> records)
      throws MessageException {
    Matcher named = MESSAGE.matcher(message.contentType());
    String ours = contract.message().getFullName();
    if (named.find() && !named.group(1).equals(ours)) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION, "is a " + named.group(1) + ", not a " + ours);
    }
    ProtobufRecord.read(contract.message(), message.payload(), 0, records.get());
  }
}
