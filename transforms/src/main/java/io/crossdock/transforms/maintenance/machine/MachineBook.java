package io.crossdock.transforms.maintenance.machine;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every machine as of every time: what is measured is judged by what held when it was (R46). */
public final class MachineBook implements Serializable {
  private static final long serialVersionUID = 1;

  /** The book of those who know no machine. */
  public static final MachineBook EMPTY = of(List.of(), List.of());

  private final Map<List<String>, TreeMap<Long, Machine>> machines = new HashMap<>();
  private final Map<List<String>, TreeSet<Long>> work = new HashMap<>();

  private MachineBook() {}

  /** The book of these machines and of the work that was done on them. */
  public static MachineBook of(
      Collection<Machine> machines, Collection<MaintenanceWork> maintenance) {
    MachineBook book = new MachineBook();
    for (Machine machine : machines) {
      book.machines
          .computeIfAbsent(List.of(machine.tenant(), machine.machineId()), id -> new TreeMap<>())
          .put(machine.fromMicros(), machine);
    }
    for (MaintenanceWork done : maintenance) {
      book.work
          .computeIfAbsent(List.of(done.tenant(), done.machineId()), id -> new TreeSet<>())
          .add(done.doneMicros());
    }
    return book;
  }

  /** The machine as it was known at this time; null where it was not. */
  public @Nullable Machine at(String tenant, String machineId, long micros) {
    TreeMap<Long, Machine> versions = machines.get(List.of(tenant, machineId));
    Map.Entry<Long, Machine> entry = versions == null ? null : versions.floorEntry(micros);
    return entry == null || micros >= entry.getValue().toMicros() ? null : entry.getValue();
  }

  /** When work was last done on the machine before or at this time; null if none is known. */
  public @Nullable Long lastWork(String tenant, String machineId, long micros) {
    TreeSet<Long> done = work.get(List.of(tenant, machineId));
    return done == null ? null : done.floor(micros);
  }
}
