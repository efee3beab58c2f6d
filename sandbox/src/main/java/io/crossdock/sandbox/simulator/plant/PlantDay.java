package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A day of two tenants' rotating and milling machines; two thirds of it are over at noon, UTC. What
 * goes wrong is injected and told in its {@link #truth}; nothing else is wrong. The same seed, size
 * and day give the same messages, however often they are asked for: blocks are made on the way and
 * not kept.
 */
public final class PlantDay {
  private final List<Planned> messages;
  private final List<Machine> machines;
  private final List<MaintenanceWork> work;
  private final PlantTruth truth;

  private PlantDay(Chronicle chronicle) {
    this.messages = chronicle.messages.stream().sorted(Planned.BY_ARRIVAL).toList();
    this.machines = List.copyOf(chronicle.machines);
    this.work = List.copyOf(chronicle.work);
    this.truth = chronicle.truth();
  }

  /**
   * Simulates a day with a block every 2 minutes and a reading every 30 s.
   *
   * @param seed all chance comes from it
   * @param machines how many machines there are, see {@link PlantSize}
   * @param hours how long it is, see {@link PlantSize}
   * @param day the date
   * @throws IllegalArgumentException if a size is out of bounds
   */
  public static PlantDay of(long seed, int machines, int hours, LocalDate day) {
    return of(seed, PlantSize.of(machines, hours), day);
  }

  /** Simulates a day of any size. */
  public static PlantDay of(long seed, PlantSize size, LocalDate day) {
    SplittableRandom random = new SplittableRandom(seed);
    Calendar calendar = Calendar.of(day, size.hours());
    Chronicle chronicle = new Chronicle();
    Gateway gateway = new Gateway(chronicle, random.split());
    int milling = size.machines() / 3;
    long vibrationEvery = size.vibrationEvery().toMillis() * 1_000;
    for (int i = 0; i < size.machines() - milling; i++) {
      SplittableRandom own = random.split();
      new RotatingMachine(i, calendar, own).live(vibrationEvery, chronicle, gateway, own);
    }
    for (int i = 0; i < milling; i++) {
      new MillingMachine(i, calendar, random.split())
          .live(size.processEvery().toMillis() * 1_000, chronicle, gateway);
    }
    gateway.sendUnusable(chronicle.machines.get(0).tenant(), calendar.at(0.5));
    return new PlantDay(chronicle);
  }

  /** What the plant sends, in the order of arrival; what nobody can use is among it. */
  public Stream<PlantMessage> messages() {
    return messages.stream().map(Planned::message);
  }

  /** How many messages there are. */
  public int size() {
    return messages.size();
  }

  /** When the last message arrives, microseconds since the epoch. */
  public long lastArrivalMicros() {
    return messages.get(messages.size() - 1).arrivalMicros();
  }

  /** The events in the messages, in the order of arrival; copies are among them. */
  public Stream<MachineEvent> events() {
    return messages().map(PlantMessage::event).filter(Objects::nonNull);
  }

  /** All machines that are known, with every version of them. */
  public List<Machine> machines() {
    return machines;
  }

  /** The work that was done on them. */
  public List<MaintenanceWork> work() {
    return work;
  }

  /** What was injected. */
  public PlantTruth truth() {
    return truth;
  }

  /**
   * The machines as a CSV file with a header: tenant, machine, from, to, type, group, rpm, balls,
   * ballMillimetres, pitchMillimetres, contactDegrees, location. Times are ISO 8601 instants; what
   * is not known is empty.
   */
  public String machinesCsv() {
    return PlantFiles.machines(machines);
  }

  /** The work as a CSV file with a header: tenant, machine, component, done. */
  public String workCsv() {
    return PlantFiles.work(work);
  }
}
