package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tables as the database would have them, in memory: the higher revision of a key holds. */
class TableOfVerdicts implements Verdicts {
  final Map<UUID, CheckedScan> rows = new HashMap<>();
  final Map<String, TreeMap<Long, Session>> sessions = new HashMap<>();
  final Set<Source> copies = new HashSet<>();
  final Map<UUID, Anomaly> anomalies = new HashMap<>();
  int written;

  @Override
  public void row(CheckedScan row) {
    written++;
    rows.merge(row.scan().id(), row, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  @Override
  public void copy(ScanCopy copy) {
    copies.add(copy.source());
  }

  @Override
  public void session(Session session) {
    if (session.firstMicros() > session.lastMicros()) {
      throw new AssertionError("ends before it begins: " + session);
    }
    TreeMap<Long, Session> own =
        sessions.computeIfAbsent(session.tenant() + session.item(), item -> new TreeMap<>());
    Session same = own.get(session.firstMicros());
    if (same != null && same.revision() > session.revision()) {
      return;
    }
    for (Session other : own.headMap(session.firstMicros(), false).values()) {
      if (other.lastMicros() >= session.firstMicros() && other.revision() > session.revision()) {
        return;
      }
    }
    own.subMap(session.firstMicros(), false, session.lastMicros(), true)
        .values()
        .removeIf(other -> other.revision() <= session.revision());
    own.put(session.firstMicros(), session);
  }

  @Override
  public void anomaly(Anomaly anomaly) {
    anomalies.merge(
        anomaly.id(), anomaly, (old, now) -> now.revision() >= old.revision() ? now : old);
  }

  CheckedScan rowOf(CheckedScan scan) {
    CheckedScan row = rows.get(scan.scan().id());
    if (row == null) {
      throw new AssertionError("no row for " + scan);
    }
    return row;
  }

  Set<ScanFlag> flags(CheckedScan scan) {
    return ScanFlag.setOf(rowOf(scan).flags());
  }

  /** What stands in the tables, without revisions, in a form that shows differences well. */
  List<String> content() {
    List<String> lines = new ArrayList<>();
    for (CheckedScan row : rows.values()) {
      lines.add(
          "scan "
              + row.scan()
              + ScanFlag.setOf(row.flags())
              + row.conflicts()
              + " copies "
              + row.copies());
    }
    for (Map<Long, Session> own : sessions.values()) {
      own.values().stream()
          .filter(session -> session.count() > 0)
          .map(TableOfVerdicts::line)
          .forEach(lines::add);
    }
    copies.forEach(copy -> lines.add("copy " + copy));
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  static String line(Session session) {
    return String.format(
        "session %s %d..%d %d %s %s",
        session.item(),
        session.firstMicros(),
        session.lastMicros(),
        session.count(),
        session.path(),
        ScanFlag.setOf(session.flags()));
  }

  /** The anomalies that hold, by kind, scan and other. */
  Set<String> standing() {
    return anomalies.values().stream()
        .filter(anomaly -> !anomaly.withdrawn())
        .map(anomaly -> anomaly.kind() + " " + anomaly.scanId() + " " + anomaly.other())
        .collect(Collectors.toSet());
  }
}
