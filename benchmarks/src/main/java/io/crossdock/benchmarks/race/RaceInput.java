package io.crossdock.benchmarks.race;

import io.crossdock.schemas.barcode.Place;
import io.crossdock.schemas.source.Source;
import io.crossdock.schemas.source.SourceMessage;
import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.Places;
import io.crossdock.transforms.barcode.RulesByTenant;
import io.crossdock.transforms.barcode.gs1.CheckDigit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The messages of a race, of whichever pipeline, made before the clock starts.
 *
 * <p>Its scans are the same for the same numbers. So many slots hold an item each; an item is
 * scanned so often, a hundred seconds apart, and then another has its slot. There is a scanner for
 * each 25 slots, so that each scans every four seconds however many slots there are. One scan in a
 * hundred has a wrong check digit, is sent twice, bounces or is faster than a hand; one in five
 * hundred is at the other site, and one happened minutes before it arrived.
 */
public final class RaceInput {
  /**
   * A duration, as {@code PT2H}: how late scans may come; the rules' default where it is not set.
   */
  static final String LATENESS = "crossdock.race.lateness";

  static final RulesByTenant RULES = RulesByTenant.same(rules());
  private static final String TENANT = "acme";
  private static final int READ_POINTS = 20;
  private static final int SLOTS_OF_A_SCANNER = 25;
  private static final long STEP_MICROS = 100_000_000;
  private static final long LATE_MICROS = 330_000_000;

  /** Items from here on are scanned once. */
  private static final long ONCE = 1_000_000_000L;

  private static final long START = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();

  private final Payloads payloads;
  private final long[] arrivals;
  private final int[] scanners;

  private static BarcodeRules rules() {
    BarcodeRules rules = BarcodeRules.DEFAULT;
    String lateness = System.getProperty(LATENESS);
    return lateness == null
        ? rules
        : new BarcodeRules(
            rules.sessionGap(),
            rules.bounceWindow(),
            rules.minScanInterval(),
            rules.maxSpeedKmh(),
            rules.clockError(),
            rules.futureTolerance(),
            rules.lateAfter(),
            Duration.parse(lateness),
            rules.travelHorizon());
  }

  private RaceInput(int size) {
    payloads = new Payloads(size);
    arrivals = new long[size];
    scanners = new int[size];
  }

  /** Makes the scans. */
  static RaceInput of(RaceSize of) {
    int size = of.messages();
    int slots = of.slots();
    int length = of.length();
    RaceInput input = new RaceInput(size);
    Random random = new Random(42);
    int scanners = Math.max(READ_POINTS, slots / SLOTS_OF_A_SCANNER);
    int at = 0;
    for (long number = 0; at < size; number++) {
      int slot = (int) (number % slots);
      // Slots begin their sessions at different times, so that they do not end together.
      long turn = number / slots + slot % length;
      long item = turn / length * slots + slot;
      long micros = START * 1_000_000 + (long) (STEP_MICROS * ((double) number / slots));
      int scanner = random.nextInt(scanners);
      if (of.hotPercent() > 0 && random.nextInt(100) < of.hotPercent()) {
        at = input.put(at, scanner, hot(scanner, micros), micros + 200_000);
        continue;
      }
      int dice = random.nextInt(500);
      int place = dice == 499 ? READ_POINTS : scanner % READ_POINTS;
      long happened = micros - random.nextInt(5_000_000) - (dice == 498 ? LATE_MICROS : 0);
      byte[] payload = payload(item, dice < 5, scanner, place, happened);
      long arrival = micros + 200_000;
      at = input.put(at, scanner, payload, arrival);
      if (dice >= 5 && dice < 10) {
        at = input.put(at, scanner, payload, arrival + 1_000);
      } else if (dice >= 10 && dice < 15) {
        byte[] bounce = payload(item, false, scanner, place, happened + 900_000);
        at = input.put(at, scanner, bounce, arrival + 2_000);
      } else if (dice >= 15 && dice < 20) {
        byte[] fast = payload(item + ONCE, false, scanner, place, happened + 60_000);
        at = input.put(at, scanner, fast, arrival + 3_000);
      }
    }
    return input;
  }

  /** A message of any kind and when it arrives, microseconds since the epoch. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Arrival(long micros, byte[] payload) {}

  /** The first of these messages by their arrival, as many as are asked for. */
  public static RaceInput of(int size, List<Arrival> messages) {
    RaceInput input = new RaceInput(Math.min(size, messages.size()));
    List<Arrival> sorted = new ArrayList<>(messages);
    sorted.sort(Comparator.comparingLong(Arrival::micros));
    for (int at = 0; at < input.size(); at++) {
      input.put(at, 0, sorted.get(at).payload(), sorted.get(at).micros());
    }
    return input;
  }

  private int put(int at, int scanner, byte[] payload, long arrivalMicros) {
    if (at < arrivals.length) {
      payloads.add(payload);
      scanners[at] = scanner;
      arrivals[at] = at == 0 ? arrivalMicros : Math.max(arrivals[at - 1], arrivalMicros);
    }
    return at + 1;
  }

  /**
   * A scan of a class of goods: it has no serial number, and so all of its scans are one item's.
   */
  private static byte[] hot(int scanner, long micros) {
    return payload("]E04012345123456", scanner, scanner % READ_POINTS, micros);
  }

  private static byte[] payload(long item, boolean wrong, int scanner, int place, long micros) {
    String body = String.format("%013d", 4_012_345_000_000L + item % 1_000);
    int digit = CheckDigit.of(body);
    String gtin = body + (wrong ? (digit + 1) % 10 : digit);
    return payload("]d201" + gtin + "21S" + item, scanner, place, micros);
  }

  private static byte[] payload(String code, int scanner, int place, long micros) {
    return ("{\"tenant\":\""
            + TENANT
            + "\",\"rawData\":\""
            + code
            + "\",\"location\":\"dock-"
            + place
            + "\",\"scannerId\":\"scanner-"
            + scanner
            + "\",\"timestamp\":\""
            + Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000)
            + "\",\"step\":\"receiving\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Twenty docks of one site within sight of each other, and one of a site far away. */
  static Places places() {
    List<Place> places = new ArrayList<>();
    for (int dock = 0; dock < READ_POINTS; dock++) {
      places.add(new Place(TENANT, "dock-" + dock, "here", 52.5 + dock * 1e-5, 13.4));
    }
    places.add(new Place(TENANT, "dock-" + READ_POINTS, "there", 48.1, 11.6));
    return Places.of(places);
  }

  /** How many messages there are. */
  public int size() {
    return arrivals.length;
  }

  /** When the message arrived, microseconds since the epoch; never before the one before it. */
  public long arrivalMicros(int at) {
    return arrivals[at];
  }

  /** The scanner's number. What one scanner sends stays in order. */
  int scanner(int at) {
    return scanners[at];
  }

  /** The message, as a door of Crossdock would give it. */
  public SourceMessage message(int at) {
    return new SourceMessage(
        payloads.get(at),
        "",
        new byte[0],
        "",
        arrivals[at],
        1,
        Source.kafka(RaceTopic.NAME, 0, at));
  }
}
