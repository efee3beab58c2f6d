package io.crossdock.pipelines.maintenance;

import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.doors.DoorSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Options that would do nothing beside the others. They are refused: whoever says where orders go
 * believes that they go there.
 */
final class IdleOptions {
  private final MaintenanceOptions options;
  private final DoorSettings doors;
  private final Problems problems;

  private IdleOptions(MaintenanceOptions options, DoorSettings doors, Problems problems) {
    this.options = options;
    this.doors = doors;
    this.problems = problems;
  }

  /** Notes each of them, with what it needs. */
  static void refuse(MaintenanceOptions options, DoorSettings doors, Problems problems) {
    IdleOptions idle = new IdleOptions(options, doors, problems);
    idle.withoutDoors();
    idle.withoutModels();
    idle.withoutMachines();
    idle.withoutInflux();
  }

  private void withoutDoors() {
    if (options.getModelsTopic() != null && doors.input() != DoorSettings.Input.KAFKA) {
      problems.add("--modelsTopic", "is read beside --input=kafka only");
    }
    if (options.getCmmsUrl() != null && doors.output() != DoorSettings.Output.POSTGRES) {
      problems.add(
          "--cmmsUrl", "needs --output=postgres: orders wait in the table until they are there");
    }
    if (doors.input() == DoorSettings.Input.REPLAY) {
      each(orders(), "is for orders, and what is replayed makes none");
    }
  }

  private void withoutModels() {
    if (options.getModels() == null && options.getModelsTopic() == null) {
      Map<String, @Nullable String> all = orders();
      all.put("--predictionsTopic", options.getPredictionsTopic());
      each(all, "needs --models or --modelsTopic: without models nothing is scored");
    }
  }

  private void withoutMachines() {
    if (options.getMachines() == null && doors.postgres() == null) {
      each(orders(), "needs --machines or a database: a machine that nobody knows gets no order");
    }
  }

  private void withoutInflux() {
    if (options.getInfluxUrl() != null) {
      return;
    }
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    all.put("--influxDatabase", options.getInfluxDatabase());
    all.put("--influxOrg", options.getInfluxOrg());
    all.put("--influxBucket", options.getInfluxBucket());
    all.put("--influxUser", options.getInfluxUser());
    all.put("--influxPassword", options.getInfluxPassword());
    all.put("--influxToken", options.getInfluxToken());
    each(all, "needs --influxUrl: without it nothing is sent");
  }

  private Map<String, @Nullable String> orders() {
    Map<String, @Nullable String> orders = new LinkedHashMap<>();
    orders.put("--ordersTopic", options.getOrdersTopic());
    orders.put("--cmmsUrl", options.getCmmsUrl());
    return orders;
  }

  private void each(Map<String, @Nullable String> said, String problem) {
    said.forEach(
        (option, value) -> {
          if (Objects.nonNull(value)) {
            problems.add(option, problem);
          }
        });
  }
}
