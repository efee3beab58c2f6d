package io.crossdock.sandbox.simulator.plant;

import io.crossdock.sandbox.simulator.plant.PlantTruth.Breakdown;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Imbalance;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Moment;
import io.crossdock.sandbox.simulator.plant.PlantTruth.Unit;
import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** A fan, pump or motor for a day. */
final class RotatingMachine {
  /** The measuring point. */
  static final String SENSOR = "drive-end";

  private static final Source NOWHERE = new Source("", 0, -1, "");
  private static final List<Verdict> BAD =
      List.of(Verdict.CLIPPED, Verdict.TOO_SHORT, Verdict.FLAT);

  /** One of so many blocks is bad, of any sensor and of one that fails. */
  private static final int BAD_BLOCKS = 130;

  private static final int BAD_BLOCKS_OF_BAD_SENSOR = 8;

  private static final double DEAD_FROM = 0.3;
  private static final long DEAD = 20 * Calendar.MINUTE;
  private static final double AHEAD_FROM = 0.4;
  private static final long AHEAD = 40 * Calendar.MINUTE;
  private static final long FIRST_TOO_LATE = 8 * Calendar.MINUTE;

  /** Spreads the moments of a machine over all seeds: 2^64 by the golden ratio. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final int number;
  private final Calendar calendar;
  private final Fate fate;
  private final Course course;
  private final Site site;
  private final Rotor rotor;
  private final Rotor rebuilt;
  private final long seed;
  private final double slowPhase;
  private final double fastPhase;

  /**
   * A machine.
   *
   * @param number which of the rotating machines, from 0
   */
  RotatingMachine(int number, Calendar calendar, SplittableRandom random) {
    this.number = number;
    this.calendar = calendar;
    this.fate = Fate.of(number);
    this.course = Course.of(fate, calendar);
    this.site = Site.of("unit", number);
    Rotor.Kind kind =
        fate == Fate.IMBALANCE
            ? Rotor.Kind.FAN
            : Rotor.Kind.ALL.get(number % Rotor.Kind.ALL.size());
    this.rotor = Rotor.of(kind, random);
    this.rebuilt = Rotor.of(Rotor.Kind.MOTOR, random);
    this.seed = random.nextLong();
    this.slowPhase = random.nextDouble(2 * Math.PI);
    this.fastPhase = random.nextDouble(2 * Math.PI);
  }

  /** Lives through the day, and sends a block every so many microseconds. */
  void live(long every, Chronicle chronicle, Gateway gateway, SplittableRandom random) {
    tell(chronicle);
    long interval = fate == Fate.UNKNOWN ? 2 * every : every;
    long beat = calendar.startMicros() + random.nextLong(interval);
    boolean mayBeTooLate = fate == Fate.CLOCK;
    for (; beat < calendar.endMicros() - Calendar.SECOND; beat += interval) {
      long micros = beat + random.nextLong(Calendar.SECOND);
      if (course.isStopped(micros)) {
        continue;
      }
      Verdict verdict = verdict(micros, random);
      Moment moment = site.at(micros);
      LongFunction<MachineEvent> block = arrival -> block(micros, micros, arrival, verdict);
      if (verdict != Verdict.VALID) {
        chronicle.cannotBeJudged(verdict, moment);
        gateway.sendOnce(moment, block);
      } else if (fate == Fate.CLOCK && isWithin(micros, AHEAD_FROM, AHEAD)) {
        long said = micros + Calendar.DAY;
        gateway.sendAhead(site.at(said), micros, arrival -> block(micros, said, arrival, verdict));
      } else if (mayBeTooLate && micros - calendar.startMicros() > FIRST_TOO_LATE) {
        mayBeTooLate = false;
        gateway.sendTooLate(moment, block);
      } else {
        gateway.send(moment, block);
      }
    }
  }

  private Verdict verdict(long micros, SplittableRandom random) {
    boolean bad = fate == Fate.SENSOR;
    if (bad && isWithin(micros, DEAD_FROM, DEAD)) {
      return Verdict.FLAT;
    }
    boolean judged = fate == Fate.UNKNOWN || fate == Fate.CLOCK;
    boolean isBad = random.nextInt(bad ? BAD_BLOCKS_OF_BAD_SENSOR : BAD_BLOCKS) == 0;
    return isBad && !judged ? BAD.get(random.nextInt(BAD.size())) : Verdict.VALID;
  }

  private boolean isWithin(long micros, double fromPart, long length) {
    long from = calendar.at(fromPart);
    return micros >= from && micros < from + length;
  }

  private void tell(Chronicle chronicle) {
    if (fate == Fate.UNKNOWN) {
      chronicle.unknown.add(new Unit(site.tenant(), site.machineId()));
      return;
    }
    long from = Site.knownSince(calendar);
    long to = course.rebuilt() ? course.workMicros() : Long.MAX_VALUE;
    chronicle.machines.add(site.rotating(from, to, rotor.kind(), rotor.plateRpm(), Rotor.B6205));
    if (course.rebuilt()) {
      chronicle.machines.add(
          site.rotating(to, Long.MAX_VALUE, rebuilt.kind(), rebuilt.plateRpm(), Rotor.ANGULAR));
    }
    if (course.workMicros() > 0) {
      chronicle.work.add(
          new MaintenanceWork(site.tenant(), site.machineId(), "bearing", course.workMicros()));
    }
    Ageing ageing = course.ageing();
    if (ageing != null) {
      chronicle.breakdowns.add(
          new Breakdown(
              site.tenant(),
              site.machineId(),
              ageing.race().failureMode(),
              "",
              ageing.reaches(Ageing.NOTICEABLE),
              ageing.failureMicros(),
              course.isRepaired() ? course.workMicros() : 0));
    }
    if (course.imbalance()) {
      chronicle.imbalances.add(
          new Imbalance(
              site.tenant(),
              site.machineId(),
              calendar.at(Course.partAt(2.8)),
              calendar.at(Course.partAt(4.5))));
    }
  }

  /** What shakes it at a time, microseconds since the epoch. */
  Condition condition(long micros) {
    boolean after = course.rebuilt() && micros >= course.workMicros();
    Rotor now = after ? rebuilt : rotor;
    Bearing bearing = after ? Rotor.ANGULAR : Rotor.B6205;
    Ageing ageing = course.ageing();
    return now.at(
        now.nominalHz() * (1 + load(micros)),
        course.velocity(calendar.part(micros)),
        bearing,
        ageing == null ? null : ageing.race(),
        course.severity(micros));
  }

  /** By how much it is faster than by its plate, a part: the load comes and goes. */
  private double load(long micros) {
    double minutes = (double) (micros - calendar.startMicros()) / Calendar.MINUTE;
    return 0.018 * Math.sin(minutes / 47 * 2 * Math.PI + slowPhase)
        + 0.01 * Math.sin(minutes / 13 * 2 * Math.PI + fastPhase);
  }

  private VibrationBlock block(long micros, long said, long arrival, Verdict verdict) {
    SplittableRandom random = new SplittableRandom(seed ^ micros * GOLDEN);
    Condition condition = condition(micros);
    return VibrationBlock.of(
        site.tenant(),
        site.machineId(),
        SENSOR,
        Vibration.RATE_HZ,
        Sensor.measure(condition, verdict, random),
        number % 3 == 2 ? Double.NaN : Sensor.FULL_SCALE,
        number % 2 == 0 ? Double.NaN : Math.rint(condition.shaftHz() * 1_000) / 1_000,
        said,
        arrival,
        NOWHERE);
  }
}
