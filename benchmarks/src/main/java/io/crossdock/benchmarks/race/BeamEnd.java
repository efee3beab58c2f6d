package io.crossdock.benchmarks.race;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Notices that a job which reads Kafka for ever has come through the input. With a time to stop at,
 * KafkaIO reads by other steps than in production, and dearer ones; so the record at a partition's
 * end is let in, and when the watermark has passed everything before it behind all of the job's
 * last steps, the job has said all that it has to say.
 */
final class BeamEnd {
  /** How far from the clock scans are at least. */
  private static final Duration BEFORE = Duration.standardMinutes(1);

  private static final CompletableFuture<Void> REACHED = new CompletableFuture<>();

  private BeamEnd() {}

  /**
   * Runs until then, and leaves the job running: the JVM ends with the race.
   *
   * @param ends an element for each record at a partition's end
   * @param last what the job's last steps give, which is nothing
   */
  static void runUntil(
      Pipeline pipeline,
      PCollection<KV<Integer, Integer>> ends,
      List<PCollection<KV<Integer, Integer>>> last) {
    PCollectionList.of(ends)
        .and(last)
        .apply("Ends", Flatten.pCollections())
        .setCoder(KvCoder.of(VarIntCoder.of(), VarIntCoder.of()))
        .apply("NoticeEnd", ParDo.of(new NoticeFn()));
    Thread job = new Thread(() -> run(pipeline), "job");
    job.setDaemon(true);
    job.start();
    REACHED.join();
  }

  private static void run(Pipeline pipeline) {
    try {
      pipeline.run().waitUntilFinish();
    } catch (RuntimeException e) {
      REACHED.completeExceptionally(e);
    }
    REACHED.completeExceptionally(new IllegalStateException("the job ended by itself"));
  }

  private static final class NoticeFn extends DoFn<KV<Integer, Integer>, Void> {
    private static final long serialVersionUID = 1;

    @TimerId("end")
    private final TimerSpec end = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    @ProcessElement
    public void process(@Timestamp Instant time, @TimerId("end") Timer timer) {
      // No watermark passes the clock.
      timer.set((time.isAfterNow() ? Instant.now() : time).minus(BEFORE));
    }

    @OnTimer("end")
    public void reached() {
      REACHED.complete(null);
    }
  }
}
