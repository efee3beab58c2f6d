package io.crossdock.sandbox.simulator.plant;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Breakdown;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Moment;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Unit;
import io.crossdock.schemas.failure.FailureKind;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Samples;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class PlantDayTest {
  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final PlantDay DAY = PlantDay.of(3, PlantSize.STANDARD, DATE);
  private static final PlantSize SMALL =
      new PlantSize(12, 4, Duration.ofMinutes(10), Duration.ofMinutes(1));
  private static final long HOUR = 3_600_000_000L;
  private static final long MINUTE = 60_000_000;
  private static final long NOON = DATE.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);

  @Test
  public void theSameSeedGivesTheSameMessagesAndTruth() {
    PlantDay once = PlantDay.of(7, SMALL, DATE);
    PlantDay again = PlantDay.of(7, SMALL, DATE);
    assertThat(again.truth(), is(once.truth()));
    assertThat(again.machines(), is(once.machines()));
    assertThat(again.work(), is(once.work()));
    List<PlantMessage> messages = once.messages().toList();
    assertThat(again.messages().toList(), is(messages));
    assertThat(once.messages().toList(), is(messages));
    assertThat(once.messages().parallel().toList(), is(messages));
    assertThat(messages, hasSize(once.size()));
    assertThat(PlantDay.of(8, SMALL, DATE).messages().toList(), is(not(messages)));
  }

  @Test
  public void sizesOutOfBoundsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> PlantDay.of(1, 11, 6, DATE));
    assertThrows(IllegalArgumentException.class, () -> PlantDay.of(1, 301, 6, DATE));
    assertThrows(IllegalArgumentException.class, () -> PlantDay.of(1, 12, 3, DATE));
    assertThrows(IllegalArgumentException.class, () -> PlantDay.of(1, 12, 19, DATE));
    Duration minute = Duration.ofMinutes(1);
    assertThrows(
        IllegalArgumentException.class, () -> new PlantSize(12, 6, minute, minute.plusMillis(1)));
    assertThrows(
        IllegalArgumentException.class, () -> new PlantSize(12, 6, Duration.ofSeconds(9), minute));
  }

  @Test
  public void aStandardDayIsMadeInSecondsAndHasEverything() {
    long start = System.nanoTime();
    long samples =
        DAY.events()
            .filter(VibrationBlock.class::isInstance)
            .mapToLong(event -> ((VibrationBlock) event).samples().size())
            .sum();
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(samples, is(greaterThan(6_000_000L)));
    assertThat(seconds, is(lessThan(10.0)));
    assertThat(DAY.size(), is(both(greaterThan(4_000)).and(lessThan(4_400))));
    PlantTruth truth = DAY.truth();
    assertThat(
        truth.counts(),
        is(Map.of(PlantTruth.OUTER_RACE, 2, PlantTruth.INNER_RACE, 2, PlantTruth.PROCESS, 4)));
    assertThat(truth.imbalances(), hasSize(1));
    assertThat(truth.unknown(), hasSize(1));
    assertThat(
        truth.unusable(), is(Map.of(FailureKind.MALFORMED, 4, FailureKind.SCHEMA_VIOLATION, 5)));
    assertThat(DAY.messages().filter(message -> message.event() == null).count(), is(4L + 5));
    assertThat(truth.breakdowns().stream().filter(one -> one.recoversMicros() > 0).count(), is(5L));
  }

  @Test
  public void messagesArriveInOrderAndAsTheTruthSays() {
    PlantTruth truth = DAY.truth();
    Set<Moment> late = new HashSet<>();
    Set<Moment> tooLate = new HashSet<>();
    Set<Moment> ahead = new HashSet<>();
    Map<Moment, List<UUID>> seen = new HashMap<>();
    long before = 0;
    for (Iterator<PlantMessage> all = DAY.messages().iterator(); all.hasNext(); ) {
      PlantMessage message = all.next();
      assertThat(message.arrivalMicros(), is(greaterThanOrEqualTo(before)));
      before = message.arrivalMicros();
      MachineEvent event = message.event();
      if (event == null) {
        continue;
      }
      assertThat(event.arrivalMicros(), is(message.arrivalMicros()));
      assertThat(event.arrivalMicros() % 1_000, is(0L));
      assertThat(event.tenant(), is(message.tenant()));
      assertThat(event.machineId(), is(message.machineId()));
      Moment moment = moment(event);
      boolean isFirst = !seen.containsKey(moment);
      seen.computeIfAbsent(moment, one -> new ArrayList<>()).add(event.id());
      long delay = event.arrivalMicros() - event.eventTimeMicros();
      if (delay < 0) {
        assertThat(-delay, is(greaterThan(24 * HOUR - MINUTE)));
        ahead.add(moment);
      } else if (delay > 180 * MINUTE) {
        tooLate.add(moment);
      } else if (delay > MINUTE && isFirst) {
        assertThat(delay, is(lessThanOrEqualTo(20 * MINUTE)));
        late.add(moment);
      }
    }
    Set<Moment> copies = new HashSet<>();
    seen.forEach(
        (moment, ids) -> {
          if (ids.size() > 1) {
            copies.add(moment);
            assertThat(new HashSet<>(ids), hasSize(1));
          }
        });
    assertThat(before, is(DAY.lastArrivalMicros()));
    assertThat(late, is(truth.late()));
    assertThat(tooLate, is(truth.tooLate()));
    assertThat(ahead, is(truth.clockAhead()));
    assertThat(copies, is(truth.copies()));
    assertThat(late.size(), is(greaterThan(50)));
    assertThat(tooLate, hasSize(1));
    assertThat(ahead.size(), is(greaterThan(10)));
    assertThat(copies.size(), is(greaterThan(10)));
  }

  @Test
  public void blocksThatCannotBeJudgedAreThoseOfTheTruth() {
    Map<Verdict, Set<Moment>> found = new EnumMap<>(Verdict.class);
    for (Iterator<MachineEvent> all = DAY.events().iterator(); all.hasNext(); ) {
      if (all.next() instanceof VibrationBlock block) {
        Verdict verdict = verdict(block.samples());
        if (verdict != Verdict.VALID) {
          found.computeIfAbsent(verdict, one -> new HashSet<>()).add(moment(block));
        }
      }
    }
    assertThat(found, is(DAY.truth().noVerdict()));
    assertThat(found.keySet(), is(Set.of(Verdict.TOO_SHORT, Verdict.CLIPPED, Verdict.FLAT)));
  }

  /** By counting; a clipped block is half at an end of the scale, a good one never near it. */
  private static Verdict verdict(Samples samples) {
    int ends = 0;
    boolean moves = false;
    for (int i = 0; i < samples.size(); i++) {
      ends += Math.abs(samples.at(i)) >= 80 ? 1 : 0;
      moves |= samples.at(i) != samples.at(0);
    }
    if (!moves) {
      return Verdict.FLAT;
    }
    if (samples.size() < 1_000) {
      return Verdict.TOO_SHORT;
    }
    assertThat(ends == 0 || ends > samples.size() / 3, is(true));
    return ends > 0 ? Verdict.CLIPPED : Verdict.VALID;
  }

  @Test
  public void aBearingIsSeenToFailOnlyWhenTheTruthSays() {
    Breakdown inner =
        DAY.truth().breakdowns().stream()
            .filter(one -> one.failureMode().equals(PlantTruth.INNER_RACE))
            .filter(one -> one.tenant().equals("borealis"))
            .findFirst()
            .orElseThrow();
    int healthy = 0;
    int failed = 0;
    for (Iterator<MachineEvent> all = DAY.events().iterator(); all.hasNext(); ) {
      if (all.next() instanceof VibrationBlock block
          && block.tenant().equals(inner.tenant())
          && block.machineId().equals(inner.machineId())
          && verdict(block.samples()) == Verdict.VALID) {
        double hertz = Race.INNER.perTurn(Rotor.B6205) * block.shaftHz();
        double rise = NaiveEnvelope.rise(block.samples(), hertz);
        if (block.eventTimeMicros() < inner.mayBeginMicros()) {
          healthy++;
          assertThat(rise, is(lessThan(NaiveEnvelope.LINE)));
        } else if (block.eventTimeMicros() >= inner.mustBeginMicros()) {
          failed++;
          assertThat(rise, is(greaterThan(NaiveEnvelope.LINE)));
        }
      }
    }
    assertThat(healthy, is(greaterThan(40)));
    assertThat(failed, is(greaterThan(40)));
  }

  @Test
  public void machinesAreKnownAsOfEveryTimeButForOne() {
    MachineBook book = MachineBook.of(DAY.machines(), DAY.work());
    Unit unknown = DAY.truth().unknown().iterator().next();
    long ofUnknown = 0;
    for (Iterator<MachineEvent> all = DAY.events().iterator(); all.hasNext(); ) {
      MachineEvent event = all.next();
      Machine machine = book.at(event.tenant(), event.machineId(), event.eventTimeMicros());
      if (new Unit(event.tenant(), event.machineId()).equals(unknown)) {
        assertThat(machine, is(nullValue()));
        ofUnknown++;
      } else {
        boolean mills = requireNonNull(machine).type().equals(MillingMachine.TYPE);
        assertThat(mills, is(event instanceof ProcessReading));
      }
    }
    assertThat(ofUnknown, is(greaterThan(60L)));
    List<Machine> rebuilt =
        DAY.machines().stream().filter(one -> one.toMicros() != Long.MAX_VALUE).toList();
    assertThat(rebuilt, hasSize(1));
    Machine old = rebuilt.get(0);
    assertThat(old.toMicros(), is(NOON * 1_000_000));
    Machine before = requireNonNull(book.at(old.tenant(), old.machineId(), old.toMicros() - 1));
    Machine after = requireNonNull(book.at(old.tenant(), old.machineId(), old.toMicros()));
    assertThat(before, is(old));
    assertThat(after.type(), is(not(old.type())));
    assertThat(after.bearing(), is(not(old.bearing())));
  }

  @Test
  public void nothingIsMeasuredWhileSomebodyWorks() {
    List<MaintenanceWork> bearings =
        DAY.work().stream().filter(one -> one.component().equals("bearing")).toList();
    assertThat(bearings, hasSize(2));
    for (MaintenanceWork done : bearings) {
      List<Long> times =
          DAY.events()
              .filter(one -> one.tenant().equals(done.tenant()))
              .filter(one -> one.machineId().equals(done.machineId()))
              .map(one -> one.eventTimeMicros() - done.doneMicros())
              .toList();
      assertThat(
          times.stream().filter(since -> since < 0 && since >= -12 * MINUTE).toList(), is(empty()));
      assertThat(times.stream().anyMatch(since -> since >= 0 && since < 6 * MINUTE), is(true));
    }
  }

  @Test
  public void filesSayTheSameAsTheRows() {
    List<Machine> machines = new ArrayList<>();
    List<String> lines = DAY.machinesCsv().lines().toList();
    assertThat(
        lines.get(0),
        is(
            "tenant,machine,from,to,type,group,rpm,balls,ballMillimetres,pitchMillimetres,"
                + "contactDegrees,location"));
    for (String line : lines.subList(1, lines.size())) {
      String[] field = line.split(",", -1);
      assertThat(field.length, is(12));
      Bearing bearing =
          field[7].isEmpty()
              ? null
              : new Bearing(
                  Integer.parseInt(field[7]),
                  Double.parseDouble(field[8]),
                  Double.parseDouble(field[9]),
                  Double.parseDouble(field[10]));
      machines.add(
          new Machine(
              field[0],
              field[1],
              micros(field[2]),
              field[3].isEmpty() ? Long.MAX_VALUE : micros(field[3]),
              field[4],
              field[5],
              field[6].isEmpty() ? Double.NaN : Double.parseDouble(field[6]),
              bearing,
              field[11]));
    }
    assertThat(machines, is(DAY.machines()));
    List<MaintenanceWork> work =
        DAY.workCsv()
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .map(field -> new MaintenanceWork(field[0], field[1], field[2], micros(field[3])))
            .toList();
    assertThat(work, is(DAY.work()));
  }

  @Test
  public void largePlantsHaveMoreOfEverything() {
    PlantDay large = PlantDay.of(2, 60, 8, DATE);
    assertThat(large.machines(), hasSize(60));
    Map<String, Integer> counts = large.truth().counts();
    assertThat(counts.get(PlantTruth.OUTER_RACE), is(greaterThan(5)));
    assertThat(counts.get(PlantTruth.INNER_RACE), is(greaterThan(4)));
    assertThat(counts.get(PlantTruth.PROCESS), is(20));
    assertThat(large.truth().imbalances().size(), is(greaterThan(3)));
    assertThat(large.truth().unknown(), hasSize(1));
  }

  private static long micros(String instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(instant));
  }

  private static Moment moment(MachineEvent event) {
    return new Moment(event.tenant(), event.machineId(), event.eventTimeMicros());
  }
}
