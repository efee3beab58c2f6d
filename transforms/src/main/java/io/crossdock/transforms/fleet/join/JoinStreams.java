package io.crossdock.transforms.fleet.join;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.schemas.fleet.TruckWindowCoder;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.AfterWatermark;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.IntervalWindow;
import org.apache.beam.sdk.transforms.windowing.SlidingWindows;
import org.apache.beam.sdk.transforms.windowing.TimestampCombiner;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;

/**
 * Joins temperatures, positions and doors by tenant and truck in windows of event time. A window is
 * told when the stream has come past its end, and again for what comes later, up to the lateness;
 * each time with all that is known, and a higher revision the more that is.
 */
public final class JoinStreams
    extends PTransform<PCollection<CheckedEvent>, PCollection<TruckWindow>> {
  private static final long serialVersionUID = 1;
  private static final TupleTag<KV<String, TruckEvent>> TEMPERATURES =
      new TupleTag<>("temperature") {};
  private static final TupleTag<KV<String, TruckEvent>> FIXES = new TupleTag<>("gps") {};
  private static final TupleTag<KV<String, TruckEvent>> DOORS = new TupleTag<>("door") {};
  private static final TupleTag<TruckEvent> OF_TEMPERATURE = new TupleTag<>("temperature") {};
  private static final TupleTag<TruckEvent> OF_GPS = new TupleTag<>("gps") {};
  private static final TupleTag<TruckEvent> OF_DOOR = new TupleTag<>("door") {};
  private static final char BETWEEN = '\0';

  private final Duration size;
  private final Duration period;
  private final Duration lateness;

  private JoinStreams(Duration size, Duration period, Duration lateness) {
    this.size = size;
    this.period = period;
    this.lateness = lateness;
  }

  /**
   * Joins in windows.
   *
   * @param size length of a window
   * @param period how often one begins; not longer than {@code size}
   * @param lateness how long after its end a window still takes what comes
   */
  public static JoinStreams in(Duration size, Duration period, Duration lateness) {
    return new JoinStreams(size, period, lateness);
  }

  @Override
  public PCollection<TruckWindow> expand(PCollection<CheckedEvent> events) {
    PCollectionTuple streams =
        events.apply(
            "SplitStreams",
            ParDo.of(new SplitFn())
                .withOutputTags(TEMPERATURES, TupleTagList.of(FIXES).and(DOORS)));
    return KeyedPCollectionTuple.of(OF_TEMPERATURE, windowed(streams, TEMPERATURES, "Temperature"))
        .and(OF_GPS, windowed(streams, FIXES, "Gps"))
        .and(OF_DOOR, windowed(streams, DOORS, "Door"))
        .apply("JoinByTruck", CoGroupByKey.create())
        .apply("DescribeWindow", ParDo.of(new DescribeFn()))
        .setCoder(TruckWindowCoder.of())
        // From here on they are rows like all others.
        .apply(
            "AsRows",
            Window.<TruckWindow>into(new GlobalWindows())
                .triggering(DefaultTrigger.of())
                .withAllowedLateness(org.joda.time.Duration.ZERO)
                .discardingFiredPanes());
  }

  private PCollection<KV<String, TruckEvent>> windowed(
      PCollectionTuple streams, TupleTag<KV<String, TruckEvent>> stream, String name) {
    return streams
        .get(stream)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), TruckEventCoder.of()))
        .apply(
            "Window" + name,
            Window.<KV<String, TruckEvent>>into(
                    SlidingWindows.of(millis(size)).every(millis(period)))
                .triggering(
                    AfterWatermark.pastEndOfWindow()
                        .withLateFirings(AfterPane.elementCountAtLeast(1)))
                .withTimestampCombiner(TimestampCombiner.END_OF_WINDOW)
                .withAllowedLateness(millis(lateness))
                .accumulatingFiredPanes());
  }

  private static org.joda.time.Duration millis(Duration duration) {
    return org.joda.time.Duration.millis(duration.toMillis());
  }

  /**
   * Splits by kind, and gives each event its own time: until here it has that of its arrival, which
   * the watermark follows, so that no unit's clock can move it (R45).
   */
  private static final class SplitFn extends DoFn<CheckedEvent, KV<String, TruckEvent>> {
    private static final long serialVersionUID = 1;

    /** An event happened before it arrived, and is late then: within the lateness it counts. */
    @Override
    @SuppressWarnings("deprecation") // there is no other way to say so
    public org.joda.time.Duration getAllowedTimestampSkew() {
      return org.joda.time.Duration.millis(Long.MAX_VALUE);
    }

    @ProcessElement
    public void process(@Element CheckedEvent checked, MultiOutputReceiver out) {
      if (!EventFlag.believed(checked.flags())) {
        return;
      }
      TruckEvent event = checked.event();
      Instant time = Instant.ofEpochMilli(Micros.floorMillis(event.eventTimeMicros()));
      KV<String, TruckEvent> keyed = KV.of(event.tenant() + BETWEEN + event.truckId(), event);
      if (event instanceof TemperatureReading) {
        out.get(TEMPERATURES).outputWithTimestamp(keyed, time);
      } else if (event instanceof GpsFix) {
        out.get(FIXES).outputWithTimestamp(keyed, time);
      } else {
        out.get(DOORS).outputWithTimestamp(keyed, time);
      }
    }
  }

  private static final class DescribeFn extends DoFn<KV<String, CoGbkResult>, TruckWindow> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(
        @Element KV<String, CoGbkResult> joined,
        BoundedWindow window,
        OutputReceiver<TruckWindow> out) {
      IntervalWindow interval = (IntervalWindow) window;
      String key = joined.getKey();
      int between = key.indexOf(BETWEEN);
      WindowContent content =
          new WindowContent(interval.start().getMillis(), interval.end().getMillis());
      for (TruckEvent event : joined.getValue().getAll(OF_TEMPERATURE)) {
        content.add((TemperatureReading) event);
      }
      for (TruckEvent event : joined.getValue().getAll(OF_GPS)) {
        content.add((GpsFix) event);
      }
      for (TruckEvent event : joined.getValue().getAll(OF_DOOR)) {
        content.add((DoorEvent) event);
      }
      out.output(content.describe(key.substring(0, between), key.substring(between + 1)));
    }
  }
}
