package io.crossdock.benchmarks.race;

import static java.util.Objects.requireNonNull;

import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Scans that no hand can have made: all of a scanner's last minutes in a map, by time. */
final class JsonPaceFunction extends KeyedProcessFunction<String, JsonScan, JsonScan> {
  private static final long serialVersionUID = 1;
  private static final long KEPT_MICROS = 600_000_000;

  private transient @Nullable MapState<Long, JsonScan> scans;

  @Override
  public void open(OpenContext context) {
    scans =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("scans", Types.LONG, Types.POJO(JsonScan.class)));
  }

  @Override
  public void processElement(JsonScan scan, Context context, Collector<JsonScan> out)
      throws Exception {
    MapState<Long, JsonScan> known = requireNonNull(scans);
    long interval = Micros.of(RaceInput.RULES.standard().minScanInterval());
    long micros = scan.eventMicros;
    List<Long> old = new ArrayList<>();
    boolean fast = false;
    for (Map.Entry<Long, JsonScan> one : known.entries()) {
      long apart = micros - one.getKey();
      if (apart > KEPT_MICROS) {
        old.add(one.getKey());
      } else if (!one.getValue().item.equals(scan.item)) {
        fast |= apart > 0 && apart < interval;
        if (apart < 0 && -apart < interval) {
          out.collect(one.getValue().foundFast());
        }
      }
    }
    for (Long time : old) {
      known.remove(time);
    }
    known.put(micros, scan);
    if (fast) {
      out.collect(scan.foundFast());
    }
  }
}
