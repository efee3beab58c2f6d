package io.crossdock.transforms.fleet;

/** Tenant and truck in one key. */
final class TruckKey {
  private static final char BETWEEN = '\0';

  private TruckKey() {}

  static String of(String tenant, String truckId) {
    return tenant + BETWEEN + truckId;
  }

  static String tenant(String key) {
    return key.substring(0, key.indexOf(BETWEEN));
  }

  static String truckId(String key) {
    return key.substring(key.indexOf(BETWEEN) + 1);
  }
}
