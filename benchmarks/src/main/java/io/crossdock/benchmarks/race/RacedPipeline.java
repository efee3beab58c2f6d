package io.crossdock.benchmarks.race;

import io.crossdock.benchmarks.race.fleet.FleetRace;
import io.crossdock.benchmarks.race.maintenance.MaintenanceRace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline whose engines race, with its input.
 *
 * @param text its name, as an option says it
 * @param engines by name
 * @param raced the engines that race where nobody says which; others are compared with the first
 * @param inputs makes messages
 * @param size how many messages there are where nobody says how many
 * @param slots how many items, trucks or machines there are where nobody says how many
 */
record RacedPipeline(
    String text,
    Map<String, Supplier<Engine>> engines,
    List<String> raced,
    Inputs inputs,
    int size,
    int slots) {
  static final List<RacedPipeline> ALL =
      List.of(
          new RacedPipeline(
              "barcode",
              RaceRun.ENGINES,
              List.of("tuned", "loop", "windows", "crossdock"),
              RaceInput::of,
              2_000_000,
              50_000),
          new RacedPipeline(
              "fleet",
              FleetRace.ENGINES,
              List.of("tuned", "crossdock"),
              size -> FleetRace.input(size.messages(), size.slots()),
              1_000_000,
              200),
          new RacedPipeline(
              "maintenance",
              MaintenanceRace.ENGINES,
              List.of("tuned", "crossdock"),
              size -> MaintenanceRace.input(size.messages(), size.slots()),
              1_000_000,
              200));

  /** Makes messages before the clock starts. */
  interface Inputs {
    /** Messages of this size. */
    RaceInput of(RaceSize size);
  }

  /** The pipeline of this name; null if there is none. */
  static @Nullable RacedPipeline of(String text) {
    return ALL.stream().filter(one -> one.text().equals(text)).findFirst().orElse(null);
  }

  Engine engine(String name) {
    return Objects.requireNonNull(engines.get(name), "no engine " + name).get();
  }

  RaceInput input(RaceSize size) {
    return inputs.of(size);
  }
}
