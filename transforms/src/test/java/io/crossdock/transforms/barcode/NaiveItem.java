package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The oracle: what must stand in the tables for one item, from all its scans at once and with no
 * regard for speed, order or memory.
 */
final class NaiveItem {
  private NaiveItem() {}

  static List<String> content(
      List<CheckedScan> arrived, Set<UUID> tooFast, BarcodeRules rules, Places places) {
    List<String> lines = new ArrayList<>();
    Map<UUID, CheckedScan> first = new LinkedHashMap<>();
    Map<UUID, Integer> copies = new LinkedHashMap<>();
    Set<Source> sources = new HashSet<>();
    for (CheckedScan row : arrived) {
      if (!sources.add(row.scan().source())) {
        continue;
      }
      CheckedScan other = first.putIfAbsent(row.scan().id(), row);
      if (other == null) {
        continue;
      }
      copies.merge(row.scan().id(), 1, Integer::sum);
      Comparator<CheckedScan> byArrival =
          Comparator.<CheckedScan>comparingLong(scan -> scan.scan().arrivalMicros())
              .thenComparing(scan -> scan.scan().source());
      boolean sooner = byArrival.compare(row, other) < 0;
      first.put(row.scan().id(), sooner ? row : other);
      lines.add("copy " + (sooner ? other : row).scan().source());
    }
    Set<String> retracted = new HashSet<>();
    for (CheckedScan row : first.values()) {
      if (row.scan().reading() == Scan.Reading.CORRECTION) {
        retracted.add(row.scan().eventId());
      }
    }
    List<CheckedScan> sightings = new ArrayList<>();
    Map<UUID, Integer> flags = new LinkedHashMap<>();
    for (CheckedScan row : first.values()) {
      boolean correction = row.scan().reading() == Scan.Reading.CORRECTION;
      boolean gone =
          !correction
              && !row.scan().eventId().isEmpty()
              && retracted.contains(row.scan().eventId());
      flags.put(
          row.scan().id(),
          row.flags()
              | (gone ? ScanFlag.RETRACTED.mask() : 0)
              | (tooFast.contains(row.scan().id()) ? ScanFlag.TOO_FAST.mask() : 0));
      if (!correction
          && !gone
          && row.code().kind() != CodeKind.NONE
          && !ScanFlag.CLOCK_AHEAD.in(row.flags())) {
        sightings.add(row);
      }
    }
    sightings.sort(
        Comparator.<CheckedScan>comparingLong(row -> row.scan().eventTimeMicros())
            .thenComparing(row -> row.scan().id()));
    Map<UUID, List<Conflict>> conflicts = conflicts(sightings, rules, places);
    for (int i = 0; i < sightings.size(); i++) {
      Scan scan = sightings.get(i).scan();
      for (int j = 0; j < i; j++) {
        Scan earlier = sightings.get(j).scan();
        if (earlier.scannerId().equals(scan.scannerId())
            && scan.eventTimeMicros() - earlier.eventTimeMicros()
                < Micros.of(rules.bounceWindow())) {
          flags.merge(scan.id(), ScanFlag.BOUNCE.mask(), (a, b) -> a | b);
        }
      }
      for (Conflict conflict : conflicts.getOrDefault(scan.id(), List.of())) {
        flags.merge(scan.id(), conflict.flag().mask(), (a, b) -> a | b);
      }
    }
    for (CheckedScan row : first.values()) {
      UUID id = row.scan().id();
      lines.add(
          "scan "
              + row.scan()
              + ScanFlag.setOf(flags.getOrDefault(id, 0))
              + conflicts.getOrDefault(id, List.of())
              + " copies "
              + copies.getOrDefault(id, 0));
    }
    lines.addAll(sessions(sightings, flags, rules));
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static Map<UUID, List<Conflict>> conflicts(
      List<CheckedScan> sightings, BarcodeRules rules, Places places) {
    Map<UUID, List<Conflict>> conflicts = new LinkedHashMap<>();
    Scan previous = null;
    for (CheckedScan row : sightings) {
      Scan scan = row.scan();
      Place here = places.find(scan.tenant(), scan.location());
      if (!row.code().serialised() || here == null) {
        continue;
      }
      Place there = previous == null ? null : places.find(previous.tenant(), previous.location());
      if (previous != null && there != null) {
        double hours = (scan.eventTimeMicros() - previous.eventTimeMicros()) / 3.6e9;
        double km = Places.metres(there, here) / 1000;
        if (km > 0
            && km / hours > rules.maxSpeedKmh()
            && hours * 3.6e9 <= Micros.of(rules.travelHorizon())) {
          ScanFlag flag =
              hours * 3.6e9 <= Micros.of(rules.clockError())
                  ? ScanFlag.CLOCK_SUSPECT
                  : ScanFlag.IMPOSSIBLE_TRAVEL;
          double kmh = hours == 0 ? Double.POSITIVE_INFINITY : Math.round(km / hours * 10) / 10.0;
          conflicts
              .computeIfAbsent(scan.id(), id -> new ArrayList<>())
              .add(new Conflict(previous.id(), flag, kmh));
          conflicts
              .computeIfAbsent(previous.id(), id -> new ArrayList<>())
              .add(new Conflict(scan.id(), flag, kmh));
        }
      }
      previous = scan;
    }
    return conflicts;
  }

  private static List<String> sessions(
      List<CheckedScan> sightings, Map<UUID, Integer> flags, BarcodeRules rules) {
    List<String> lines = new ArrayList<>();
    List<Scan> run = new ArrayList<>();
    for (int i = 0; i <= sightings.size(); i++) {
      Scan scan = i < sightings.size() ? sightings.get(i).scan() : null;
      boolean over =
          scan == null
              || (!run.isEmpty()
                  && scan.eventTimeMicros() - run.get(run.size() - 1).eventTimeMicros()
                      > Micros.of(rules.sessionGap()));
      if (over && !run.isEmpty()) {
        List<String> path = new ArrayList<>();
        int all = 0;
        for (Scan one : run) {
          if (path.isEmpty() || !path.get(path.size() - 1).equals(one.location())) {
            path.add(one.location());
          }
          all |= flags.getOrDefault(one.id(), 0);
        }
        lines.add(
            TableOfVerdicts.line(
                new Session(
                    run.get(0).tenant(),
                    sightings.get(0).item(),
                    run.get(0).eventTimeMicros(),
                    run.get(run.size() - 1).eventTimeMicros(),
                    run.size(),
                    path,
                    all,
                    0)));
        run.clear();
      }
      if (scan != null) {
        run.add(scan);
      }
    }
    return lines;
  }
}
