package io.crossdock.benchmarks.race;

import io.crossdock.benchmarks.race.fleet.FleetRace;
import io.crossdock.benchmarks.race.maintenance.MaintenanceRace;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A pipeline whose engines race, with its input. */
enum RacedPipeline {
  BARCODE(
      RaceRun.ENGINES,
      List.of("loop", "tuned", "windows", "crossdock"),
      RaceInput::of,
      2_000_000,
      2_000),
  FLEET(
      FleetRace.ENGINES,
      List.of("tuned", "crossdock"),
      (size, slots, length) -> FleetRace.input(size, slots),
      1_000_000,
      200),
  MAINTENANCE(
      MaintenanceRace.ENGINES,
      List.of("tuned", "crossdock"),
      (size, slots, length) -> MaintenanceRace.input(size, slots),
      1_000_000,
      200);

  private interface Inputs {
    RaceInput of(int size, int slots, int length);
  }

  private final Map<String, Supplier<Engine>> engines;
  private final List<String> raced;
  private final Inputs inputs;
  private final int size;
  private final int slots;

  RacedPipeline(
      Map<String, Supplier<Engine>> engines,
      List<String> raced,
      Inputs inputs,
      int size,
      int slots) {
    this.engines = engines;
    this.raced = raced;
    this.inputs = inputs;
    this.size = size;
    this.slots = slots;
  }

  static RacedPipeline of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** As an option says it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  Map<String, Supplier<Engine>> engines() {
    return engines;
  }

  /** The engines that race where nobody says which. */
  List<String> raced() {
    return raced;
  }

  /** How many messages there are where nobody says how many. */
  int size() {
    return size;
  }

  /** How many items, trucks or machines there are where nobody says how many. */
  int slots() {
    return slots;
  }

  Engine engine(String name) {
    return Objects.requireNonNull(engines.get(name), "no engine " + name).get();
  }

  RaceInput input(int messages, int slots, int length) {
    return inputs.of(messages, slots, length);
  }
}
