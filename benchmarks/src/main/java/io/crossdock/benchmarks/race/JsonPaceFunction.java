package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Scans that no hand can have made: all of a scanner's last minutes in a map, by ten seconds. */
final class JsonPaceFunction extends KeyedProcessFunction<String, JsonScan, JsonScan> {
  private static final long serialVersionUID = 1;
  private static final long SLICE_MICROS = 10_000_000;
  private static final long KEPT_MILLIS = 600_000;

  private transient @Nullable MapState<Long, List<JsonScan>> scans;

  @Override
  public void open(OpenContext context) {
    scans =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "scans", Types.LONG, Types.LIST(Types.POJO(JsonScan.class))));
  }

  @Override
  public void processElement(JsonScan scan, Context context, Collector<JsonScan> out)
      throws Exception {
    MapState<Long, List<JsonScan>> known = requireNonNull(scans);
    long interval = Micros.of(RaceInput.RULES.standard().minScanInterval());
    long micros = scan.eventMicros;
    boolean fast = false;
    for (long slice = slice(micros - interval); slice <= slice(micros + interval); slice++) {
      List<JsonScan> near = known.get(slice);
      if (near == null) {
        continue;
      }
      for (JsonScan one : near) {
        long apart = micros - one.eventMicros;
        if (!one.item.equals(scan.item)) {
          fast |= apart > 0 && apart < interval;
          if (apart < 0 && -apart < interval) {
            out.collect(one.foundFast());
          }
        }
      }
    }
    List<JsonScan> here = known.get(slice(micros));
    if (here == null) {
      here = new ArrayList<>();
      long end = (slice(micros) + 1) * SLICE_MICROS / 1_000;
      context.timerService().registerEventTimeTimer(end + KEPT_MILLIS);
    }
    here.add(scan);
    known.put(slice(micros), here);
    if (fast) {
      out.collect(scan.foundFast());
    }
  }

  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<JsonScan> out)
      throws Exception {
    requireNonNull(scans).remove(slice((millis - KEPT_MILLIS) * 1_000) - 1);
  }

  private static long slice(long micros) {
    return Math.floorDiv(micros, SLICE_MICROS);
  }
}
