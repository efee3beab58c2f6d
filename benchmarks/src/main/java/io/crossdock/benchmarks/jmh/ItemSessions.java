package io.crossdock.benchmarks.jmh;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.ItemMemory;
import io.crossdock.transforms.barcode.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * An item's whole session, scan by scan as engines judge it, and its end: what grows faster than
 * the number of scans grows too fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ItemSessions {
  /** How many scans the session has. */
  @Param({"10", "100", "1000"})
  public int scans;

  private final Places places = Places.of(List.of());
  private final ItemMemory memory = new ItemMemory(BarcodeRules.DEFAULT, places);
  private final List<CheckedScan> rows = new ArrayList<>();

  /** Makes the scans. */
  @Setup
  public void makeScans() {
    for (int number = 0; number < scans; number++) {
      rows.add(Examples.checked(number));
    }
  }

  /** The whole session. */
  @Benchmark
  public ItemHistory session(Blackhole hole) {
    NoVerdicts nowhere = new NoVerdicts(hole);
    ItemHistory history = ItemHistory.empty(Examples.TENANT, rows.get(0).item());
    for (CheckedScan row : rows) {
      ItemJudge judge = new ItemJudge(BarcodeRules.DEFAULT, places, history);
      judge.add(row, nowhere);
      history = judge.history();
    }
    return memory.wake(history, history.wakeMicros(), nowhere);
  }
}
