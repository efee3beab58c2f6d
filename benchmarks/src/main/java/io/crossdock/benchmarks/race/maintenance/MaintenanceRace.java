package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.Engine;
import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.io.format.DecodeMachineEvents;
import io.crossdock.io.format.DecodeMessages;
import io.crossdock.io.format.FeatureRowJson;
import io.crossdock.io.format.FormatSettings;
import io.crossdock.pipelines.maintenance.StoredModelFiles;
import io.crossdock.sandbox.play.PlantModels;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.features.ProcessFeatures;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import io.crossdock.transforms.maintenance.orders.OrderRules;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.score.RowFailures;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The maintenance job's engines, and what they have in common. */
public final class MaintenanceRace {
  /** By name. */
  public static final Map<String, Supplier<Engine>> ENGINES =
      Map.of("tuned", TunedMaintenance::new, "crossdock", CrossdockMaintenance::new);

  static final Duration LATENESS = Duration.ofHours(2);

  /** As the pipeline's options are where nobody sets them. */
  static final JoinFeatures.Times TIMES =
      new JoinFeatures.Times(Duration.ofSeconds(30), 20, LATENESS, Duration.ofMinutes(10));

  static final ProcessFeatures PROCESS = new ProcessFeatures(List.of("L", "M", "H"));
  static final OrderRules ORDERS = new OrderRules(3, 5, 0.7, Micros.of(Duration.ofMinutes(30)));
  static final RowFailures FAILURES = new RowFailures("race", "ScoreRows", FeatureRowJson::bytes);
  static final DecodeMessages<MachineEvent> DECODER =
      DecodeMachineEvents.of("race", new FormatSettings("default", 1 << 22), event -> "");

  private MaintenanceRace() {}

  private static MachineBook book = MachineBook.EMPTY;

  /** Events of so many machines. */
  public static RaceInput input(int size, int machines) {
    PlantEvents plant = new PlantEvents(machines);
    book = plant.book();
    return plant.first(size);
  }

  /** The machines of the input that was made last in this JVM. */
  static MachineBook book() {
    return book;
  }

  /** Models as the sandbox trains them, in a folder of this directory. */
  static ModelBook models(String directory) throws IOException {
    Path folder = Files.createDirectories(Path.of(directory, "models"));
    PlantModels.train(folder);
    return ModelBook.read(new StoredModelFiles(), folder + "/*.onnx");
  }
}
