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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
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
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
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
import org.jspecify.annotations.Nullable;

/**
 * Joins temperatures, positions and doors by tenant and truck in windows of event time. A window is
 * told when the stream has come past its end, and again for what comes later, up to the lateness;
 * each time with all that is known, and a higher revision the more that is.
 */
public final class JoinStreams
    extends PTransform<PCollection<CheckedEvent>, PCollection<TruckWindow>> {
  private static final long serialVersionUID = 1;
  private static final TupleTag<KV<String, List<TruckEvent>>> TEMPERATURES =
      new TupleTag<>("temperature") {};
  private static final TupleTag<KV<String, List<TruckEvent>>> FIXES = new TupleTag<>("gps") {};
  private static final TupleTag<KV<String, List<TruckEvent>>> DOORS = new TupleTag<>("door") {};
  private static final TupleTag<List<TruckEvent>> OF_TEMPERATURE = new TupleTag<>("temperature") {};
  private static final TupleTag<List<TruckEvent>> OF_GPS = new TupleTag<>("gps") {};
  private static final TupleTag<List<TruckEvent>> OF_DOOR = new TupleTag<>("door") {};
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
            ParDo.of(new SplitFn(size, period))
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

  private PCollection<KV<String, List<TruckEvent>>> windowed(
      PCollectionTuple streams, TupleTag<KV<String, List<TruckEvent>>> stream, String name) {
    return streams
        .get(stream)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), ListCoder.of(TruckEventCoder.of())))
        .apply(
            "Window" + name,
            Window.<KV<String, List<TruckEvent>>>into(
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
   * Splits by kind, and gives events their own time: until here they have that of their arrival,
   * which the watermark follows, so that no unit's clock can move it (R45). What a bundle has of a
   * truck for the same windows goes on together: to group one element costs the runner more than
   * all else that is done with an event.
   */
  private static final class SplitFn extends DoFn<CheckedEvent, KV<String, List<TruckEvent>>> {
    private static final long serialVersionUID = 1;

    private final long sizeMillis;
    private final long periodMillis;
    private transient @Nullable Map<Group, List<TruckEvent>> groups;

    /**
     * Events of one kind that are in the same windows: in all that begin after the one of two
     * periods and not after the other.
     */
    private record Group(
        TupleTag<KV<String, List<TruckEvent>>> tag, String key, long after, long upTo) {}

    SplitFn(Duration size, Duration period) {
      this.sizeMillis = size.toMillis();
      this.periodMillis = period.toMillis();
    }

    /** An event happened before it arrived, and is late then: within the lateness it counts. */
    @Override
    @SuppressWarnings("deprecation") // there is no other way to say so
    public org.joda.time.Duration getAllowedTimestampSkew() {
      return org.joda.time.Duration.millis(Long.MAX_VALUE);
    }

    @StartBundle
    public void start() {
      groups = new LinkedHashMap<>();
    }

    @ProcessElement
    public void process(@Element CheckedEvent checked) {
      if (!EventFlag.believed(checked.flags())) {
        return;
      }
      TruckEvent event = checked.event();
      long millis = Micros.floorMillis(event.eventTimeMicros());
      Group group =
          new Group(
              event instanceof TemperatureReading
                  ? TEMPERATURES
                  : event instanceof GpsFix ? FIXES : DOORS,
              event.tenant() + BETWEEN + event.truckId(),
              Math.floorDiv(millis - sizeMillis, periodMillis),
              Math.floorDiv(millis, periodMillis));
      Objects.requireNonNull(groups).computeIfAbsent(group, any -> new ArrayList<>()).add(event);
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      Objects.requireNonNull(groups)
          .forEach(
              (group, events) ->
                  context.output(
                      group.tag(),
                      KV.of(group.key(), List.copyOf(events)),
                      Instant.ofEpochMilli(Micros.floorMillis(events.get(0).eventTimeMicros())),
                      GlobalWindow.INSTANCE));
      groups = null;
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
      for (List<TruckEvent> events : joined.getValue().getAll(OF_TEMPERATURE)) {
        events.forEach(event -> content.add((TemperatureReading) event));
      }
      for (List<TruckEvent> events : joined.getValue().getAll(OF_GPS)) {
        events.forEach(event -> content.add((GpsFix) event));
      }
      for (List<TruckEvent> events : joined.getValue().getAll(OF_DOOR)) {
        events.forEach(event -> content.add((DoorEvent) event));
      }
      out.output(content.describe(key.substring(0, between), key.substring(between + 1)));
    }
  }
}
