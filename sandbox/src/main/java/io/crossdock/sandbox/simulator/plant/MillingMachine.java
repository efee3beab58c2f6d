package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.MaintenanceWork;
import io.crossdock.schemas.maintenance.ProcessReading;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/**
 * A milling machine for a day: one workpiece after another, each with its own torque. Once in the
 * day one of the rules of failure holds for about twenty minutes.
 */
final class MillingMachine {
  /** What its type is called. */
  static final String TYPE = "milling";

  private static final List<MillingRule> RULES = List.of(MillingRule.values());
  private static final long CHANGE = 4 * Calendar.MINUTE;
  private static final double AIR = 300;
  private static final double AIR_DEVIATION = 2;
  private static final double AIR_MEMORY = 7_200;
  private static final double DIFFERENCE_MEMORY = 3_600;

  private final Site site;
  private final MillingEpisode episode;
  private final Calendar calendar;
  private final Cutting cutting;
  private final Walk air;
  private final Walk difference;
  private final SplittableRandom random;
  private Variant variant = Variant.L;
  private double wear;
  private double changeAt;

  /**
   * A machine.
   *
   * @param number which of the milling machines, from 0
   */
  MillingMachine(int number, Calendar calendar, SplittableRandom random) {
    this.site = Site.of("mill", number);
    this.calendar = calendar;
    this.random = random;
    this.episode =
        new MillingEpisode(site, RULES.get(number % RULES.size()), calendar, random.split());
    this.cutting = new Cutting(random.split());
    this.air = new Walk(AIR_DEVIATION, AIR_MEMORY, random.split());
    this.difference = new Walk(1, DIFFERENCE_MEMORY, random.split());
    this.wear = episode.firstWear();
    this.changeAt = toolLife();
  }

  /** Lives through the day, and sends a reading every so many microseconds. */
  void live(long every, Chronicle chronicle, Gateway gateway) {
    chronicle.machines.add(site.mill(Site.knownSince(calendar)));
    long micros = calendar.startMicros() + random.nextLong(every);
    take();
    long done = micros + variant.minutes() * Calendar.MINUTE;
    while (micros < calendar.endMicros()) {
      if (micros >= done) {
        wear += variant.minutes();
        if (mustChangeTool(micros)) {
          micros += CHANGE;
          chronicle.work.add(new MaintenanceWork(site.tenant(), site.machineId(), "tool", micros));
          wear = 0;
          changeAt = toolLife();
        }
        episode.mayBegin(micros, wear);
        take();
        done = micros + variant.minutes() * Calendar.MINUTE;
      }
      Cut cut = cut(micros, every);
      episode.said(cut, micros);
      send(cut, micros, gateway);
      micros += every + random.nextLong(-Calendar.SECOND, Calendar.SECOND);
    }
    episode.tell(chronicle);
  }

  private boolean mustChangeTool(long micros) {
    if (episode.mustEnd(micros, wear)) {
      return episode.end(micros);
    }
    return episode.needsNewTool(micros, wear)
        || (!episode.needsOldTool(micros) && wear >= changeAt);
  }

  private void take() {
    MillingRule broken = episode.broken();
    variant = broken == null ? Variant.any(random) : episode.variant();
    cutting.take(broken, variant, wear);
  }

  private Cut cut(long micros, long every) {
    double seconds = (double) every / Calendar.SECOND;
    double warmer = episode.difference(10 + difference.after(seconds), micros);
    return cutting.at(AIR + air.after(seconds), warmer);
  }

  private void send(Cut cut, long micros, Gateway gateway) {
    ProcessReading reading = cut.reading(site.tenant(), site.machineId(), micros);
    LongFunction<MachineEvent> event = arrival -> arriving(reading, arrival);
    gateway.send(site.at(micros), event);
  }

  /** After how many minutes a tool is replaced as a rule. */
  private double toolLife() {
    return random.nextInt(178, 191);
  }

  private static ProcessReading arriving(ProcessReading reading, long arrival) {
    return new ProcessReading(
        reading.tenant(),
        reading.machineId(),
        reading.id(),
        reading.variant(),
        reading.airKelvin(),
        reading.processKelvin(),
        reading.speedRpm(),
        reading.torqueNm(),
        reading.toolWearMinutes(),
        reading.eventTimeMicros(),
        arrival,
        reading.source());
  }
}
