package io.crossdock.benchmarks.race.fleet;

import io.crossdock.benchmarks.race.CompactType;
import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.fleet.TruckEventCoder;
import io.crossdock.schemas.fleet.TruckWindow;
import io.crossdock.transforms.fleet.join.WindowContent;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/** A truck's windows: told when the watermark has passed them, and again for what comes late. */
final class TruckWindows {
  private static final long SIZE = FleetRace.WINDOW.toMillis();
  private static final long LATENESS = FleetRace.LATENESS.toMillis();

  private final MapState<Long, List<TruckEvent>> events;

  TruckWindows(RuntimeContext context) {
    events =
        context.getMapState(
            new MapStateDescriptor<>(
                "windows",
                LongSerializer.INSTANCE,
                new CompactType<>(ListCoder.of(TruckEventCoder.of()))));
  }

  void add(TruckEvent event, TimerService timers, Collector<TruckWindow> out) throws Exception {
    long start = Math.floorDiv(Micros.floorMillis(event.eventTimeMicros()), SIZE) * SIZE;
    long last = start + SIZE - 1;
    if (last + LATENESS <= timers.currentWatermark()) {
      return;
    }
    List<TruckEvent> kept = events.get(start);
    List<TruckEvent> all = kept == null ? new ArrayList<>() : new ArrayList<>(kept);
    all.add(event);
    events.put(start, all);
    if (last <= timers.currentWatermark()) {
      out.collect(describe(start, all, event.tenant(), event.truckId()));
    } else if (kept == null) {
      timers.registerEventTimeTimer(last);
    }
    if (kept == null) {
      timers.registerEventTimeTimer(last + LATENESS);
    }
  }

  void wake(long millis, String tenant, String truckId, Collector<TruckWindow> out)
      throws Exception {
    long end = millis + 1;
    if (end % SIZE == 0) {
      List<TruckEvent> all = events.get(end - SIZE);
      if (all != null) {
        out.collect(describe(end - SIZE, all, tenant, truckId));
      }
    }
    if ((end - LATENESS) % SIZE == 0) {
      events.remove(end - LATENESS - SIZE);
    }
  }

  private static TruckWindow describe(
      long start, List<TruckEvent> all, String tenant, String truckId) {
    WindowContent content = new WindowContent(start, start + SIZE);
    for (TruckEvent event : all) {
      if (event instanceof TemperatureReading reading) {
        content.add(reading);
      } else if (event instanceof GpsFix fix) {
        content.add(fix);
      } else if (event instanceof DoorEvent door) {
        content.add(door);
      }
    }
    return content.describe(tenant, truckId);
  }
}
