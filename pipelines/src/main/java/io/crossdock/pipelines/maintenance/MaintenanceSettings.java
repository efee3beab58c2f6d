package io.crossdock.pipelines.maintenance;

import io.crossdock.io.cmms.CmmsSettings;
import io.crossdock.io.influx.InfluxSettings;
import io.crossdock.io.pubsub.PubsubSettings;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.doors.DoorSettings;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.transforms.maintenance.features.JoinFeatures;
import io.crossdock.transforms.maintenance.orders.OrderRules;
import io.crossdock.transforms.maintenance.score.ModelBook;
import io.crossdock.transforms.maintenance.score.ScoringException;
import io.crossdock.transforms.maintenance.signal.VibrationZones;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the maintenance pipeline does and with what, checked as a whole.
 *
 * @param doors where it reads and writes
 * @param machines the machines of a file; null where they are read from the database
 * @param machinesEvery how often the table of machines is read again
 * @param models which files are models; empty for none
 * @param modelBook those that were there at launch
 * @param modelsEvery how often files are looked at again
 * @param modelsTopic topic of models that change
 * @param zones limits of vibration zones
 * @param variants what machines make, by rank
 * @param times when machines are judged
 * @param orders when predictions make an order
 * @param predictionsTopic topic for predictions
 * @param ordersTopic topic for orders
 * @param influx the time-series store; null for none
 * @param cmms the maintenance system; null for none
 */
public record MaintenanceSettings(
    DoorSettings doors,
    @Nullable List<Machine> machines,
    Duration machinesEvery,
    String models,
    ModelBook modelBook,
    Duration modelsEvery,
    @Nullable String modelsTopic,
    VibrationZones zones,
    List<String> variants,
    JoinFeatures.Times times,
    OrderRules orders,
    @Nullable String predictionsTopic,
    @Nullable String ordersTopic,
    @Nullable InfluxSettings influx,
    @Nullable CmmsSettings cmms)
    implements Serializable {
  private static final OrderRules ANY = new OrderRules(1, 1, 1, 1);

  /**
   * The settings that the options say.
   *
   * @param now what {@code latest} means
   * @throws io.crossdock.io.settings.InvalidSettingsException naming all that is wrong
   */
  public static MaintenanceSettings parse(MaintenanceOptions options, Instant now) {
    Problems problems = new Problems();
    String predictions =
        PubsubSettings.topic("--predictionsTopic", options.getPredictionsTopic(), problems);
    String orders = PubsubSettings.topic("--ordersTopic", options.getOrdersTopic(), problems);
    String modelsTopic = problems.optional("--modelsTopic", options.getModelsTopic());
    DoorSettings doors =
        DoorSettings.parse(
            options, MaintenancePipeline.NAME, Arrays.asList(predictions, orders), now, problems);
    String models = problems.optional("--models", options.getModels());
    VibrationZones zones = zones(options, problems);
    IdleOptions.refuse(options, doors, problems);
    MaintenanceSettings settings =
        new MaintenanceSettings(
            doors,
            options.getMachines() == null
                ? null
                : MachineFile.read(
                    problems.optional("--machines", options.getMachines()),
                    zones.groups(),
                    problems),
            problems.duration("--machinesEvery", options.getMachinesEvery(), Duration.ofSeconds(1)),
            models == null ? "" : models,
            models == null ? ModelBook.EMPTY : read(models, problems),
            problems.duration("--modelsEvery", options.getModelsEvery(), Duration.ofSeconds(1)),
            modelsTopic,
            zones,
            variants(options, problems),
            times(options, problems),
            rules(options, problems),
            predictions,
            orders,
            influx(options, problems),
            CmmsSettings.parse(options, problems));
    problems.throwIfAny();
    return settings;
  }

  private static @Nullable InfluxSettings influx(MaintenanceOptions options, Problems problems) {
    if (options.getInfluxUrl() == null) {
      InfluxSettings.check(options, problems);
      return null;
    }
    return InfluxSettings.parse(options, problems);
  }

  private static ModelBook read(String models, Problems problems) {
    try {
      return ModelBook.read(new StoredModelFiles(), models);
    } catch (ScoringException e) {
      String.valueOf(e.getMessage()).lines().forEach(line -> problems.add("--models", line));
    } catch (IOException | IllegalArgumentException e) {
      problems.add("--models", models + " cannot be read (" + e + ")");
    }
    return ModelBook.EMPTY;
  }

  private static VibrationZones zones(MaintenanceOptions options, Problems problems) {
    String file = problems.optional("--vibrationZones", options.getVibrationZones());
    if (file == null) {
      return VibrationZones.standard();
    }
    try {
      return VibrationZones.parse(Files.readString(Path.of(file)));
    } catch (IOException e) {
      problems.add("--vibrationZones", file + " cannot be read (" + e + ")");
    } catch (IllegalArgumentException e) {
      problems.add("--vibrationZones", file + ": " + e.getMessage());
    }
    return VibrationZones.standard();
  }

  private static List<String> variants(MaintenanceOptions options, Problems problems) {
    List<String> variants = problems.names("--variants", options.getVariants());
    if (new HashSet<>(variants).size() < variants.size()) {
      problems.add("--variants", options.getVariants() + " names one twice: which rank is its?");
    }
    return variants;
  }

  private static JoinFeatures.Times times(MaintenanceOptions options, Problems problems) {
    return new JoinFeatures.Times(
        problems.duration("--featureEvery", options.getFeatureEvery(), Duration.ofSeconds(1)),
        problems.between("--trendWindows", options.getTrendWindows(), 1, 2_000),
        problems.duration("--allowedLateness", options.getAllowedLateness(), Duration.ZERO),
        problems.duration("--futureTolerance", options.getFutureTolerance(), Duration.ZERO));
  }

  private static OrderRules rules(MaintenanceOptions options, Problems problems) {
    int before = problems.all().size();
    int open = problems.between("--openAfter", options.getOpenAfter(), 1, 10_000);
    int recover = problems.between("--recoverAfter", options.getRecoverAfter(), 1, 10_000);
    double below = options.getRecoverBelow();
    if (!(below > 0 && below <= 1)) {
      problems.add("--recoverBelow", below + " is not more than 0 and at most 1");
    }
    Duration gap = problems.duration("--orderGap", options.getOrderGap(), Duration.ofSeconds(1));
    return problems.all().size() > before
        ? ANY
        : new OrderRules(open, recover, below, Micros.of(gap));
  }
}
