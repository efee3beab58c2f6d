package io.crossdock.transforms.maintenance.signal;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationBlock;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class MeasureVibrationTest {
  private static final MeasureVibration MEASURE = MeasureVibration.standard();
  private static final Machine MACHINE = Waves.machine(1_797, Waves.BEARING_6205);

  private static double[] numbers(VibrationFeatures features) {
    return new double[] {
      features.shaftHz(),
      features.accelerationRms(),
      features.velocityRms(),
      features.peak(),
      features.crest(),
      features.kurtosis(),
      features.skewness(),
      features.outerRace(),
      features.innerRace()
    };
  }

  @Test
  public void measuresWhatIsKnown() {
    Waves waves = new Waves(25_600, 1, 1).sine(159.2, 9.80665, 0.5).add(t -> 9.81);
    VibrationBlock block = waves.block(29.95);
    VibrationFeatures features = MEASURE.measure(block, MACHINE);
    assertThat(features.tenant(), is("acme"));
    assertThat(features.machineId(), is("pump-7"));
    assertThat(features.sensorId(), is("drive-end"));
    assertThat(features.blockId(), is(block.id()));
    assertThat(features.eventTimeMicros(), is(1_000_000L));
    assertThat(features.arrivalMicros(), is(2_000_000L));
    assertThat(features.verdict(), is(Verdict.VALID));
    assertThat(features.shaftHz(), is(29.95));
    assertThat(features.accelerationRms(), closeTo(9.80665 / Math.sqrt(2), 0.01));
    assertThat(features.velocityRms(), closeTo(6.93, 0.01));
    assertThat(features.zone(), is("D"));
    assertThat(features.peak(), closeTo(9.80665, 0.02));
    assertThat(features.crest(), closeTo(Math.sqrt(2), 0.005));
    assertThat(features.kurtosis(), closeTo(1.5, 0.005));
    assertThat(features.skewness(), closeTo(0, 0.005));
    assertThat(features.peaks(), hasSize(1));
    assertThat(features.peaks().get(0).hz(), closeTo(159.2, 0.01));
    assertThat(features.peaks().get(0).amplitude(), closeTo(9.80665, 0.01));
  }

  @Test
  public void withoutAMachineOnlyWhatNeedsNone() {
    VibrationFeatures features =
        MEASURE.measure(new Waves(25_600, 1, 1).noise(1).block(29.95), null);
    assertThat(features.verdict(), is(Verdict.VALID));
    assertThat(features.zone(), is(""));
    assertThat(features.outerRace(), is(Double.NaN));
    assertThat(features.innerRace(), is(Double.NaN));
    assertThat(features.shaftHz(), is(29.95));
    assertThat(features.accelerationRms(), closeTo(1, 0.05));
    assertThat(features.peaks(), hasSize(5));
  }

  @Test
  public void withoutAValidVerdictThereIsNoNumber() {
    double[] clipped = new Waves(25_600, 1, 1).noise(1).cutAt(1).values;
    double[] odd = new Waves(25_600, 1, 1).noise(1).values;
    odd[77] = Double.NaN;
    List<VibrationFeatures> all =
        List.of(
            MEASURE.measure(new Waves(25_600, 0.1, 1).noise(1).block(30), MACHINE),
            MEASURE.measure(new Waves(25_600, 1, 1).block(30), MACHINE),
            MEASURE.measure(Waves.block(clipped, 25_600, 1, 30), MACHINE),
            MEASURE.measure(Waves.block(odd, 25_600, 1_000, 30), MACHINE));
    Set<Verdict> verdicts = new HashSet<>();
    for (VibrationFeatures features : all) {
      verdicts.add(features.verdict());
      for (double number : numbers(features)) {
        assertThat(number, is(Double.NaN));
      }
      assertThat(features.zone(), is(""));
      assertThat(features.peaks(), is(empty()));
      assertThat(features.machineId(), is("pump-7"));
    }
    assertThat(
        verdicts, is(Set.of(Verdict.TOO_SHORT, Verdict.FLAT, Verdict.CLIPPED, Verdict.MISSING)));
  }

  @Test
  public void theSameBlockGivesTheSameNumbersOnEveryThread()
      throws InterruptedException, ExecutionException {
    // More lengths than are kept: powers of two and others.
    List<VibrationBlock> blocks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      double rate = i == 0 ? 32_768 : 12_800 + 37 * i;
      blocks.add(new Waves(rate, 1, i).noise(1).machinery(29.95).pit(107, 0, 2).block(29.95));
    }
    List<VibrationFeatures> expected = new ArrayList<>();
    for (VibrationBlock block : blocks) {
      expected.add(MEASURE.measure(block, MACHINE));
    }
    MeasureVibration copy = SerializableUtils.clone(MEASURE);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<VibrationFeatures>>> runs = new ArrayList<>();
      for (int run = 0; run < 4; run++) {
        runs.add(
            threads.submit(
                () -> {
                  List<VibrationFeatures> measured = new ArrayList<>();
                  for (VibrationBlock block : blocks) {
                    measured.add(copy.measure(block, MACHINE));
                  }
                  return measured;
                }));
      }
      for (Future<List<VibrationFeatures>> run : runs) {
        assertThat(run.get(), is(expected));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  public void noBlockAndNoMachineMakesItFail() {
    Random random = new Random(8);
    double[] odd = {
      0, -1, 1, 1e-300, 1e300, Double.NaN, Double.POSITIVE_INFINITY, 1_024, 25_600, Double.MIN_VALUE
    };
    double[] sizes = {0, Float.MIN_VALUE, 1e-20, 1, 1e20, Float.MAX_VALUE, Double.NaN};
    int valid = 0;
    for (int run = 0; run < 700; run++) {
      double[] samples = new double[run % 7 == 0 ? run % 3 : 1_000 + random.nextInt(1_000)];
      double size = sizes[random.nextInt(sizes.length)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = size * (2 * random.nextDouble() - 1);
      }
      Bearing bearing =
          new Bearing(random.nextInt(20) - 2, any(odd, random), any(odd, random), any(odd, random));
      Machine machine = Waves.machine(any(odd, random), random.nextBoolean() ? bearing : null);
      VibrationBlock block =
          Waves.block(
              samples,
              random.nextBoolean() ? 1_024 : any(odd, random),
              any(odd, random),
              random.nextBoolean() ? 29.95 : any(odd, random));
      VibrationFeatures features = MEASURE.measure(block, machine);
      if (features.verdict() == Verdict.VALID) {
        valid++;
        assertThat(Double.isFinite(features.accelerationRms()), is(true));
        assertThat(Double.isFinite(features.velocityRms()), is(true));
        assertThat(Double.isFinite(features.kurtosis()), is(true));
        assertThat(features.zone(), is(not("")));
      }
    }
    assertThat("some of them can be judged", valid > 30, is(true));
  }

  private static double any(double[] odd, Random random) {
    return odd[random.nextInt(odd.length)];
  }

  @Test
  public void rulesThatMakeNoSenseAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new SignalRules(15, 0.5, 0.999, 3, 6, 0.9, 0.1, 0.0005, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SignalRules(1_024, Double.NaN, 0.999, 3, 6, 0.9, 0.1, 0.0005, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SignalRules(1_024, 0.5, 0.999, 3, 2, 0.9, 0.1, 0.0005, 5));
    assertThrows(
        IllegalArgumentException.class,
        () -> new SignalRules(1_024, 0.5, 0.999, 3, 6, 0.9, 0.1, 0.0005, -1));
  }
}
