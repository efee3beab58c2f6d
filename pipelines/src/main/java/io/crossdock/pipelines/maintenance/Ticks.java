package io.crossdock.pipelines.maintenance;

import java.time.Duration;
import org.apache.beam.sdk.coders.InstantCoder;
import org.apache.beam.sdk.io.GenerateSequence;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.joda.time.Instant;

/**
 * Moments at which something outside is looked at again: one at the start, and if the pipeline runs
 * for ever more of them.
 */
final class Ticks extends PTransform<PBegin, PCollection<Instant>> {
  private static final long serialVersionUID = 1;

  private final Duration every;
  private final boolean forEver;

  private Ticks(Duration every, boolean forEver) {
    this.every = every;
    this.forEver = forEver;
  }

  static Ticks every(Duration every, boolean forEver) {
    return new Ticks(every, forEver);
  }

  @Override
  public PCollection<Instant> expand(PBegin begin) {
    PCollection<Long> numbers =
        begin.apply(
            "Numbers",
            forEver
                ? GenerateSequence.from(0)
                    .withRate(1, org.joda.time.Duration.millis(every.toMillis()))
                : GenerateSequence.from(0).to(1));
    return numbers.apply("AsMoments", ParDo.of(new MomentFn())).setCoder(InstantCoder.of());
  }

  private static final class MomentFn extends DoFn<Long, Instant> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(OutputReceiver<Instant> out) {
      out.output(Instant.now());
    }
  }
}
