package io.crossdock.pipelines.fleet;

import io.crossdock.io.settings.Durations;
import io.crossdock.io.settings.Problems;
import io.crossdock.pipelines.csv.CsvRows;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.time.Micros;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;

/** Reads trucks, duties and profiles from CSV files, and routes from GeoJSON. */
final class PlanFiles {
  private PlanFiles() {}

  static FleetPlan read(FleetOptions options, Problems problems) {
    int before = problems.all().size();
    List<Truck> trucks = CsvRows.read("--trucks", options.getTrucks(), PlanFiles::truck, problems);
    List<Duty> duties = CsvRows.read("--duties", options.getDuties(), PlanFiles::duty, problems);
    Map<String, List<ExcursionLimit>> profiles = new HashMap<>(Profiles.STANDARD);
    Map<String, List<ExcursionLimit>> own = new HashMap<>();
    CsvRows.read("--profiles", options.getProfiles(), PlanFiles::limit, problems)
        .forEach(
            limit ->
                own.computeIfAbsent(limit.profile(), name -> new ArrayList<>()).add(limit.limit()));
    profiles.putAll(own);
    List<PlannedRoute> routes = RoutesFile.read(options.getRoutes(), problems);
    FleetPlan none = FleetPlan.of(List.of(), List.of(), List.of(), Map.of());
    if (problems.all().size() > before) {
      return none;
    }
    try {
      return FleetPlan.of(trucks, duties, routes, profiles);
    } catch (IllegalArgumentException e) {
      problems.add(
          options.getDuties() == null ? "--trucks" : "--duties", String.valueOf(e.getMessage()));
      return none;
    }
  }

  private static Truck truck(CSVRecord row) {
    return new Truck(
        row.get("tenant"),
        row.get("truck"),
        ZoneId.of(row.get("zone")).getId(),
        Arrays.stream(row.get("sensors").split("\\s+", -1))
            .filter(name -> !name.isEmpty())
            .toList());
  }

  private static Duty duty(CSVRecord row) {
    boolean kept = !row.get("setPoint").isEmpty();
    return new Duty(
        row.get("tenant"),
        row.get("truck"),
        CsvRows.micros(row.get("from")),
        CsvRows.micros(row.get("to")),
        row.get("route"),
        kept ? Double.parseDouble(row.get("setPoint")) : Double.NaN,
        kept ? Double.parseDouble(row.get("tolerance")) : 0,
        row.get("profile"));
  }

  private record NamedLimit(String profile, ExcursionLimit limit) {}

  private static NamedLimit limit(CSVRecord row) {
    return new NamedLimit(
        row.get("profile"),
        new ExcursionLimit(
            row.get("limit"),
            ExcursionLimit.Side.valueOf(row.get("side").toUpperCase(Locale.ROOT)),
            Double.parseDouble(row.get("celsius")),
            Micros.of(Durations.parse(row.get("duration"))),
            ExcursionLimit.Activation.valueOf(row.get("activation").toUpperCase(Locale.ROOT))));
  }
}
