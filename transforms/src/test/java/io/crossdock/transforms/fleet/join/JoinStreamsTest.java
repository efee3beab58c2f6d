package io.crossdock.transforms.fleet.join;

import static io.crossdock.transforms.fleet.FleetEvents.START;
import static io.crossdock.transforms.fleet.FleetEvents.checked;
import static io.crossdock.transforms.fleet.FleetEvents.door;
import static io.crossdock.transforms.fleet.FleetEvents.fix;
import static io.crossdock.transforms.fleet.FleetEvents.temperature;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.CheckedEventCoder;
import io.crossdock.schemas.fleet.EventFlag;
import io.crossdock.schemas.fleet.SensorWindow;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

public class JoinStreamsTest {
  private static final Duration SIZE = Duration.ofMinutes(5);

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  /** Arrivals, so many seconds after the start, of events that happened at any other time. */
  private final TestStream.Builder<CheckedEvent> arriving =
      TestStream.create(CheckedEventCoder.of());

  @Test
  public void joinsTheThreeStreamsOfATruck() {
    TestStream<CheckedEvent> events =
        arriving
            .addElements(
                arrived(60, temperature(0, "supply", 4)),
                arrived(61, temperature(60, "supply", 10)),
                arrived(62, fix(10, 60, 25)),
                arrived(63, fix(40, 60, 25.01)),
                arrived(64, door(30, true)),
                arrived(65, door(90, false)))
            .advanceWatermarkToInfinity();
    check(
        events,
        Duration.ofMinutes(5),
        windows -> {
          TruckWindow window = last(windows);
          assertThat(window.missing(), empty());
          assertThat(window.revision(), equalTo(6));
          assertThat(window.doorOpenSeconds(), closeTo(60, 1e-9));
          // A hundredth of a degree of longitude at 60 degrees north.
          assertThat(window.metres(), closeTo(558, 1));
          assertThat(window.longitude(), equalTo(25.01));
          SensorWindow supply = window.sensors().get(0);
          assertThat(supply.minimum(), equalTo(4.0));
          assertThat(supply.maximum(), equalTo(10.0));
          // 60 s at 4 degrees and 240 s at 10.
          assertThat(supply.mean(), closeTo(8.8, 1e-9));
          assertThat(supply.deviation(), closeTo(2.4, 1e-9));
        });
  }

  @Test
  public void aWindowSaysWhatIsMissing() {
    TestStream<CheckedEvent> events =
        arriving
            .addElements(arrived(0, temperature(0, "supply", 4)), arrived(301, door(301, false)))
            .advanceWatermarkToInfinity();
    check(
        events,
        SIZE,
        windows -> {
          assertThat(windows, hasSize(2));
          assertThat(windows.get(0).missing(), contains("gps", "door"));
          assertThat(windows.get(0).latitude(), nullValue());
          assertThat(windows.get(1).missing(), contains("temperature", "gps"));
        });
  }

  @Test
  public void whatComesLateIsToldWithAllThatWasThereBefore() {
    TestStream<CheckedEvent> events =
        arriving
            .addElements(arrived(0, temperature(0, "supply", 4)))
            .advanceWatermarkTo(millis(400))
            .addElements(arrived(400, temperature(150, "supply", 6)))
            .addElements(arrived(401, temperature(150, "supply", 6)))
            .advanceWatermarkToInfinity();
    check(
        events,
        SIZE,
        windows -> {
          assertThat(
              windows.stream().map(TruckWindow::revision).distinct().toList(), contains(1, 2));
          assertThat(last(windows).sensors().get(0).mean(), closeTo(5, 1e-9));
        });
  }

  @Test
  public void windowsRoll() {
    TestStream<CheckedEvent> events =
        arriving
            .addElements(arrived(130, temperature(130, "supply", 4)))
            .advanceWatermarkToInfinity();
    check(
        events,
        Duration.ofMinutes(1),
        windows -> {
          assertThat(windows, hasSize(5));
          assertThat(windows.get(4).fromMicros(), equalTo(millis(120).getMillis() * 1_000));
        });
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"}) // an array of a generic type
  public void whatABundleHasIsInItsOwnWindowsOnly() {
    List<TimestampedValue<CheckedEvent>> events = new ArrayList<>();
    for (int second = 0; second < 900; second += 10) {
      events.add(arrived(second, temperature(second, "supply", 4)));
    }
    check(
        arriving
            .addElements(
                events.get(0), events.subList(1, events.size()).toArray(new TimestampedValue[0]))
            .advanceWatermarkToInfinity(),
        Duration.ofMinutes(2), // five minutes are no multiple of it
        windows ->
            windows.forEach(
                window -> {
                  long from = (window.fromMicros() / 1_000 - millis(0).getMillis()) / 1_000;
                  long first = Math.max(0, from);
                  long last = Math.min(900, from + 300);
                  assertThat("from " + from, window.temperatures(), is((int) (last - first) / 10));
                }));
  }

  @Test
  public void aClockADayAheadHoldsNobodyBack() {
    TestStream<CheckedEvent> events =
        arriving
            .addElements(
                TimestampedValue.of(
                    new CheckedEvent(
                        temperature(86_400, "supply", 99), EventFlag.CLOCK_AHEAD.mask(), 0),
                    millis(0)),
                arrived(10, temperature(10, "supply", 4)))
            .advanceWatermarkTo(millis(301))
            .advanceWatermarkToInfinity();
    check(
        events,
        SIZE,
        windows -> {
          assertThat(windows, hasSize(1));
          assertThat(windows.get(0).sensors().get(0).maximum(), equalTo(4.0));
        });
  }

  private interface Check extends java.io.Serializable {
    void of(List<TruckWindow> windows);
  }

  private void check(TestStream<CheckedEvent> events, Duration period, Check check) {
    PCollection<TruckWindow> windows =
        pipeline.apply(events).apply(JoinStreams.in(SIZE, period, Duration.ofHours(2)));
    PAssert.that(windows)
        .satisfies(
            told -> {
              List<TruckWindow> sorted = new ArrayList<>();
              told.forEach(sorted::add);
              sorted.sort(
                  Comparator.comparingLong(TruckWindow::fromMicros)
                      .thenComparingInt(TruckWindow::revision));
              check.of(sorted);
              return null;
            });
    pipeline.run();
  }

  private static TruckWindow last(List<TruckWindow> windows) {
    return windows.get(windows.size() - 1);
  }

  private static TimestampedValue<CheckedEvent> arrived(double seconds, TruckEvent event) {
    return TimestampedValue.of(checked(event), millis(seconds));
  }

  private static Instant millis(double seconds) {
    return Instant.ofEpochMilli(START.toEpochMilli() + Math.round(seconds * 1e3));
  }
}
