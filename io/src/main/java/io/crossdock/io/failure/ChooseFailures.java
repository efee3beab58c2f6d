package io.crossdock.io.failure;

import io.crossdock.schemas.failure.Failure;
import io.crossdock.schemas.failure.FailureCoder;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.schemas.source.SourceMessageCoder;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * From lines that hold failures to the messages that the filter asks for. A failure that was
 * written several times counts once, with its highest attempt; one whose bytes were too large for
 * the topic is left out and counted: they are in the table.
 */
final class ChooseFailures
    extends PTransform<PCollection<SourceMessage>, PCollection<SourceMessage>> {
  private static final long serialVersionUID = 1;

  private final ReplayFilter filter;

  ChooseFailures(ReplayFilter filter) {
    this.filter = filter;
  }

  @Override
  public PCollection<SourceMessage> expand(PCollection<SourceMessage> lines) {
    return lines
        .apply("Decode failures", ParDo.of(new DecodeFn(filter)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), FailureCoder.of()))
        .apply("Group by failure", GroupByKey.create())
        .apply("Take last attempt", ParDo.of(new TakeLastFn(filter)))
        .setCoder(SourceMessageCoder.of());
  }

  private static final class DecodeFn extends DoFn<SourceMessage, KV<String, Failure>> {
    private static final long serialVersionUID = 1;

    private final ReplayFilter filter;
    private final Counter withoutBytes = Metrics.counter("replay", "failures_without_bytes");

    DecodeFn(ReplayFilter filter) {
      this.filter = filter;
    }

    @ProcessElement
    public void decode(@Element SourceMessage line, OutputReceiver<KV<String, Failure>> failures) {
      Optional<Failure> failure = FailureJson.decode(line.payload());
      if (failure.isEmpty()) {
        withoutBytes.inc();
      }
      failure
          .filter(filter::asksFor)
          .ifPresent(one -> failures.output(KV.of(one.id().toString(), one)));
    }
  }

  private static final class TakeLastFn extends DoFn<KV<String, Iterable<Failure>>, SourceMessage> {
    private static final long serialVersionUID = 1;

    private final ReplayFilter filter;
    private final Counter exhausted = Metrics.counter("replay", "failures_exhausted");

    TakeLastFn(ReplayFilter filter) {
      this.filter = filter;
    }

    @ProcessElement
    public void take(
        @Element KV<String, Iterable<Failure>> group, OutputReceiver<SourceMessage> messages) {
      Failure last = null;
      for (Failure failure : group.getValue()) {
        if (last == null || failure.attempt() > last.attempt()) {
          last = failure;
        }
      }
      if (last == null || last.attempt() >= filter.maxAttempts()) {
        exhausted.inc();
        return;
      }
      messages.output(
          new SourceMessage(
              last.payload(),
              last.contentType(),
              last.key(),
              last.tenant(),
              last.arrivalMicros(),
              last.attempt() + 1,
              last.source()));
    }
  }
}
