package io.crossdock.benchmarks.race.maintenance;

import io.crossdock.benchmarks.race.RaceInput;
import io.crossdock.io.format.MachineEventJson;
import io.crossdock.sandbox.simulator.plant.LabelledBlock;
import io.crossdock.sandbox.simulator.plant.LabelledReading;
import io.crossdock.sandbox.simulator.plant.TrainingPlant;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.MachineEvent;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.transforms.maintenance.machine.MachineBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a plant's machines say, the same for the same numbers. Each has a reading of its process
 * every two seconds; every tenth is a rotating machine, the others mill, and it has a block of
 * vibration every half a minute besides. Readings and blocks are the simulator's. For five minutes
 * of forty a machine is about to fail. One event in five hundred comes five and a half minutes
 * late, one in five hundred twice.
 */
final class PlantEvents {
  private static final String TENANT = "acme";
  private static final int ROTATING = 10;
  private static final int POOL = 300;
  private static final int READINGS_OF_A_PART = 15;
  private static final int SICK_PARTS = 10;
  private static final int COURSE_PARTS = 80;
  private static final long PART_MICROS = 30_000_000;
  private static final long LATE_MICROS = 330_000_000;
  private static final long START = Instant.parse("2026-01-05T06:00:00Z").getEpochSecond();

  private final int machines;
  private final List<LabelledBlock> blocks;
  private final List<LabelledReading> readings;

  PlantEvents(int machines) {
    this.machines = machines;
    TrainingPlant plant = TrainingPlant.of(42);
    this.blocks = plant.blocks(POOL).toList();
    this.readings = plant.readings(POOL).toList();
  }

  /** Every machine, known for ever: a rotating one is such a one as its block is of. */
  MachineBook book() {
    List<Machine> known = new ArrayList<>();
    for (int number = 0; number < machines; number++) {
      Machine like = blocks.get(block(number, true)).machine();
      boolean rotating = isRotating(number);
      known.add(
          new Machine(
              TENANT,
              id(number),
              0,
              Long.MAX_VALUE,
              rotating ? like.type() : "milling",
              rotating ? like.vibrationGroup() : "",
              rotating ? like.shaftRpm() : Double.NaN,
              rotating ? like.bearing() : null,
              "hall " + number % 7));
    }
    return MachineBook.of(known, List.of());
  }

  /** The first so many events by their arrival. */
  RaceInput first(int size) {
    Random random = new Random(42);
    List<RaceInput.Arrival> arrivals = new ArrayList<>();
    // What comes late stands behind: some more than are asked for, and the last are left out.
    long more = size + size / 5L;
    for (int part = 0; arrivals.size() < more; part++) {
      for (int number = 0; number < machines; number++) {
        add(number, part, random, arrivals);
      }
    }
    return RaceInput.of(size, arrivals);
  }

  private void add(int number, int part, Random random, List<RaceInput.Arrival> arrivals) {
    boolean sick = (part + number * 7) % COURSE_PARTS < SICK_PARTS;
    long from = START * 1_000_000 + part * PART_MICROS + number * 1_000L;
    for (int i = 0; i < READINGS_OF_A_PART; i++) {
      // The simulator's every second reading is one before a failure.
      int any = 2 * random.nextInt(POOL / 2) + (sick ? 1 : 0);
      ProcessReading reading = readings.get(any).reading();
      arrive(at(reading, number, from + i * PART_MICROS / READINGS_OF_A_PART), random, arrivals);
    }
    if (isRotating(number)) {
      arrive(at(blocks.get(block(number, sick)).block(), number, from), random, arrivals);
    }
  }

  private static void arrive(MachineEvent event, Random random, List<RaceInput.Arrival> arrivals) {
    int dice = random.nextInt(500);
    long delay = random.nextInt(2_000_000) + (dice == 0 ? LATE_MICROS : 0);
    RaceInput.Arrival arrival =
        new RaceInput.Arrival(event.eventTimeMicros() + delay, MachineEventJson.encode(event));
    arrivals.add(arrival);
    if (dice == 1) {
      arrivals.add(new RaceInput.Arrival(arrival.micros() + 1_000, arrival.payload()));
    }
  }

  private static boolean isRotating(int number) {
    return number % ROTATING == 0;
  }

  /** Of the simulator's three in turn two are damaged, and the third is not. */
  private static int block(int number, boolean sick) {
    return number % (POOL / 3) * 3 + (sick ? 0 : 2);
  }

  private static String id(int number) {
    return "machine-" + number;
  }

  private static MachineEvent at(ProcessReading like, int number, long micros) {
    return ProcessReading.of(
        TENANT,
        id(number),
        like.variant(),
        like.airKelvin(),
        like.processKelvin(),
        like.speedRpm(),
        like.torqueNm(),
        like.toolWearMinutes(),
        micros,
        micros,
        like.source());
  }

  private static MachineEvent at(VibrationBlock like, int number, long micros) {
    return VibrationBlock.of(
        TENANT,
        id(number),
        like.sensorId(),
        like.rateHz(),
        like.samples(),
        like.fullScale(),
        like.shaftHz(),
        micros,
        micros,
        like.source());
  }
}
