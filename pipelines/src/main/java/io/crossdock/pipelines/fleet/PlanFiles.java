package io.crossdock.pipelines.fleet;

import io.crossdock.io.settings.Durations;
import io.crossdock.io.settings.Problems;
import io.crossdock.schemas.fleet.Duty;
import io.crossdock.schemas.fleet.ExcursionLimit;
import io.crossdock.schemas.fleet.Truck;
import io.crossdock.transforms.fleet.cold.Profiles;
import io.crossdock.transforms.fleet.plan.FleetPlan;
import io.crossdock.transforms.fleet.plan.PlannedRoute;
import io.crossdock.transforms.time.Micros;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads trucks, duties and profiles from CSV files, and routes from GeoJSON. */
final class PlanFiles {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  private PlanFiles() {}

  static FleetPlan read(FleetOptions options, Problems problems) {
    int before = problems.all().size();
    List<Truck> trucks = rows("--trucks", options.getTrucks(), PlanFiles::truck, problems);
    List<Duty> duties = rows("--duties", options.getDuties(), PlanFiles::duty, problems);
    Map<String, List<ExcursionLimit>> profiles = new HashMap<>(Profiles.STANDARD);
    Map<String, List<ExcursionLimit>> own = new HashMap<>();
    rows("--profiles", options.getProfiles(), PlanFiles::limit, problems)
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

  private interface Row<T> {
    T of(CSVRecord row);
  }

  private static <T> List<T> rows(
      String option, @Nullable String file, Row<T> read, Problems problems) {
    List<T> all = new ArrayList<>();
    if (file == null) {
      return all;
    }
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8);
        CSVParser rows = FORMAT.parse(reader)) {
      for (CSVRecord row : rows) {
        try {
          all.add(read.of(row));
        } catch (IllegalArgumentException | DateTimeException e) {
          problems.add(option, file + ": row " + row.getRecordNumber() + ": " + e.getMessage());
          return all;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      problems.add(option, file + " cannot be read (" + e + ")");
    }
    return all;
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
        micros(row.get("from")),
        micros(row.get("to")),
        row.get("route"),
        kept ? Double.parseDouble(row.get("setPoint")) : Double.NaN,
        kept ? Double.parseDouble(row.get("tolerance")) : 0,
        row.get("profile"));
  }

  private static long micros(String text) {
    return Micros.of(Duration.between(Instant.EPOCH, Instant.parse(text)));
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
