package io.crossdock.sandbox.simulator;

import io.crossdock.transforms.barcode.BarcodeRules;
import io.crossdock.transforms.barcode.RulesByTenant;
import java.time.Duration;
import java.util.Map;

/** The rules of the day: one tenant has stricter ones of its own. */
final class TenantRules {
  private static final String STRICT = Warehouses.TENANTS.get(0);

  /** As the file of {@code --tenantRules} has them; the same as {@link #byTenant}. */
  static final String PROPERTIES =
      """
      acme.sessionGap=20m
      acme.minScanInterval=120ms
      acme.maxSpeedKmh=90
      acme.futureTolerance=4m
      acme.lateAfter=8m
      """;

  private TenantRules() {}

  static RulesByTenant byTenant() {
    BarcodeRules standard = BarcodeRules.DEFAULT;
    BarcodeRules strict =
        new BarcodeRules(
            Duration.ofMinutes(20),
            standard.bounceWindow(),
            Duration.ofMillis(120),
            90,
            standard.clockError(),
            Duration.ofMinutes(4),
            Duration.ofMinutes(8),
            standard.allowedLateness(),
            standard.travelHorizon());
    return new RulesByTenant(standard, Map.of(STRICT, strict));
  }
}
