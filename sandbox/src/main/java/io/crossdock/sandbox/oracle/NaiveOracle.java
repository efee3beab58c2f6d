package io.crossdock.sandbox.oracle;

import io.crossdock.sandbox.oracle.ExpectedRows.Finding;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Conflict;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.RulesByTenant;
import io.crossdock.transforms.barcode.gs1.Gs1Result;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the pipeline must say of a set of scans, from all of them at once and with no regard for
 * speed, order or memory. Shares the parser, the rules and the distance with the pipeline, and
 * nothing of how it judges.
 */
public final class NaiveOracle {
  private static final Comparator<Scan> BY_ARRIVAL =
      Comparator.comparingLong(Scan::arrivalMicros).thenComparing(Scan::source);

  private static final Comparator<Judged> BY_TIME =
      Comparator.<Judged>comparingLong(Judged::time).thenComparing(row -> row.scan.id());

  /** A message's scan: one message may have several, and may be read twice. */
  private record Message(UUID scanId, Source source) {}

  private final RulesByTenant rules;
  private final Places places;
  private final Function<String, Gs1Result> parser;
  private final Map<UUID, Judged> rows = new LinkedHashMap<>();
  private final List<ScanCopy> copies = new ArrayList<>();
  private final List<Scan> late = new ArrayList<>();
  private final Set<Finding> anomalies = new LinkedHashSet<>();

  private NaiveOracle(RulesByTenant rules, Places places, Function<String, Gs1Result> parser) {
    this.rules = rules;
    this.places = places;
    this.parser = parser;
  }

  /**
   * What must be said of these scans.
   *
   * @param decoded all scans of all messages, copies among them, in any order
   * @param rules the rules of their tenants
   * @param places the known places
   * @param parser what a raw code identifies
   */
  public static ExpectedRows of(
      Collection<Scan> decoded,
      RulesByTenant rules,
      Places places,
      Function<String, Gs1Result> parser) {
    NaiveOracle oracle = new NaiveOracle(rules, places, parser);
    oracle.takeFirstCopies(decoded);
    oracle.judgeScanners();
    List<Session> sessions = oracle.judgeItems();
    return oracle.rows(sessions);
  }

  private void takeFirstCopies(Collection<Scan> decoded) {
    Set<Message> read = new HashSet<>();
    Map<UUID, List<Scan>> byId = new LinkedHashMap<>();
    for (Scan scan : decoded) {
      if (!read.add(new Message(scan.id(), scan.source()))) {
        continue; // the same message read twice
      }
      if (isTooLate(scan)) {
        late.add(scan);
      } else {
        byId.computeIfAbsent(scan.id(), id -> new ArrayList<>()).add(scan);
      }
    }
    byId.forEach(
        (id, all) -> {
          all.sort(BY_ARRIVAL);
          Scan first = all.get(0);
          rows.put(
              id,
              new Judged(
                  first, rules.of(first.tenant()), parser.apply(first.rawCode()), all.size() - 1));
          for (Scan copy : all.subList(1, all.size())) {
            copies.add(new ScanCopy(copy.tenant(), id, copy.arrivalMicros(), copy.source()));
            anomalies.add(
                new Finding(
                    Anomaly.Kind.TRANSPORT_DUPLICATE, copy.tenant(), id, copy.source().toString()));
          }
        });
  }

  private boolean isTooLate(Scan scan) {
    return scan.reading() != Scan.Reading.CORRECTION
        && scan.arrivalMicros() - scan.eventTimeMicros()
            > Micros.of(rules.of(scan.tenant()).allowedLateness());
  }

  private void judgeScanners() {
    Map<String, List<Judged>> byScanner = new LinkedHashMap<>();
    for (Judged row : rows.values()) {
      if (row.isPullOfTrigger()) {
        byScanner
            .computeIfAbsent(
                row.scan.tenant() + '\n' + row.scan.scannerId(), k -> new ArrayList<>())
            .add(row);
      }
    }
    for (List<Judged> pulls : byScanner.values()) {
      pulls.sort(BY_TIME);
      for (int i = 0; i < pulls.size(); i++) {
        Judged row = pulls.get(i);
        long after = row.time() - Micros.of(row.rules.minScanInterval());
        for (int j = i - 1; j >= 0 && pulls.get(j).time() > after; j--) {
          if (!pulls.get(j).item.equals(row.item)) {
            row.add(ScanFlag.TOO_FAST);
          }
        }
      }
    }
  }

  private List<Session> judgeItems() {
    Map<String, Map<String, List<Judged>>> byTenantAndItem = new TreeMap<>();
    for (Judged row : rows.values()) {
      byTenantAndItem
          .computeIfAbsent(row.scan.tenant(), tenant -> new TreeMap<>())
          .computeIfAbsent(row.item, item -> new ArrayList<>())
          .add(row);
    }
    List<Session> sessions = new ArrayList<>();
    for (Map<String, List<Judged>> items : byTenantAndItem.values()) {
      for (List<Judged> scans : items.values()) {
        retract(scans);
        List<Judged> sightings =
            new ArrayList<>(scans.stream().filter(Judged::isSighting).toList());
        sightings.sort(BY_TIME);
        new NaiveItem(sightings).judge(places);
        sessions.addAll(NaiveItem.sessions(sightings));
      }
    }
    return sessions;
  }

  /** A correction takes back what has its event id (R14). */
  private static void retract(List<Judged> scans) {
    Set<String> wrong = new HashSet<>();
    for (Judged row : scans) {
      if (row.isCorrection() && !row.scan.eventId().isEmpty()) {
        wrong.add(row.scan.eventId());
      }
    }
    for (Judged row : scans) {
      if (!row.isCorrection() && wrong.contains(row.scan.eventId())) {
        row.add(ScanFlag.RETRACTED);
      }
    }
  }

  private ExpectedRows rows(List<Session> sessions) {
    Map<UUID, CheckedScan> scans = new LinkedHashMap<>();
    rows.forEach((id, row) -> scans.put(id, row.row()));
    for (CheckedScan row : scans.values()) {
      Scan scan = row.scan();
      for (ScanFlag flag : ScanFlag.setOf(row.flags())) {
        if (flag != ScanFlag.CORRECTION
            && flag != ScanFlag.IMPOSSIBLE_TRAVEL
            && flag != ScanFlag.CLOCK_SUSPECT) {
          anomalies.add(
              new Finding(Anomaly.Kind.valueOf(flag.name()), scan.tenant(), scan.id(), ""));
        }
      }
      for (Conflict conflict : row.conflicts()) {
        anomalies.add(
            new Finding(
                Anomaly.Kind.valueOf(conflict.flag().name()),
                scan.tenant(),
                scan.id(),
                conflict.other().toString()));
      }
    }
    return new ExpectedRows(scans, sessions, copies, anomalies, late);
  }
}
