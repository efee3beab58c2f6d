package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Place;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day of scans in the warehouses of three tenants, from five in the morning to nine in the
 * evening, UTC. What goes wrong is injected and told in its {@link #truth}; nothing else is wrong
 * by the {@link #rules}. The same seed, size and day give the same bytes.
 */
public final class WarehouseDay implements Iterable<SimulatedRecord> {
  /** The fewest scans that a day is made of. */
  public static final int SMALLEST = 500;

  /** The most scans of a day: it is kept in memory. */
  public static final int LARGEST = 2_000_000;

  private static final LocalTime START = LocalTime.of(5, 0);

  /** A site gets one more scanner for each so many scans of the day. */
  private static final int SCANS_PER_SCANNER = 18_000;

  private final List<SimulatedRecord> records;
  private final Truth truth;
  private final List<Place> places;

  private WarehouseDay(List<SimulatedRecord> records, Truth truth, List<Place> places) {
    this.records = Collections.unmodifiableList(records);
    this.truth = truth;
    this.places = List.copyOf(places);
  }

  /**
   * Simulates a day.
   *
   * @param seed all chance comes from it
   * @param scans how many scans there are, without copies and unreadable messages, which come on
   *     top; 500 to 2,000,000
   * @param day the date
   * @throws IllegalArgumentException if the number of scans is out of bounds
   */
  public static WarehouseDay of(long seed, int scans, LocalDate day) {
    if (scans < SMALLEST || scans > LARGEST) {
      throw new IllegalArgumentException(
          scans + " scans: a simulated day has " + SMALLEST + " to " + LARGEST);
    }
    SplittableRandom random = new SplittableRandom(seed);
    Warehouses warehouses = new Warehouses(6 + scans / SCANS_PER_SCANNER, random.split());
    Goods goods = new Goods(random.split());
    long startMs = day.atTime(START).toInstant(ZoneOffset.UTC).toEpochMilli();
    Shift shift = new Shift(startMs, scans, goods, random.split());
    work(warehouses, goods, shift, scans, random.split());
    Network network = new Network(shift.drafts(), random.split());
    network.deliver();
    network.cutOff(scans * 6 / 1_000);
    network.lose(2 + scans / 10_000);
    Outbox outbox = new Outbox(random.split());
    outbox.send(shift.drafts());
    return new WarehouseDay(
        outbox.records(), outbox.truth(warehouses.offsetScanner()), warehouses.places());
  }

  private static void work(
      Warehouses warehouses, Goods goods, Shift shift, int scans, SplittableRandom random) {
    int tenants = Warehouses.TENANTS.size();
    Journeys journeys = new Journeys(warehouses, goods, shift, random);
    for (int i = 0; i < 3 + scans / 1_000; i++) {
      journeys.copyTag(i % tenants, i % 4 == 1);
    }
    for (int i = 0; i < 1 + scans / 10_000; i++) {
      journeys.copyTagAtOnce(i % tenants);
    }
    while (shift.room() > scans * 55L / 100) {
      journeys.move(random.nextInt(tenants));
    }
    while (shift.room() > 0) {
      Scanner scanner = warehouses.any(random.nextInt(tenants), random);
      int slot = scanner.take(random.nextInt(Scanner.SLOTS), Scanner.SLOTS);
      if (slot >= 0) {
        shift.readGoods(scanner, slot);
      }
    }
  }

  /** The messages in the order of their arrival. */
  public List<SimulatedRecord> records() {
    return records;
  }

  @Override
  public Iterator<SimulatedRecord> iterator() {
    return records.iterator();
  }

  /** What was injected. */
  public Truth truth() {
    return truth;
  }

  /** All read points. */
  public List<Place> places() {
    return places;
  }

  /** All read points as a CSV file with a header. */
  public String placesCsv() {
    StringBuilder csv = new StringBuilder("tenant,place,site,latitude,longitude\n");
    for (Place place : places) {
      csv.append(place.tenant())
          .append(',')
          .append(place.id())
          .append(',')
          .append(place.site())
          .append(',')
          .append(place.latitude())
          .append(',')
          .append(place.longitude())
          .append('\n');
    }
    return csv.toString();
  }

  /** The rules by which the truth is true. */
  public RulesByTenant rules() {
    return TenantRules.byTenant();
  }

  /** What {@link #rules} differ in from the standard, as a file of {@code TENANT.RULE=value}. */
  public String rulesProperties() {
    return TenantRules.PROPERTIES;
  }
}
