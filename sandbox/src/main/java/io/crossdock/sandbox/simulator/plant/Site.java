package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whose machine it is and what it is called. Tenants do not ask each other: they call their
 * machines the same.
 *
 * @param tenant whose machine it is
 * @param machineId the machine
 * @param location where it stands
 */
record Site(String tenant, String machineId, String location) {
  private static final List<String> TENANTS = List.of("acme", "borealis");

  /** Machines have been known for so long when the day begins. */
  private static final long KNOWN = 400 * Calendar.DAY;

  /**
   * A machine's site.
   *
   * @param number which machine of its sort, from 0
   */
  static Site of(String sort, int number) {
    int inTenant = number / TENANTS.size() + 1;
    return new Site(
        TENANTS.get(number % TENANTS.size()),
        String.format(Locale.ROOT, "%s-%02d", sort, inTenant),
        String.format(Locale.ROOT, "hall %d bay %d", inTenant % 3 + 1, inTenant));
  }

  /** When its owner came to know a machine that is there when the day begins. */
  static long knownSince(Calendar calendar) {
    return calendar.startMicros() - KNOWN;
  }

  PlantTruth.Moment at(long micros) {
    return new PlantTruth.Moment(tenant, machineId, micros);
  }

  /** A machine that mills, of which nothing else needs to be known. */
  Machine mill(long from) {
    return machine(from, Long.MAX_VALUE, MillingMachine.TYPE, "", Double.NaN, null);
  }

  /** A machine that rotates. */
  Machine rotating(long from, long to, Rotor.Kind kind, double rpm, Bearing bearing) {
    return machine(from, to, kind.type(), kind.vibrationGroup(), rpm, bearing);
  }

  private Machine machine(
      long from, long to, String type, String group, double rpm, @Nullable Bearing bearing) {
    return new Machine(tenant, machineId, from, to, type, group, rpm, bearing, location);
  }
}
