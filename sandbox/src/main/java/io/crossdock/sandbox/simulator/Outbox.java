package io.crossdock.sandbox.simulator;

import io.crossdock.io.format.ScanJson;
import io.crossdock.sandbox.simulator.Truth.Finding;
import io.crossdock.sandbox.simulator.Truth.OffsetScanner;
import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.source.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes messages and truth of drafts, with copies of some and poison among them. */
final class Outbox {
  private static final long MICROS_PER_MS = 1_000;
  private static final long OFFSET_MS = 90_000;
  private static final long DAY_MS = 86_400_000;
  private static final int COPIES_IN_100 = 5;
  private static final int POISON = 3 * Poison.ALL.size();
  private static final Source NOT_SENT_YET = new Source("", 0, -1, "");

  /** A tenant whose gateways give every event an id. */
  private static final String SENDS_IDS = Warehouses.TENANTS.get(2);

  private final SplittableRandom random;
  private final List<SimulatedRecord> records = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);

  /** Looked up only, never walked through: its order is not the same twice. */
  private final IdentityHashMap<Draft, Scan> scans = new IdentityHashMap<>();

  Outbox(SplittableRandom random) {
    this.random = random;
  }

  void send(List<Draft> drafts) {
    for (Draft draft : drafts) {
      Scan scan = scanOf(draft);
      scans.put(draft, scan);
      SimulatedRecord record = record(scan);
      records.add(record);
      if (draft.lost) {
        failures.merge(FailureKind.LATE, 1, Integer::sum);
      } else {
        sendAgain(draft, record, scan);
      }
    }
    for (Draft draft : drafts) {
      tell(draft);
    }
    addPoison(drafts);
    records.sort(Comparator.comparingLong(SimulatedRecord::arrivalMicros));
  }

  List<SimulatedRecord> records() {
    return records;
  }

  Truth truth(Scanner offset) {
    return new Truth(
        findings,
        failures,
        new OffsetScanner(offset.tenant(), offset.id(), OFFSET_MS * MICROS_PER_MS));
  }

  private Scan scanOf(Draft draft) {
    Scanner scanner = draft.scanner;
    long clockMs =
        switch (scanner.behaviour()) {
          case OFFSET -> OFFSET_MS;
          case DAY_AHEAD -> DAY_MS;
          default -> 0;
        };
    long eventMicros = (draft.trueMs + clockMs) * MICROS_PER_MS;
    String place = scanner.place().id();
    String eventId =
        scanner.tenant().equals(SENDS_IDS) ? "ev-" + Long.toHexString(random.nextLong()) : "";
    String step = stepAt(place);
    return new Scan(
        scanner.tenant(),
        Scan.identify(
            scanner.tenant(), eventId, scanner.id(), place, draft.code, eventMicros, step),
        eventId,
        scanner.id(),
        place,
        draft.code,
        eventMicros,
        (draft.trueMs + draft.delayMs) * MICROS_PER_MS,
        step,
        Scan.Reading.SINGLE,
        NOT_SENT_YET);
  }

  private static String stepAt(String place) {
    if (place.contains("/door")) {
      return "receiving";
    }
    return place.contains("/aisle") ? "storing" : "packing";
  }

  private static SimulatedRecord record(Scan scan) {
    return new SimulatedRecord(scan.scannerId(), ScanJson.encode(scan), scan.arrivalMicros(), scan);
  }

  /** A flaky network loses the receipt, and the gateway sends the message again, maybe twice. */
  private void sendAgain(Draft draft, SimulatedRecord first, Scan scan) {
    boolean again =
        draft.scanner.is(Behaviour.FLAKY)
            ? random.nextInt(100) < COPIES_IN_100
            : draft.delayedOnPurpose && random.nextInt(20) == 0;
    long arrival = first.arrivalMicros();
    while (again) {
      arrival += random.nextInt(200, 90_000) * MICROS_PER_MS;
      records.add(
          new SimulatedRecord(
              first.topicKey(), first.payload(), arrival, arrivingAt(scan, arrival)));
      find(Anomaly.Kind.TRANSPORT_DUPLICATE, scan, "");
      again = random.nextInt(6) == 0;
    }
  }

  private static Scan arrivingAt(Scan scan, long arrivalMicros) {
    return new Scan(
        scan.tenant(),
        scan.id(),
        scan.eventId(),
        scan.scannerId(),
        scan.location(),
        scan.rawCode(),
        scan.eventTimeMicros(),
        arrivalMicros,
        scan.step(),
        scan.reading(),
        scan.source());
  }

  private void tell(Draft draft) {
    Scan scan = sent(draft);
    if (draft.scanner.is(Behaviour.DAY_AHEAD)) {
      find(Anomaly.Kind.CLOCK_AHEAD, scan, "");
    }
    draft.kinds.forEach(kind -> find(kind, scan, ""));
    for (Draft.Contradiction one : draft.contradictions) {
      find(one.kind(), scan, sent(one.other()).id().toString());
    }
  }

  private Scan sent(Draft draft) {
    Scan scan = scans.get(draft);
    if (scan == null) {
      throw new IllegalStateException("a draft contradicts one that was not sent");
    }
    return scan;
  }

  private void find(Anomaly.Kind kind, Scan scan, String other) {
    findings.add(new Finding(kind, scan.tenant(), scan.id(), other));
  }

  private void addPoison(List<Draft> drafts) {
    for (int i = 0; i < POISON; i++) {
      Poison poison = Poison.ALL.get(i % Poison.ALL.size());
      Scan scan = sent(drafts.get(random.nextInt(drafts.size())));
      long arrival = scan.arrivalMicros() + random.nextInt(5_000) * MICROS_PER_MS;
      byte[] payload = poison.payload(ScanJson.encode(scan));
      records.add(new SimulatedRecord(scan.scannerId(), payload, arrival, null));
      failures.merge(poison.kind(), 1, Integer::sum);
    }
  }
}
