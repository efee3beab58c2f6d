package io.crossdock.sandbox.simulator;

import io.crossdock.schemas.barcode.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The sites of the tenants with their read points and scanners. All names are made up. */
final class Warehouses {
  static final List<String> TENANTS = List.of("acme", "borealis", "cobalt");

  /** Sites of one tenant are at least this far from each other, km. */
  static final double CLOSEST_KM = 60;

  private static final double EARTH_RADIUS_KM = 6_371.0088;
  private static final double METRES_PER_DEGREE = 111_195;

  /** Half the side of the square that a site's places lie in, metres: at most 269 m apart. */
  private static final double HALF_SIDE_M = 95;

  private static final List<String> READ_POINTS =
      List.of("door-1", "aisle-1", "door-2", "staging", "aisle-2", "door-3", "aisle-3", "door-4");

  private static final int OFFSET_TENANT = 0;
  private static final int OFFSET_INDEX = 2;

  private record Site(String name, double latitude, double longitude) {}

  private static final List<List<Site>> SITES =
      List.of(
          List.of(
              new Site("nordhafen", 53.52, 9.98),
              new Site("mittelau", 52.41, 9.71),
              new Site("westerberg", 51.95, 8.52)),
          List.of(
              new Site("kestrel-quay", 51.48, 0.05),
              new Site("harrow-mill", 52.47, -1.88),
              new Site("lindale", 53.41, -2.24)),
          List.of(
              new Site("vallone", 45.49, 9.17),
              new Site("pietramare", 44.42, 8.89),
              new Site("altaripa", 45.06, 7.66)));

  private final List<Place> places = new ArrayList<>();
  private final List<List<Scanner>> scanners = new ArrayList<>();

  /** Builds sites with so many scanners each. */
  Warehouses(int scannersPerSite, SplittableRandom random) {
    for (int tenant = 0; tenant < TENANTS.size(); tenant++) {
      List<Scanner> own = new ArrayList<>();
      for (int site = 0; site < SITES.get(tenant).size(); site++) {
        Site at = SITES.get(tenant).get(site);
        List<Place> here = placesOf(TENANTS.get(tenant), at, random);
        places.addAll(here);
        for (int i = 0; i < scannersPerSite; i++) {
          String id = String.format(Locale.ROOT, "%s-s%03d", at.name(), i + 1);
          Behaviour behaviour = behaviour(tenant, own.size());
          own.add(new Scanner(id, site, here.get(i % here.size()), behaviour));
        }
      }
      scanners.add(own);
    }
  }

  List<Place> places() {
    return places;
  }

  /** The scanner whose clock is ahead by too little to be flagged. */
  Scanner offsetScanner() {
    return scanners.get(OFFSET_TENANT).get(OFFSET_INDEX);
  }

  int sites(int tenant) {
    return SITES.get(tenant).size();
  }

  /** Any scanner of the tenant. */
  Scanner any(int tenant, SplittableRandom random) {
    return at(tenant, random.nextInt(sites(tenant)), random);
  }

  /** Any scanner of a site; one whose clock is a day ahead is not used much. */
  Scanner at(int tenant, int site, SplittableRandom random) {
    List<Scanner> own = scanners.get(tenant);
    int perSite = own.size() / sites(tenant);
    Scanner scanner = own.get(site * perSite + random.nextInt(perSite));
    boolean again = scanner.is(Behaviour.DAY_AHEAD) && random.nextInt(3) > 0;
    return again ? at(tenant, site, random) : scanner;
  }

  /** A scanner of a site that does nothing wrong. */
  Scanner normalAt(int tenant, int site, SplittableRandom random) {
    Scanner scanner = at(tenant, site, random);
    return scanner.is(Behaviour.NORMAL) ? scanner : normalAt(tenant, site, random);
  }

  /** Distance of two places by the spherical law of cosines, km. */
  static double km(Place a, Place b) {
    double north = Math.toRadians(a.latitude());
    double south = Math.toRadians(b.latitude());
    double turn = Math.toRadians(b.longitude() - a.longitude());
    double cosine =
        Math.sin(north) * Math.sin(south) + Math.cos(north) * Math.cos(south) * Math.cos(turn);
    return EARTH_RADIUS_KM * Math.acos(Math.min(1, cosine));
  }

  private static Behaviour behaviour(int tenant, int index) {
    if (tenant == OFFSET_TENANT && index == OFFSET_INDEX) {
      return Behaviour.OFFSET;
    }
    if (tenant == 1 && index == 4) {
      return Behaviour.DAY_AHEAD;
    }
    return switch (index % 9) {
      case 1 -> Behaviour.BOUNCING;
      case 3 -> Behaviour.MISREADING;
      case 5 -> Behaviour.HASTY;
      case 7 -> Behaviour.FLAKY;
      default -> Behaviour.NORMAL;
    };
  }

  private static List<Place> placesOf(String tenant, Site site, SplittableRandom random) {
    List<Place> places = new ArrayList<>();
    double metresEast = METRES_PER_DEGREE * Math.cos(Math.toRadians(site.latitude()));
    for (String point : READ_POINTS) {
      double north = (random.nextDouble() * 2 - 1) * HALF_SIDE_M / METRES_PER_DEGREE;
      double east = (random.nextDouble() * 2 - 1) * HALF_SIDE_M / metresEast;
      places.add(
          new Place(
              tenant,
              site.name() + "/" + point,
              site.name(),
              degrees(site.latitude() + north),
              degrees(site.longitude() + east)));
    }
    return places;
  }

  /** A millionth of a degree is a hand's breadth. */
  private static double degrees(double exact) {
    return Math.round(exact * 1e6) / 1e6;
  }
}
