package io.crossdock.sandbox.play;

import io.crossdock.sandbox.servers.SandboxException;
import io.crossdock.sandbox.simulator.plant.LabelledBlock;
import io.crossdock.sandbox.simulator.plant.LabelledReading;
import io.crossdock.sandbox.simulator.plant.PlantTruth;
import io.crossdock.sandbox.simulator.plant.TrainingPlant;
import io.crossdock.training.Dataset;
import io.crossdock.training.Parameters;
import io.crossdock.training.TrainedModel;
import io.crossdock.training.Training;
import io.crossdock.transforms.maintenance.features.BlockFeatures;
import io.crossdock.transforms.maintenance.features.Feature;
import io.crossdock.transforms.maintenance.features.ProcessFeatures;
import io.crossdock.transforms.maintenance.signal.MeasureVibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Models for simulated plants, trained in a few seconds with what other simulated plants have gone
 * through: one for each race of a bearing, one for milling, and one for bearings of which nobody
 * knows the geometry.
 */
public final class PlantModels {
  private static final long SEED = 7_919;
  private static final int BLOCKS = 600;
  private static final int READINGS = 2_000;
  private static final double THRESHOLD = 0.5;
  private static final Parameters SMALL = Parameters.DEFAULT.withTrees(40);
  private static final List<Feature> SHAPE =
      List.of(Feature.ACCELERATION_RMS, Feature.PEAK, Feature.CREST, Feature.KURTOSIS);
  private static final List<Feature> RACES = List.of(Feature.OUTER_RACE, Feature.INNER_RACE);
  private static final List<Feature> PROCESS =
      List.of(
          Feature.VARIANT,
          Feature.TEMPERATURE_DIFFERENCE,
          Feature.SPEED,
          Feature.TORQUE,
          Feature.POWER,
          Feature.TOOL_WEAR,
          Feature.WEAR_TORQUE);

  private PlantModels() {}

  /** What machines make, by rank, as {@code --variants} says by default. */
  static final List<String> VARIANTS = List.of("L", "M", "H");

  private record Row(Map<Feature, Double> features, String failureMode) {}

  /** Trains the models and writes them to a folder. */
  public static void train(Path folder) {
    TrainingPlant plant = TrainingPlant.of(SEED);
    MeasureVibration measure = MeasureVibration.standard();
    List<LabelledBlock> blocks = plant.blocks(BLOCKS).toList();
    List<Row> rows =
        blocks.parallelStream()
            .map(
                block ->
                    new Row(
                        BlockFeatures.worst(
                            List.of(measure.measure(block.block(), block.machine()))),
                        block.failureMode()))
            .toList();
    List<String> types =
        blocks.stream().map(block -> block.machine().type()).distinct().sorted().toList();
    List<Feature> bearing = new ArrayList<>(SHAPE);
    bearing.addAll(RACES);
    for (String mode : List.of(PlantTruth.OUTER_RACE, PlantTruth.INNER_RACE)) {
      write(folder, "bearing-" + mode, mode, types, bearing, rows, mode::equals);
    }
    write(folder, "bearing-any", "bearing", List.of(), SHAPE, rows, mode -> !mode.isEmpty());
    ProcessFeatures process = new ProcessFeatures(VARIANTS);
    List<LabelledReading> readings = plant.readings(READINGS).toList();
    write(
        folder,
        "milling",
        PlantTruth.PROCESS,
        List.of("milling"),
        PROCESS,
        readings.stream()
            .map(one -> new Row(process.of(one.reading()), one.failureMode()))
            .toList(),
        PlantTruth.PROCESS::equals);
  }

  private static void write(
      Path folder,
      String name,
      String failureMode,
      List<String> types,
      List<Feature> features,
      List<Row> rows,
      Predicate<String> fails) {
    List<Row> whole =
        rows.stream().filter(row -> row.features().keySet().containsAll(features)).toList();
    float[][] values = new float[whole.size()][features.size()];
    boolean[] failures = new boolean[whole.size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < features.size(); j++) {
        values[i][j] =
            Objects.requireNonNull(whole.get(i).features().get(features.get(j))).floatValue();
      }
      failures[i] = fails.test(whole.get(i).failureMode());
    }
    List<String> names = features.stream().map(Feature::text).collect(Collectors.toList());
    TrainedModel model = Training.train(Dataset.of(names, values, failures), SMALL);
    try {
      model.writeOnnx(
          folder.resolve(name + ".onnx"), model.metadata(name, "", failureMode, types, THRESHOLD));
    } catch (IOException e) {
      throw new SandboxException("The models cannot be written: " + e.getMessage());
    }
  }
}
