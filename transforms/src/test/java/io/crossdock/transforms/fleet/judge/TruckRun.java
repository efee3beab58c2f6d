package io.crossdock.transforms.fleet.judge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.fleet.DoorEvent;
import io.crossdock.schemas.fleet.GpsFix;
import io.crossdock.schemas.fleet.TemperatureReading;
import io.crossdock.schemas.fleet.TruckEvent;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.rules.FleetRules;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/** One truck's real history in a memory of maps, and the tables that it fills. */
final class TruckRun {
  static final String TENANT = "acme";
  static final String TRUCK = "t1";
  static final Duration LEDGER_EVERY = Duration.ofMinutes(5);

  final HashMemory memory = new HashMemory();
  final TableOfFacts table = new TableOfFacts();
  private final TruckHistory history;
  private final String tenant;

  TruckRun(FleetPlan plan, FleetRules standard) {
    this(TENANT, plan, standard, LEDGER_EVERY);
  }

  TruckRun(String tenant, FleetPlan plan, FleetRules standard, Duration ledgerEvery) {
    this.tenant = tenant;
    history = new TruckHistory(plan, standard, Micros.of(ledgerEvery), memory, table);
  }

  static TruckInput temperature(long micros, String sensor, double celsius, boolean defrosting) {
    return input(
        TemperatureReading.of(
            TENANT, TRUCK, sensor, celsius, defrosting, micros, micros, Source.file("t", 1)));
  }

  static TruckInput door(long micros, String door, boolean open) {
    return input(DoorEvent.of(TENANT, TRUCK, door, open, micros, micros, Source.file("t", 1)));
  }

  static TruckInput fix(long micros, double latitude, double longitude, @Nullable Double accuracy) {
    return input(
        GpsFix.of(
            TENANT, TRUCK, latitude, longitude, accuracy, micros, micros, Source.file("t", 1)));
  }

  static TruckInput input(TruckEvent event) {
    return new TruckInput(event, 0, null);
  }

  TruckHistory.Outcome add(TruckInput input) {
    return history.add(input);
  }

  List<TruckHistory.Outcome> add(List<TruckInput> inputs) {
    return history.add(inputs);
  }

  TruckRun addAll(List<TruckInput> inputs) {
    for (TruckInput input : inputs) {
      assertThat(history.add(input), is(TruckHistory.Outcome.JUDGED));
    }
    return this;
  }

  long wakeMicros() {
    return history.wakeMicros();
  }

  void wake(long micros) {
    history.wake(tenant, TRUCK, micros);
  }

  /** All that the truck asks to be looked at for up to this time, when it asks for it. */
  void pass(long until) {
    while (history.wakeMicros() <= until) {
      wake(history.wakeMicros());
    }
  }

  /** The end of all input: nothing may be left. */
  TruckRun finish() {
    wake(Micros.of(GlobalWindow.INSTANCE.maxTimestamp()));
    assertThat("nothing is left behind", memory.isEmpty(), is(true));
    assertThat(history.wakeMicros(), is(Long.MAX_VALUE));
    return this;
  }
}
