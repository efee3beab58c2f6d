package io.crossdock.transforms.time;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

/** Wake-ups by a tick of a minute, in minutes since the epoch: what is woken, and when. */
public class WheelTest {
  private static final long MINUTE = 60_000_000;
  private static final long END = Micros.of(GlobalWindow.INSTANCE.maxTimestamp());

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private TestStream.Builder<KV<Integer, KV<String, Long>>> stream =
      TestStream.create(
          KvCoder.of(
              BigEndianIntegerCoder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())));

  private final List<String> expected = new ArrayList<>();

  private void schedule(int shard, String key, long micros, long atMinute) {
    stream =
        stream.addElements(
            TimestampedValue.of(
                KV.of(shard, KV.of(key, micros)), Instant.ofEpochMilli(atMinute * 60_000)));
  }

  private void watermark(long minute) {
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(minute * 60_000));
  }

  private void run() {
    String[] lines = expected.toArray(String[]::new);
    PAssert.that(
            pipeline
                .apply(stream.advanceWatermarkToInfinity())
                .apply(ParDo.of(new WakeFn()))
                .setCoder(StringUtf8Coder.of()))
        .satisfies(
            woken -> {
              assertThat(woken, containsInAnyOrder(lines));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void aKeyIsWokenAtTheEndOfItsTick() {
    watermark(0);
    schedule(0, "exact", 5 * MINUTE, 0);
    schedule(0, "just after", 5 * MINUTE + 1, 0);
    schedule(0, "just before", 5 * MINUTE - 1, 0);
    expected.add("exact tick 5 at 300000000");
    expected.add("just after tick 6 at 360000000");
    expected.add("just before tick 5 at 300000000");
    run();
  }

  @Test
  public void manyKeysAreEachWokenOnce() {
    Random random = new Random(5);
    long now = 0;
    watermark(now);
    for (int i = 0; i < 400; i++) {
      if (random.nextInt(4) == 0) {
        now += random.nextInt(9);
        watermark(now);
      }
      long micros = now * MINUTE + 1 + random.nextInt(120) * MINUTE / 2;
      long tick = -Math.floorDiv(-micros, MINUTE);
      schedule(random.nextInt(3), "key " + i, micros, now);
      expected.add("key " + i + " tick " + tick + " at " + tick * MINUTE);
    }
    run();
  }

  @Test
  public void aSoonerWakeUpComesFirst() {
    watermark(0);
    schedule(0, "later", 90 * MINUTE, 0);
    schedule(0, "sooner", 10 * MINUTE, 0);
    watermark(11);
    schedule(0, "between", 40 * MINUTE, 11);
    expected.add("sooner tick 10 at 600000000");
    expected.add("between tick 40 at 2400000000");
    expected.add("later tick 90 at 5400000000");
    run();
  }

  @Test
  public void whatIsDueAlreadyIsWokenAtOnce() {
    watermark(30);
    schedule(0, "past", 10 * MINUTE, 30);
    schedule(0, "ahead", 50 * MINUTE, 30);
    expected.add("past tick 10 at 1800000000");
    expected.add("ahead tick 50 at 3000000000");
    run();
  }

  @Test
  public void aLongEmptyStretchIsStridden() {
    watermark(0);
    long[] minutes = {1, 1_001, 1_002, 2_004, 500_000, 500_001};
    for (long minute : minutes) {
      schedule(0, "key", minute * MINUTE, 0);
      expected.add("key tick " + minute + " at " + minute * MINUTE);
    }
    run();
  }

  @Test(timeout = 60_000)
  public void whatLiesBeyondTheEndOfTimeIsWokenAtTheEnd() {
    watermark(0);
    schedule(0, "before", 7 * MINUTE, 0);
    schedule(0, "beyond", END + 5 * MINUTE, 0);
    schedule(0, "never", Long.MAX_VALUE - 1, 0);
    expected.add("before tick 7 at 420000000");
    expected.add("beyond at the end");
    expected.add("never at the end");
    run();
  }

  private static final class WakeFn extends DoFn<KV<Integer, KV<String, Long>>, String> {
    private static final long serialVersionUID = 1;

    @StateId("buckets")
    private final StateSpec<MapState<Long, List<String>>> bucketsSpec =
        StateSpecs.map(VarLongCoder.of(), ListCoder.of(StringUtf8Coder.of()));

    @StateId("armed")
    private final StateSpec<ValueState<Long>> armedSpec = StateSpecs.value(VarLongCoder.of());

    @TimerId("wake")
    private final TimerSpec wakeSpec = TimerSpecs.timer(TimeDomain.EVENT_TIME);

    @ProcessElement
    public void process(
        @Element KV<Integer, KV<String, Long>> element,
        @Timestamp Instant timestamp,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake) {
      KV<String, Long> wakeUp = element.getValue();
      new Wheel(buckets, armed, wake, MINUTE)
          .schedule(wakeUp.getKey(), wakeUp.getValue(), timestamp);
    }

    @OnTimer("wake")
    public void wake(
        @Timestamp Instant timestamp,
        @StateId("buckets") MapState<Long, List<String>> buckets,
        @StateId("armed") ValueState<Long> armed,
        @TimerId("wake") Timer wake,
        OutputReceiver<String> out) {
      new Wheel(buckets, armed, wake, MINUTE)
          .fired(
              timestamp,
              (key, tick, now) ->
                  out.output(key + (now >= END ? " at the end" : " tick " + tick + " at " + now)));
    }
  }
}
