package io.crossdock.transforms.maintenance.features;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** Against windows that are put together of all events when all have come. */
public class MachineWindowsTest {
  private static final long PART = 30_000_000;
  private static final int PARTS = 4;
  private static final long LATENESS = 300_000_000;
  private static final long START = 1_767_600_000_000_000L;
  private static final ProcessFeatures PROCESS = new ProcessFeatures(List.of());
  private static final JoinFeatures.Times TIMES =
      new JoinFeatures.Times(
          Duration.ofSeconds(30), PARTS, Duration.ofMinutes(5), Duration.ofMinutes(10));

  private final HashMemory memory = new HashMemory();
  private final Map<Long, FeatureRow> rows = new TreeMap<>();

  @Test
  public void howeverLateEventsComeTheLastWordIsThatOfAllOfThem() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      rows.clear();
      List<ProcessReading> readings = new ArrayList<>();
      for (int i = 0; i < 150; i++) {
        long happened = START + random.nextInt(60) * 20_000_000L + random.nextInt(1_000);
        boolean late = random.nextInt(3) == 0;
        long delay = late ? (long) (random.nextDouble() * LATENESS) : random.nextInt(2_000_000);
        readings.add(reading(happened, happened + delay, 40 + random.nextDouble()));
      }
      readings.sort(Comparator.comparingLong(ProcessReading::arrivalMicros));
      for (ProcessReading reading : readings) {
        // The watermark may be anywhere behind the arrival.
        wake(reading.arrivalMicros() - random.nextInt(60_000_000));
        assertThat(windows().add(Measured.of(reading)), is(true));
      }
      wake(Long.MAX_VALUE);
      assertThat("seed " + seed, rows, equalTo(expected(readings)));
      assertThat("nothing is left", memory.size(), is(0));
    }
  }

  @Test
  public void whatIsLaterThanAllowedDoesNotCount() {
    assertThat(windows().add(Measured.of(reading(START, START + LATENESS, 40))), is(true));
    assertThat(windows().add(Measured.of(reading(START, START + LATENESS + 1, 41))), is(false));
    wake(Long.MAX_VALUE);
    assertThat(rows.values().stream().map(FeatureRow::revision).toList(), is(List.of(1)));
  }

  private MachineWindows windows() {
    return new MachineWindows(
        TIMES,
        PROCESS,
        memory,
        row -> {
          FeatureRow before = rows.put(row.fromMicros(), row);
          if (before != null) {
            assertThat(row.revision(), greaterThan(before.revision()));
          }
        });
  }

  /** As a runner's timers do: whatever is due until then, one after the other. */
  private void wake(long until) {
    for (long due = windows().wakeMicros();
        due <= until && due < Long.MAX_VALUE;
        due = windows().wakeMicros()) {
      windows().wake("acme", "lathe", due);
    }
  }

  private static Map<Long, FeatureRow> expected(List<ProcessReading> readings) {
    Map<Long, MachinePart> parts = new HashMap<>();
    for (ProcessReading reading : readings) {
      parts.merge(
          Math.floorDiv(reading.eventTimeMicros(), PART),
          MachinePart.EMPTY.with(Measured.of(reading)),
          (before, one) -> before.with(Measured.of(reading)));
    }
    Map<Long, FeatureRow> rows = new TreeMap<>();
    for (long last : parts.keySet()) {
      WindowFeatures window = new WindowFeatures((last - PARTS + 1) * PART, PART, PARTS);
      for (int i = 0; i < PARTS; i++) {
        MachinePart part = parts.get(last - PARTS + 1 + i);
        if (part != null) {
          window.set(i, part.summary(PROCESS));
        }
      }
      FeatureRow row = window.describe("acme", "lathe");
      if (row != null) {
        rows.put(row.fromMicros(), row);
      }
    }
    return rows;
  }

  private static ProcessReading reading(long micros, long arrivalMicros, double torque) {
    return ProcessReading.of(
        "acme",
        "lathe",
        "",
        300,
        310,
        1500,
        torque,
        100,
        micros,
        arrivalMicros,
        Source.kafka("machines", 0, 1));
  }

  private static final class HashMemory implements MachineMemory {
    private final Map<Long, MachinePart> parts = new HashMap<>();
    private final Map<Long, PartSummary> summaries = new HashMap<>();
    private @Nullable MachineClock clock;

    int size() {
      return parts.size() + summaries.size() + (clock == null ? 0 : 1);
    }

    @Override
    public @Nullable MachineClock clock() {
      return clock;
    }

    @Override
    public void clock(MachineClock now) {
      clock = now;
    }

    @Override
    public @Nullable MachinePart part(long part) {
      return parts.get(part);
    }

    @Override
    public void part(long part, MachinePart events) {
      parts.put(part, events);
    }

    @Override
    public @Nullable PartSummary summary(long part) {
      return summaries.get(part);
    }

    @Override
    public void summary(long part, PartSummary summary) {
      summaries.put(part, summary);
    }

    @Override
    public void remove(long part) {
      parts.remove(part);
      summaries.remove(part);
    }

    @Override
    public void clear() {
      clock = null;
    }
  }
}
