package io.crossdock.benchmarks.race;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.barcode.ItemHistory;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.barcode.ItemJudge;
import io.crossdock.transforms.barcode.ItemMemory;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.Verdicts;
import io.crossdock.transforms.time.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that is said of one item's session once all of its scans are there, as a job with session
 * windows says it: each row once. Sound only where no session has to do with another, as in the
 * race's input.
 */
final class SessionVerdicts implements Verdicts {
  private static final Places PLACES = RaceInput.places();
  private static final Comparator<JsonScan> BY_ARRIVAL =
      Comparator.<JsonScan>comparingLong(scan -> scan.arrivalMicros)
          .thenComparingLong(scan -> scan.offset);

  final Map<UUID, CheckedScan> rows = new LinkedHashMap<>();
  final List<Session> sessions = new ArrayList<>();
  final List<ScanCopy> copies = new ArrayList<>();

  static SessionVerdicts of(Iterable<JsonScan> scans) {
    SessionVerdicts verdicts = new SessionVerdicts();
    List<JsonScan> all = new ArrayList<>();
    scans.forEach(all::add);
    all.sort(BY_ARRIVAL);
    ItemJudge judge =
        new ItemJudge(
            RaceInput.RULES.standard(),
            PLACES,
            ItemHistory.empty(all.get(0).tenant, all.get(0).item));
    long last = Long.MIN_VALUE;
    for (JsonScan scan : all) {
      CheckedScan row = scan.checked();
      last = Math.max(last, row.scan().eventTimeMicros());
      if (scan.tooFast) {
        judge.add(new TooFast(row.scan().id(), row.scan().eventTimeMicros()), verdicts);
      } else {
        judge.add(row, verdicts);
      }
    }
    long over = last + Micros.of(RaceInput.RULES.standard().sessionGap());
    new ItemMemory(RaceInput.RULES.standard(), PLACES).wake(judge.history(), over, verdicts);
    return verdicts;
  }

  @Override
  public void row(CheckedScan row) {
    rows.put(row.scan().id(), row);
  }

  @Override
  public void copy(ScanCopy copy) {
    copies.add(copy);
  }

  @Override
  public void session(Session session) {
    sessions.add(session);
  }

  @Override
  public void anomaly(Anomaly anomaly) {}

  void tally() {
    rows.values().forEach(Tally.own()::row);
    sessions.forEach(Tally.own()::session);
    copies.forEach(Tally.own()::copy);
  }
}
