package io.crossdock.transforms.fleet.judge;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.schemas.fleet.Alert;
import io.crossdock.schemas.fleet.CheckedEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.Stop;
import io.crossdock.schemas.fleet.TruckDay;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.time.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

/** The ledger's days are the same in the end, however often they were told before. */
public class ToldDaysTest {
  private static final long START = Instant.parse("2026-03-02T05:00:00Z").getEpochSecond();
  private static final long SECOND = 1_000_000;
  private static final long END = Micros.of(GlobalWindow.INSTANCE.maxTimestamp());

  @Test
  public void aTruckThatIsHeardNoMoreWhileItCrawlsHasOneLedger() {
    assertThat(told(30 * SECOND), equalTo(told(Long.MAX_VALUE / 4)));
    assertThat(told(30 * SECOND).metres(), greaterThan(1_000.0));
  }

  /** A truck drives for a minute and crawls for another; then there is nothing more. */
  private static TruckDay told(long ledgerEveryMicros) {
    Told told = new Told();
    TruckHistory history =
        new TruckHistory(
            FleetPlan.of(List.of(), List.of(), List.of(), Map.of()),
            FleetRules.STANDARD,
            ledgerEveryMicros,
            new HashMemory(),
            told);
    double[] north = {0, 0.005, 0.01, 0.0101, 0.0102};
    for (int i = 0; i < north.length; i++) {
      long micros = (START + 30L * i) * SECOND;
      wake(history, micros);
      history.add(new TruckInput(fix(50 + north[i], micros), 0, null));
    }
    wake(history, END);
    return requireNonNull(told.day);
  }

  private static void wake(TruckHistory history, long until) {
    while (history.wakeMicros() <= until) {
      history.wake("acme", "T1", history.wakeMicros());
    }
  }

  private static GpsFix fix(double latitude, long micros) {
    return GpsFix.of("acme", "T1", latitude, 9, 5.0, micros, micros, Source.file("day", 1));
  }

  private static final class Told implements FleetFacts {
    private @Nullable TruckDay day;

    @Override
    public void alert(Alert alert) {}

    @Override
    public void stop(Stop stop) {}

    @Override
    public void flagged(CheckedEvent event) {}

    @Override
    public void day(TruckDay told) {
      day = told;
    }
  }
}
