package io.crossdock.transforms.fleet.geo;

/**
 * A plane that touches the WGS 84 ellipsoid at a point, metres east and north of it. Around the
 * point a degree is as long as it is there: at 60 degrees north one of longitude is half of one at
 * the equator (R33). Off by less than 0.1 % within 10 km, up to 70 degrees north or south.
 */
public final class LocalPlane {
  private static final double SEMI_MAJOR_AXIS_M = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 6.694_379_990_14e-3;

  private final double latitude;
  private final double longitude;
  private final double metresPerLatitude;
  private final double metresPerLongitude;

  /** The plane at this point, degrees. */
  public LocalPlane(double latitude, double longitude) {
    this.latitude = latitude;
    this.longitude = longitude;
    double radians = Math.toRadians(latitude);
    double sine = Math.sin(radians);
    double w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    double primeVertical = SEMI_MAJOR_AXIS_M / Math.sqrt(w);
    double meridional = primeVertical * (1 - ECCENTRICITY_SQUARED) / w;
    metresPerLatitude = Math.toRadians(meridional);
    metresPerLongitude = Math.toRadians(primeVertical * Math.cos(radians));
  }

  /** Metres east of the point, the short way round the Earth. */
  public double east(double otherLongitude) {
    return shortWay(otherLongitude - longitude) * metresPerLongitude;
  }

  /** Metres north of the point. */
  public double north(double otherLatitude) {
    return (otherLatitude - latitude) * metresPerLatitude;
  }

  /** Metres of so many degrees of longitude, on any way round the Earth. */
  double metresOfLongitude(double degrees) {
    return degrees * metresPerLongitude;
  }

  /** A difference of longitudes the short way round, -180 to 180 degrees. */
  static double shortWay(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }

  /** Distance between two points that are near each other, metres. */
  public static double metres(
      double latitude1, double longitude1, double latitude2, double longitude2) {
    LocalPlane plane = new LocalPlane((latitude1 + latitude2) / 2, longitude1);
    return Math.hypot(plane.east(longitude2), (latitude2 - latitude1) * plane.metresPerLatitude);
  }
}
