package io.crossdock.sandbox.simulator.plant;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.source.Source;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Other plants with the same sorts of machines, in which somebody has written down what was wrong:
 * what models are trained with. The same seed gives the same data; take another one than for the
 * day that is to be judged.
 */
public final class TrainingPlant {
  private static final String TENANT = "training";
  private static final Source NOWHERE = new Source("", 0, -1, "");
  private static final List<MillingRule> RULES = List.of(MillingRule.values());

  /** The first of January 2025. */
  private static final long START = 1_735_689_600_000_000L;

  private final long seed;

  private TrainingPlant(long seed) {
    this.seed = seed;
  }

  /** Any plant. */
  public static TrainingPlant of(long seed) {
    return new TrainingPlant(seed);
  }

  /**
   * Blocks of machines that differ: a third has a damaged outer race, a third a damaged inner race,
   * and a third neither. Damage is from half of what must be found up; a machine that is called
   * healthy has none that could be noticed, but one in three is out of balance. The order is by
   * turns, so that any part of it has as many of each.
   *
   * @param count how many, made one by one as they are asked for
   */
  public Stream<LabelledBlock> blocks(int count) {
    return IntStream.range(0, count).mapToObj(this::block);
  }

  private LabelledBlock block(int number) {
    SplittableRandom random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
    Rotor.Kind kind = Rotor.Kind.ALL.get(random.nextInt(Rotor.Kind.ALL.size()));
    Rotor rotor = Rotor.of(kind, random);
    Bearing bearing = random.nextInt(3) == 0 ? Rotor.ANGULAR : Rotor.B6205;
    Race damaged =
        switch (number % 3) {
          case 0 -> Race.OUTER;
          case 1 -> Race.INNER;
          default -> null;
        };
    double severity =
        damaged == null
            ? random.nextDouble(Ageing.NOTICEABLE)
            : anyBetween(Ageing.FAILURE / 2, Ageing.WORST, random);
    Race race = damaged == null ? any(random) : damaged;
    double velocity = random.nextInt(3) == 0 ? anyBetween(1, 6, random) : Rotor.BALANCED;
    double shaftHz = rotor.nominalHz() * random.nextDouble(0.97, 1.03);
    Condition condition = rotor.at(shaftHz, velocity, bearing, race, severity);
    Site site = new Site(TENANT, "unit-" + number, "");
    long micros = START + number * Calendar.MINUTE;
    VibrationBlock block =
        VibrationBlock.of(
            site.tenant(),
            site.machineId(),
            RotatingMachine.SENSOR,
            Vibration.RATE_HZ,
            Sensor.measure(condition, Verdict.VALID, random),
            Sensor.FULL_SCALE,
            random.nextBoolean() ? Double.NaN : Math.rint(shaftHz * 1_000) / 1_000,
            micros,
            micros,
            NOWHERE);
    Machine machine = site.rotating(START, Long.MAX_VALUE, kind, rotor.plateRpm(), bearing);
    return new LabelledBlock(block, machine, damaged == null ? "" : damaged.failureMode());
  }

  /**
   * Readings of milling machines: every second one is harmless, and the rules take turns in the
   * others.
   *
   * @param count how many, made one by one as they are asked for
   */
  public Stream<LabelledReading> readings(int count) {
    return IntStream.range(0, count).mapToObj(this::reading);
  }

  private LabelledReading reading(int number) {
    SplittableRandom random = new SplittableRandom(~seed + number * 0x9E3779B97F4A7C15L);
    MillingRule rule = number % 2 == 0 ? null : RULES.get(number / 2 % RULES.size());
    double usual = 10 + random.nextGaussian();
    double difference = usual;
    double wear = random.nextInt(0, 192);
    Variant variant = Variant.any(random);
    if (rule != null) {
      switch (rule) {
        case HEAT_DISSIPATION -> {
          variant = Variant.H;
          difference = random.nextDouble(7.6, 8.2);
        }
        case POWER -> {
          wear = random.nextInt(0, 171);
          difference = Math.max(9, usual);
        }
        case OVERSTRAIN -> {
          variant = Variant.L;
          wear = random.nextInt(174, 199);
          difference = Math.max(9, usual);
        }
        case TOOL_WEAR -> wear = random.nextInt(200, 236);
      }
    }
    Cutting cutting = new Cutting(random.split());
    cutting.take(rule, variant, wear);
    Cut cut = cutting.at(300 + 2 * random.nextGaussian(), difference);
    return new LabelledReading(
        cut.reading(TENANT, "mill-" + number, START + number * Calendar.MINUTE),
        rule == null ? "" : PlantTruth.PROCESS,
        rule == null ? "" : rule.text());
  }

  private static Race any(SplittableRandom random) {
    return random.nextBoolean() ? Race.OUTER : Race.INNER;
  }

  /** Anything between two positive numbers, small ones as likely as large ones. */
  private static double anyBetween(double least, double most, SplittableRandom random) {
    return least * Math.exp(random.nextDouble() * Math.log(most / least));
  }
}
