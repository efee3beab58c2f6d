package io.crossdock.io.failure;

import io.crossdock.io.kafka.OutgoingMessage;
import io.crossdock.io.message.MessageLimit;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.source.Source;
import java.nio.charset.StandardCharsets;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a message of a failure, its id as key. No message is larger than its topic takes, or its
 * bundle would fail for ever: a failure that is goes without its bytes and with long texts cut, and
 * says so. The table or the file has all of it under the same id.
 */
final class EncodeFailure implements SerializableFunction<Failure, OutgoingMessage> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(EncodeFailure.class);

  /** Each topic takes so much, bytes: for smaller ones no broker need be asked. */
  static final int SMALL = 8 * 1_024;

  /** Of a text in a failure without its bytes, characters. */
  private static final int LONGEST_TEXT = 200;

  private final String topic;
  private final MessageLimit limit;
  private final Counter withoutBytes = Metrics.counter("failure", "messages_without_bytes");
  private transient int most;

  EncodeFailure(String topic, MessageLimit limit) {
    this.topic = topic;
    this.limit = limit;
  }

  /** The message of a failure. */
  @Override
  public OutgoingMessage apply(Failure failure) {
    OutgoingMessage whole = wholeWithin(SMALL, failure);
    if (whole == null) {
      most = most == 0 ? limit.bytes() : most;
      whole = wholeWithin(most, failure);
    }
    if (whole != null) {
      return whole;
    }
    withoutBytes.inc();
    LOG.warn(
        "failure {} goes to {} without its {} bytes: a message there has {} at most",
        failure.id(),
        topic,
        failure.payload().length,
        most);
    Failure cut = cut(failure);
    return message(cut, bytes(FailureJson.encodeWithoutBytes(cut)));
  }

  /** All of the failure; null where that is more. */
  private static @Nullable OutgoingMessage wholeWithin(int bytes, Failure failure) {
    // What cannot fit is not written out first: it may be as large as memory.
    long inBase64 = (failure.payload().length + (long) failure.key().length) * 4 / 3;
    if (inBase64 > bytes) {
      return null;
    }
    OutgoingMessage whole = message(failure, bytes(FailureJson.encode(failure)));
    // The tenant is a header too.
    return whole.value().length + bytes(whole.tenant()).length <= bytes ? whole : null;
  }

  private static OutgoingMessage message(Failure failure, byte[] value) {
    return new OutgoingMessage(
        bytes(failure.id().toString()), value, "application/json", failure.tenant());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Failure cut(Failure failure) {
    Source source = failure.source();
    return new Failure(
        failure.id(),
        cut(failure.tenant()),
        failure.pipeline(),
        failure.step(),
        failure.kind(),
        cut(failure.message())
            + " ("
            + failure.payload().length
            + " bytes are left out: the topic takes no message so large)",
        failure.payload(),
        cut(failure.contentType()),
        failure.key(),
        new Source(
            cut(source.name()), source.partition(), source.offset(), cut(source.messageId())),
        failure.arrivalMicros(),
        failure.eventTimeMicros(),
        failure.attempt());
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int end = LONGEST_TEXT - (Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? 1 : 0);
    return text.substring(0, end);
  }
}
