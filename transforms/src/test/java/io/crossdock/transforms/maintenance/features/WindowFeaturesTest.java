package io.crossdock.transforms.maintenance.features;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.crossdock.schemas.maintenance.FeatureRow;
import io.crossdock.schemas.maintenance.Machine;
import io.crossdock.schemas.maintenance.ProcessReading;
import io.crossdock.schemas.maintenance.Verdict;
import io.crossdock.schemas.maintenance.VibrationFeatures;
import io.crossdock.schemas.source.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class WindowFeaturesTest {
  private static final long SECOND = 1_000_000L;
  private static final long PART = 60 * SECOND;
  private static final int PARTS = 10;
  private static final long FROM = 1_767_600_000L * SECOND;
  private static final Source SOURCE = Source.kafka("machines", 0, 1);
  private static final Machine LATHE =
      new Machine("acme", "lathe", 0, Long.MAX_VALUE, "lathe", "", 1500, null, "hall 3");

  private final ProcessFeatures process = new ProcessFeatures(List.of("L", "M", "H"));

  @Test
  public void whatFollowsFromAReadingIsInItsUnits() {
    FeatureRow row = row(window(at(9, 10, 40)));
    assertThat(value(row, "temperature_difference"), closeTo(10, 1e-9));
    assertThat("1500 rpm are 157.08 rad/s", value(row, "power"), closeTo(6283.185, 1e-3));
    assertThat(value(row, "wear_torque"), closeTo(4000, 1e-9));
    assertThat(value(row, "variant"), is(1.0));
    assertThat(row.process(), is(Verdict.VALID));
    assertThat(row.vibration(), is(Verdict.MISSING));
  }

  @Test
  public void theRowIsOfTheLastPartAlone() {
    FeatureRow row = row(window(at(8, 0, 10), at(9, 0, 40), at(9, 30, 50)));
    assertThat(value(row, "torque"), closeTo(45, 1e-9));
    assertThat(row.fromMicros(), is(FROM + 9 * PART));
    assertThat(row.toMicros(), is(FROM + 10 * PART));
    assertThat(row.revision(), is(3));
    assertThat(row.machineType(), is("lathe"));
    assertThat(row.location(), is("hall 3"));
    assertThat(row.known(), is(true));
  }

  @Test
  public void aLastPartWithNothingHasNoRow() {
    assertThat(window(at(8, 0, 10)).describe(), is(nullValue()));
  }

  @Test
  public void aMachineThatNobodyKnowsHasARowThatSaysSo() {
    FeatureRow row = Objects.requireNonNull(window(at(9, 0, 10)).describe());
    assertThat(row.known(), is(false));
    assertThat(row.machineType(), is(""));
  }

  @Test
  public void aValueThatIsNotSaidIsNoFeatureAndNoZero() {
    Window window = window();
    window.add(reading(9, 0, Double.NaN, ""));
    FeatureRow row = row(window);
    assertThat(row.features(), not(hasKey("torque")));
    assertThat(row.features(), not(hasKey("power")));
    assertThat(row.features(), not(hasKey("variant")));
    assertThat(value(row, "speed"), is(1500.0));
  }

  @Test
  public void theTrendIsTheSlopeAnHour() {
    Window window = window();
    for (int part = 0; part < PARTS; part++) {
      window.add(reading(part, 30, 40 + 0.5 * part, "M"));
    }
    assertThat("half a Nm a minute", value(row(window), "torque_trend"), closeTo(30, 1e-9));
  }

  @Test
  public void twoPartsMakeNoTrend() {
    assertThat(row(window(at(3, 0, 10), at(9, 0, 40))).features(), not(hasKey("torque_trend")));
  }

  @Test
  public void theDeviationIsInStandardDeviationsOfWhatWasBefore() {
    Window window = window();
    double[] before = {39, 41, 39, 41, 39, 41, 39, 41, 40};
    for (int part = 0; part < before.length; part++) {
      window.add(reading(part, 0, before[part], "M"));
    }
    window.add(reading(9, 0, 45, "M"));
    assertThat("5 Nm over a spread of 1", value(row(window), "torque_deviation"), closeTo(5, 1e-9));
  }

  @Test
  public void whatNeverMovedHasNoDeviation() {
    Window window = window();
    for (int part = 0; part < PARTS; part++) {
      window.add(reading(part, 0, 40, "M"));
    }
    assertThat(row(window).features(), not(hasKey("torque_deviation")));
  }

  @Test
  public void ofSeveralMeasuringPointsTheWorstCounts() {
    Window window = window();
    window.add(block(9, Verdict.VALID, 3.1, "A"));
    window.add(block(9, Verdict.VALID, 7.5, "C"));
    window.add(block(9, Verdict.CLIPPED, Double.NaN, ""));
    FeatureRow row = row(window);
    assertThat(row.vibration(), is(Verdict.VALID));
    assertThat(value(row, "kurtosis"), is(7.5));
    assertThat(value(row, "zone"), is(3.0));
    assertThat(row.features(), not(hasKey("inner_race")));
  }

  @Test
  public void withoutAVerdictThereIsNoNumberOfVibration() {
    Window window = window();
    window.add(block(8, Verdict.VALID, 3.1, "A"));
    window.add(block(9, Verdict.FLAT, Double.NaN, ""));
    FeatureRow row = row(window);
    assertThat(row.vibration(), is(Verdict.FLAT));
    assertThat(row.features().keySet(), is(Set.of()));
  }

  @Test
  public void inWhateverOrderAndHoweverOftenEventsComeEveryBitIsTheSame() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Consumer<Window>> events = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        ProcessReading reading =
            reading(random.nextInt(PARTS), random.nextInt(60), 40 * random.nextDouble(), "H");
        events.add(window -> window.add(reading));
        VibrationFeatures block =
            block(random.nextInt(PARTS), Verdict.VALID, 3 * random.nextDouble(), "B");
        events.add(window -> window.add(block));
      }
      Window inOrder = window();
      events.forEach(event -> event.accept(inOrder));
      events.addAll(events.subList(0, 30));
      Collections.shuffle(events, random);
      Window shuffled = window();
      events.forEach(event -> event.accept(shuffled));
      assertThat("seed " + seed, row(shuffled), equalTo(row(inOrder)));
    }
  }

  /** Events as they lie in the parts of a window. */
  private final class Window {
    private final MachinePart[] parts = new MachinePart[PARTS];

    Window() {
      Arrays.fill(parts, MachinePart.EMPTY);
    }

    void add(ProcessReading reading) {
      add(Measured.of(reading));
    }

    void add(VibrationFeatures block) {
      add(Measured.of(block));
    }

    private void add(Measured event) {
      int part = (int) ((event.eventTimeMicros() - FROM) / PART);
      parts[part] = parts[part].with(event);
    }

    @Nullable FeatureRow describe() {
      WindowFeatures window = new WindowFeatures(FROM, PART, PARTS);
      for (int part = 0; part < PARTS; part++) {
        window.set(part, parts[part].summary(process));
      }
      return window.describe("acme", "lathe");
    }
  }

  private Window window(ProcessReading... readings) {
    Window window = new Window();
    for (ProcessReading reading : readings) {
      window.add(reading);
    }
    return window;
  }

  private static FeatureRow row(Window window) {
    return JoinFeatures.described(Objects.requireNonNull(window.describe()), LATHE);
  }

  private static double value(FeatureRow row, String name) {
    return Objects.requireNonNull(row.features().get(name), name);
  }

  private static ProcessReading at(int part, int second, double torque) {
    return reading(part, second, torque, "M");
  }

  private static ProcessReading reading(int part, int second, double torque, String variant) {
    long time = FROM + part * PART + second * SECOND;
    return ProcessReading.of(
        "acme", "lathe", variant, 300, 310, 1500, torque, 100, time, time, SOURCE);
  }

  private static VibrationFeatures block(int part, Verdict verdict, double kurtosis, String zone) {
    long time = FROM + part * PART;
    return new VibrationFeatures(
        "acme",
        "lathe",
        "drive-end",
        UUID.randomUUID(),
        verdict,
        25,
        kurtosis,
        kurtosis,
        zone,
        kurtosis,
        kurtosis,
        kurtosis,
        -kurtosis,
        kurtosis,
        Double.NaN,
        List.of(),
        time,
        time);
  }
}
