package io.crossdock.dashboard.live;

import io.crossdock.dashboard.data.Query;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be looked at. */
public enum View {
  /** Scanners, anomalies, scans. */
  WAREHOUSE(
      Part.newest(Query.SCANS),
      Part.newest(Query.ANOMALIES),
      Part.of(Query.SCANNERS, Duration.ofSeconds(1))),
  /** Trucks and alerts. */
  FLEET(Part.of(Query.ALERTS, Duration.ZERO), Part.of(Query.TRUCKS, Duration.ofSeconds(1))),
  /** Machines and work orders. */
  PLANT(
      Part.of(Query.ORDERS, Duration.ofSeconds(1)), Part.of(Query.MACHINES, Duration.ofSeconds(2))),
  /** Throughput, delays, failures and replays. */
  PIPELINE(
      Part.of(Query.FAILURES, Duration.ofSeconds(1)),
      Part.of(Query.FAILURE_KINDS, Duration.ofSeconds(1)),
      Part.of(Query.REPLAYS, Duration.ofSeconds(1)),
      Part.of(Query.DELAYS, Duration.ofSeconds(2)),
      Part.moving(Query.THROUGHPUT, Duration.ofSeconds(2)),
      Part.of(Query.LATE, Duration.ofSeconds(5)),
      Part.of(Query.CONSERVATION, Duration.ofSeconds(10)));

  @SuppressWarnings("ImmutableEnumChecker") // List.of made it
  private final List<Part> parts;

  View(Part... parts) {
    this.parts = List.of(parts);
  }

  List<Part> parts() {
    return parts;
  }

  /** Its name in an address. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The view of a name in an address. */
  public static Optional<View> at(String path) {
    return Stream.of(values()).filter(view -> view.path().equals(path)).findAny();
  }
}
