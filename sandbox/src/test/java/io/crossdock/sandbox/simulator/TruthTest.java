package io.crossdock.sandbox.simulator;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossdock.sandbox.oracle.ExpectedRows;
import io.crossdock.sandbox.oracle.NaiveOracle;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.gs1.Gs1Parser;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class TruthTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  public void whatIsFoundInSmallDaysIsWhatWasInjected() {
    for (int seed = 1; seed <= 8; seed++) {
      compare(seed, 2_000);
    }
  }

  @Test
  public void whatIsFoundInBusyDaysIsWhatWasInjected() {
    for (int seed = 1; seed <= 8; seed++) {
      compare(seed, 20_000);
    }
  }

  private static void compare(int seed, int scans) {
    WarehouseDay day = WarehouseDay.of(seed, scans, DAY);
    ExpectedRows found = judge(day);
    Map<Anomaly.Kind, Map<String, Integer>> injected = new EnumMap<>(Anomaly.Kind.class);
    for (Truth.Finding one : day.truth().findings()) {
      count(injected, one.kind(), one.tenant() + " " + one.scanId() + " " + one.other());
    }
    Map<Anomaly.Kind, Map<String, Integer>> seen = new EnumMap<>(Anomaly.Kind.class);
    for (ExpectedRows.Finding one : found.anomalies()) {
      String other = one.kind() == Anomaly.Kind.TRANSPORT_DUPLICATE ? "" : one.other();
      count(seen, one.kind(), one.tenant() + " " + one.scanId() + " " + other);
    }
    Map<String, CheckedScan> rows = new HashMap<>();
    for (CheckedScan row : found.scans().values()) {
      rows.put(row.scan().id().toString(), row);
    }
    for (Anomaly.Kind kind : Anomaly.Kind.values()) {
      String where = "seed " + seed + ", " + scans + " scans: " + kind;
      Map<String, Integer> missing = new TreeMap<>(injected.getOrDefault(kind, Map.of()));
      Map<String, Integer> extra = new TreeMap<>(seen.getOrDefault(kind, Map.of()));
      Set<Map.Entry<String, Integer>> both = Set.copyOf(missing.entrySet());
      missing.entrySet().removeAll(Set.copyOf(extra.entrySet()));
      extra.entrySet().removeAll(both);
      assertThat(where + " not found", lines(missing, rows), is(empty()));
      assertThat(where + " not injected", lines(extra, rows), is(empty()));
    }
    assertThat(found.late().size(), is(day.truth().failures().get(FailureKind.LATE)));
  }

  private static List<String> lines(Map<String, Integer> findings, Map<String, CheckedScan> rows) {
    List<String> lines = new ArrayList<>();
    findings.forEach(
        (finding, count) ->
            lines.add(count + " x " + finding + " " + rows.get(finding.split(" ", -1)[1])));
    return lines;
  }

  private static void count(
      Map<Anomaly.Kind, Map<String, Integer>> counts, Anomaly.Kind kind, String finding) {
    counts.computeIfAbsent(kind, any -> new HashMap<>()).merge(finding, 1, Integer::sum);
  }

  private static ExpectedRows judge(WarehouseDay day) {
    List<Scan> scans = new ArrayList<>();
    for (SimulatedRecord record : day) {
      if (record.scan() != null) {
        scans.add(readFrom(record.scan(), Source.kafka("scans", 0, scans.size())));
      }
    }
    return NaiveOracle.of(scans, day.rules(), Places.of(day.places()), new Gs1Parser()::parse);
  }

  private static Scan readFrom(Scan scan, Source source) {
    return new Scan(
        scan.tenant(),
        scan.id(),
        scan.eventId(),
        scan.scannerId(),
        scan.location(),
        scan.rawCode(),
        scan.eventTimeMicros(),
        scan.arrivalMicros(),
        scan.step(),
        scan.reading(),
        source);
  }

  @Test
  public void everyKindIsInjectedInASensibleShare() {
    Truth truth = WarehouseDay.of(1, 20_000, DAY).truth();
    EnumSet<Anomaly.Kind> all = EnumSet.allOf(Anomaly.Kind.class);
    all.remove(Anomaly.Kind.RETRACTED); // JSON scans have no corrections
    assertThat(truth.counts().keySet(), equalTo(all));
    double share = truth.findings().size() / 20_000.0;
    assertThat(truth.counts().toString(), share, is(allOf(greaterThan(0.03), lessThan(0.05))));
  }

  @Test
  public void unreadableMessagesAreCounted() {
    WarehouseDay day = WarehouseDay.of(1, 20_000, DAY);
    long poison = day.records().stream().filter(record -> record.scan() == null).count();
    Map<FailureKind, Integer> failures = day.truth().failures();
    assertThat(
        failures.keySet(),
        containsInAnyOrder(FailureKind.MALFORMED, FailureKind.SCHEMA_VIOLATION, FailureKind.LATE));
    assertThat(
        poison,
        is(
            (long) failures.getOrDefault(FailureKind.MALFORMED, 0)
                + failures.getOrDefault(FailureKind.SCHEMA_VIOLATION, 0)));
    assertThat(poison, is(39L));
  }

  @Test
  public void theOffsetScannerIsAheadAndNotFlagged() {
    WarehouseDay day = WarehouseDay.of(1, 20_000, DAY);
    Truth.OffsetScanner offset = day.truth().offsetScanner();
    List<CheckedScan> rows =
        judge(day).scans().values().stream()
            .filter(row -> row.scan().tenant().equals(offset.tenant()))
            .filter(row -> row.scan().scannerId().equals(offset.scannerId()))
            .toList();
    assertThat(rows.size(), is(greaterThan(100)));
    List<Long> ahead =
        rows.stream()
            .map(row -> row.scan().eventTimeMicros() - row.scan().arrivalMicros())
            .sorted()
            .toList();
    long median = ahead.get(ahead.size() / 2);
    assertThat(
        median,
        is(allOf(greaterThan(offset.aheadMicros() - 2_000_000), lessThan(offset.aheadMicros()))));
    assertThat(rows.stream().filter(row -> row.flags() != 0).toList(), is(empty()));
  }

  @Test
  public void writesOneObjectALine() throws IOException {
    Truth truth = WarehouseDay.of(1, 2_000, DAY).truth();
    StringWriter out = new StringWriter();
    truth.writeNdjson(out);
    List<String> lines = out.toString().lines().toList();
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines) {
      objects.add(json.readTree(line));
    }
    assertThat(lines.size(), is(truth.findings().size() + truth.failures().size() + 1));
    Truth.Finding first = truth.findings().get(0);
    assertThat(
        objects.get(0).toString(),
        is(
            String.format(
                "{\"anomaly\":\"%s\",\"tenant\":\"%s\",\"scanId\":\"%s\",\"other\":\"%s\"}",
                first.kind(), first.tenant(), first.scanId(), first.other())));
    assertThat(
        objects.stream()
            .filter(object -> object.has("failure"))
            .collect(
                Collectors.toMap(
                    object -> FailureKind.valueOf(object.get("failure").textValue()),
                    object -> object.get("count").intValue())),
        is(truth.failures()));
    assertThat(
        objects.get(objects.size() - 1).get("offsetScanner").textValue(),
        is(truth.offsetScanner().scannerId()));
    assertThat(out.toString().endsWith("}\n"), is(true));
  }
}
