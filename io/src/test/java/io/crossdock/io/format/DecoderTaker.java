package io.crossdock.io.format;

import io.crossdock.fuzzing.FuzzTarget;
import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.source.SourceMessage;
import java.util.function.Function;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * Whatever bytes come, a decoder gives values or the declared failure, and either survives the way
 * to the next step.
 *
 * @param decoder the decoder, as its step has it
 * @param coder that of the values
 * @param message the message that an input is
 */
record DecoderTaker<T>(Decoder<T> decoder, Coder<T> coder, Function<byte[], SourceMessage> message)
    implements FuzzTarget.Taker {
  /** A failure is for a person, and a row of a table; two texts of a message may be in it. */
  private static final int LONGEST_FAILURE = 25_000;

  /** Values of a message. */
  @FunctionalInterface
  interface Decoder<T> {
    Iterable<T> decode(SourceMessage message) throws MessageException;
  }

  @Override
  public void take(byte[] input) throws Exception {
    SourceMessage read = message.apply(input);
    try {
      for (T value : decoder.decode(read)) {
        same(value, CoderUtils.clone(coder, value));
      }
    } catch (MessageException e) {
      String why = e.getMessage();
      if (why == null || why.length() > LONGEST_FAILURE) {
        throw new AssertionError(
            "the failure says " + (why == null ? "nothing" : why.length() + " characters"), e);
      }
      Failure failure = Failure.of(read, "", "fuzz", "Decode", e.kind(), why, e.eventTimeMicros());
      same(failure, CoderUtils.clone(FailureCoder.of(), failure));
    }
  }

  private static void same(Object value, Object copy) {
    if (!value.equals(copy)) {
      throw new AssertionError(value + " came through its coder as " + copy);
    }
  }
}
