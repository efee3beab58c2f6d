package io.crossdock.transforms.fleet.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every tenant's rules as of every time: an event is judged by those of its own time. */
public final class RuleBook implements Serializable {
  private static final long serialVersionUID = 1;

  private final FleetRules standard;
  private final List<RuleChange> changes;
  private final Map<String, TreeMap<Long, FleetRules>> byTenant = new HashMap<>();

  private RuleBook(FleetRules standard, Collection<RuleChange> changes) {
    this.standard = standard;
    this.changes = changes.stream().sorted().distinct().toList();
    for (RuleChange change : this.changes) {
      TreeMap<Long, FleetRules> own =
          byTenant.computeIfAbsent(change.tenant(), tenant -> new TreeMap<>());
      FleetRules before = own.isEmpty() ? standard : own.lastEntry().getValue();
      own.put(change.fromMicros(), before.with(change.values()));
    }
  }

  /**
   * The book of these changes.
   *
   * @param standard the rules that hold where there is none
   * @throws IllegalArgumentException if rules do not fit together
   */
  public static RuleBook of(FleetRules standard, Collection<RuleChange> changes) {
    return new RuleBook(standard, changes);
  }

  /**
   * This book with one more change.
   *
   * @throws IllegalArgumentException if the rules do not fit together then
   */
  public RuleBook with(RuleChange change) {
    List<RuleChange> more = new ArrayList<>(changes);
    more.add(change);
    return new RuleBook(standard, more);
  }

  /** The rules of tenants that have none of their own. */
  public FleetRules standard() {
    return standard;
  }

  /** The rules of a tenant that hold at this time; null where they are the standard. */
  public @Nullable FleetRules own(String tenant, long micros) {
    TreeMap<Long, FleetRules> own = byTenant.get(tenant);
    Map.Entry<Long, FleetRules> entry = own == null ? null : own.floorEntry(micros);
    return entry == null ? null : entry.getValue();
  }

  /** The rules of a tenant that hold at this time. */
  public FleetRules of(String tenant, long micros) {
    FleetRules own = own(tenant, micros);
    return own == null ? standard : own;
  }

  /** All changes, in order. */
  public Collection<RuleChange> changes() {
    return changes;
  }
}
