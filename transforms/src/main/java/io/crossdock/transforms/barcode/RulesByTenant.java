package io.crossdock.transforms.barcode;

import java.io.Serializable;
import java.util.Map;

/**
 * Every tenant's rules.
 *
 * @param standard the rules of a tenant that has none of its own
 * @param own rules by tenant
 */
public record RulesByTenant(BarcodeRules standard, Map<String, BarcodeRules> own)
    implements Serializable {

  /** Keeps its own copy of the map. */
  public RulesByTenant {
    own = Map.copyOf(own);
  }

  /** The same rules for all tenants. */
  public static RulesByTenant same(BarcodeRules rules) {
    return new RulesByTenant(rules, Map.of());
  }

  /** The rules of {@code tenant}. */
  public BarcodeRules of(String tenant) {
    return own.getOrDefault(tenant, standard);
  }
}
