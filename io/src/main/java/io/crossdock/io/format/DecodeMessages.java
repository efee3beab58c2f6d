package io.crossdock.io.format;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.SourceMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithFailures;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Makes values of messages, whatever their format. A message that cannot be read, or whose values
 * are refused, becomes one failure with its bytes; one that is right and has no value is counted.
 */
public final class DecodeMessages<T>
    extends PTransform<PCollection<SourceMessage>, WithFailures.Result<PCollection<T>, Failure>> {
  private static final long serialVersionUID = 1;

  private final Step step;
  private final List<? extends MessageDecoder<T>> decoders;
  private final Coder<T> coder;
  private final Acceptance<T> acceptance;

  /**
   * Where decoding takes place, and its limit.
   *
   * @param pipeline the pipeline's name, for its failures
   * @param name the step's name, for its failures
   * @param what what is decoded, for counters, in the singular and lower case
   * @param maxBytes a larger message is a failure of kind TOO_LARGE
   */
  record Step(String pipeline, String name, String what, int maxBytes) implements Serializable {}

  /** Says what is wrong with a value that its format cannot tell. */
  interface Acceptance<T> extends Serializable {
    /** Why the value is refused; empty where it is not. */
    String refuse(T value);

    /** As what a message fails whose values are refused. */
    FailureKind kind();

    /** Whose the value is. */
    String tenant(T value);

    /** When it happened, microseconds since the epoch. */
    long eventTimeMicros(T value);
  }

  DecodeMessages(
      Step step,
      List<? extends MessageDecoder<T>> decoders,
      Coder<T> coder,
      Acceptance<T> acceptance) {
    this.step = step;
    this.decoders = List.copyOf(decoders);
    this.coder = coder;
    this.acceptance = acceptance;
  }

  @Override
  public WithFailures.Result<PCollection<T>, Failure> expand(PCollection<SourceMessage> messages) {
    TupleTag<T> values = new TupleTag<>("values");
    TupleTag<Failure> failures = new TupleTag<>("failures");
    PCollectionTuple outputs =
        messages.apply(
            "Decode",
            ParDo.of(new DecodeFn<>(step, decoders, acceptance, values, failures))
                .withOutputTags(values, TupleTagList.of(failures)));
    return WithFailures.Result.of(
        outputs.get(values).setCoder(coder), outputs.get(failures).setCoder(FailureCoder.of()));
  }

  /**
   * The values in a message, by the first decoder that accepts it; none where it has none.
   *
   * @throws MessageException saying what is wrong with the message
   */
  public List<T> decode(SourceMessage message) throws MessageException {
    return decode(step, decoders, message);
  }

  private static <T> List<T> decode(
      Step step, List<? extends MessageDecoder<T>> decoders, SourceMessage message)
      throws MessageException {
    int size = message.payload().length;
    if (size == 0) {
      throw new MessageException(FailureKind.MALFORMED, "has no content");
    }
    if (size > step.maxBytes()) {
      throw new MessageException(
          FailureKind.TOO_LARGE, "has " + size + " bytes, more than " + step.maxBytes());
    }
    checkTenant(message.tenant());
    for (MessageDecoder<T> decoder : decoders) {
      if (decoder.accepts(message)) {
        return decoder.decode(message);
      }
    }
    throw new MessageException(
        FailureKind.MALFORMED, "is of no known format: " + message.contentType());
  }

  /** A door's tenant comes from a header, and is in keys and rows as a record's own would be. */
  private static void checkTenant(String tenant) throws MessageException {
    if (tenant.length() > FieldValue.LONGEST_TEXT) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "came by the door of a tenant whose name is " + tenant.length() + " characters long");
    }
    if (tenant.indexOf('\0') >= 0) {
      throw new MessageException(
          FailureKind.SCHEMA_VIOLATION,
          "came by the door of a tenant whose name has a character of code 0");
    }
  }

  private static final class DecodeFn<T> extends DoFn<SourceMessage, T> {
    private static final long serialVersionUID = 1;

    private final Step step;
    private final List<? extends MessageDecoder<T>> decoders;
    private final Acceptance<T> acceptance;
    private final TupleTag<T> values;
    private final TupleTag<Failure> failures;
    private final Counter messages = Metrics.counter("decode", "messages");
    private final Counter without;
    private transient long read;

    DecodeFn(
        Step step,
        List<? extends MessageDecoder<T>> decoders,
        Acceptance<T> acceptance,
        TupleTag<T> values,
        TupleTag<Failure> failures) {
      this.step = step;
      this.decoders = decoders;
      this.acceptance = acceptance;
      this.values = values;
      this.failures = failures;
      this.without = Metrics.counter("decode", "drops_without_" + step.what());
    }

    @StartBundle
    public void start() {
      read = 0;
    }

    @FinishBundle
    public void finish() {
      messages.inc(read); // once a bundle: a counter costs as much as reading a short message
    }

    @ProcessElement
    public void process(@Element SourceMessage message, MultiOutputReceiver out) {
      read++;
      try {
        List<T> decoded = decode(step, decoders, message);
        if (decoded.isEmpty()) {
          without.inc();
        }
        List<String> refused = new ArrayList<>();
        T first = null;
        for (T value : decoded) {
          String reason = acceptance.refuse(value);
          if (reason.isEmpty()) {
            out.get(values).output(value);
          } else {
            first = first == null ? value : first;
            refused.add(reason);
          }
        }
        if (first != null) {
          String text =
              refused.size() == 1
                  ? refused.get(0)
                  : refused.size() + " " + step.what() + "s: " + refused.get(0);
          out.get(failures)
              .output(
                  Failure.of(
                      message,
                      acceptance.tenant(first),
                      step.pipeline(),
                      step.name(),
                      acceptance.kind(),
                      text,
                      OptionalLong.of(acceptance.eventTimeMicros(first))));
        }
      } catch (MessageException e) {
        out.get(failures)
            .output(
                Failure.of(
                    message,
                    message.tenant(),
                    step.pipeline(),
                    step.name(),
                    e.kind(),
                    String.valueOf(e.getMessage()),
                    e.eventTimeMicros()));
      }
    }
  }
}
