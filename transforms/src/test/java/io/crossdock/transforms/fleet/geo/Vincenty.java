package io.crossdock.transforms.fleet.geo;

/** The oracle for distances: the length of the geodesic on WGS 84 (Vincenty 1975, inverse). */
final class Vincenty {
  private static final double A = 6_378_137;
  private static final double F = 1 / 298.257_223_563;
  private static final double B = (1 - F) * A;

  private Vincenty() {}

  /** Metres between two points that are not opposite each other, degrees. */
  static double metres(double latitude1, double longitude1, double latitude2, double longitude2) {
    double u1 = Math.atan((1 - F) * Math.tan(Math.toRadians(latitude1)));
    double u2 = Math.atan((1 - F) * Math.tan(Math.toRadians(latitude2)));
    double difference = Math.toRadians(longitude2 - longitude1);
    double lambda = difference;
    double sinSigma = 0;
    double cosSigma = 1;
    double sigma = 0;
    double cosSqAlpha = 1;
    double cos2SigmaM = 0;
    for (int i = 0; i < 100; i++) {
      sinSigma =
          Math.hypot(
              Math.cos(u2) * Math.sin(lambda),
              Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
      if (sinSigma == 0) {
        return 0;
      }
      cosSigma = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
      sigma = Math.atan2(sinSigma, cosSigma);
      double sinAlpha = Math.cos(u1) * Math.cos(u2) * Math.sin(lambda) / sinSigma;
      cosSqAlpha = 1 - sinAlpha * sinAlpha;
      cos2SigmaM = cosSqAlpha == 0 ? 0 : cosSigma - 2 * Math.sin(u1) * Math.sin(u2) / cosSqAlpha;
      double c = F / 16 * cosSqAlpha * (4 + F * (4 - 3 * cosSqAlpha));
      lambda =
          difference
              + (1 - c)
                  * F
                  * sinAlpha
                  * (sigma
                      + c
                          * sinSigma
                          * (cos2SigmaM + c * cosSigma * (2 * cos2SigmaM * cos2SigmaM - 1)));
    }
    double uSq = cosSqAlpha * (A * A - B * B) / (B * B);
    double a = 1 + uSq / 16_384 * (4_096 + uSq * (-768 + uSq * (320 - 175 * uSq)));
    double b = uSq / 1_024 * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)));
    double m = cos2SigmaM;
    double deltaSigma =
        b
            * sinSigma
            * (m
                + b
                    / 4
                    * (cosSigma * (2 * m * m - 1)
                        - b / 6 * m * (4 * sinSigma * sinSigma - 3) * (4 * m * m - 3)));
    return B * a * (sigma - deltaSigma);
  }
}
