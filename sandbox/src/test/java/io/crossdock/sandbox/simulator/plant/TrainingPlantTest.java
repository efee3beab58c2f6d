package io.crossdock.sandbox.simulator.plant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.maintenance.Bearing;
import io.crossdock.schemas.maintenance.VibrationBlock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.JUnit4;

@RunWith(JUnit4.class)
public class TrainingPlantTest {
  private static final int ROWS = 1_200;

  @Test
  public void theSameSeedGivesTheSameRows() {
    TrainingPlant plant = TrainingPlant.of(4);
    List<LabelledBlock> blocks = plant.blocks(30).toList();
    assertThat(TrainingPlant.of(4).blocks(30).toList(), is(blocks));
    assertThat(plant.blocks(60).limit(30).toList(), is(blocks));
    assertThat(TrainingPlant.of(5).blocks(30).toList(), is(not(blocks)));
    List<LabelledReading> readings = plant.readings(30).toList();
    assertThat(TrainingPlant.of(4).readings(30).toList(), is(readings));
    assertThat(TrainingPlant.of(5).readings(30).toList(), is(not(readings)));
  }

  @Test
  public void readingsAreLabelledByTheDocumentedRules() {
    Map<String, Integer> counts = new HashMap<>();
    List<LabelledReading> readings = TrainingPlant.of(9).readings(ROWS).toList();
    for (LabelledReading one : readings) {
      List<String> expected = one.rule().isEmpty() ? List.of() : List.of(one.rule());
      assertThat(MillingMachineTest.documented(one.reading()), is(expected));
      assertThat(one.failureMode(), is(one.rule().isEmpty() ? "" : PlantTruth.PROCESS));
      counts.merge(one.rule(), 1, Integer::sum);
    }
    assertThat(readings, hasSize(ROWS));
    assertThat(
        counts,
        is(
            Map.of(
                "",
                ROWS / 2,
                "heat-dissipation",
                ROWS / 8,
                "power",
                ROWS / 8,
                "overstrain",
                ROWS / 8,
                "tool-wear",
                ROWS / 8)));
  }

  @Test
  public void labelsOfBlocksCanBeSeenInTheirEnvelopes() {
    Map<String, Integer> counts = new HashMap<>();
    int judged = 0;
    int wrong = 0;
    for (LabelledBlock one : TrainingPlant.of(2).blocks(ROWS).toList()) {
      counts.merge(one.failureMode(), 1, Integer::sum);
      VibrationBlock block = one.block();
      assertThat(block.machineId(), is(one.machine().machineId()));
      Bearing bearing = Objects.requireNonNull(one.machine().bearing());
      if (Double.isNaN(block.shaftHz())) {
        continue;
      }
      for (Race race : Race.values()) {
        // Harmonics of the one may be near the other: only the race of the label is looked at.
        boolean damaged = one.failureMode().equals(race.failureMode());
        if (damaged || one.failureMode().isEmpty()) {
          double rise =
              NaiveEnvelope.rise(block.samples(), race.perTurn(bearing) * block.shaftHz());
          judged++;
          wrong += damaged == rise > NaiveEnvelope.LINE ? 0 : 1;
        }
      }
    }
    assertThat(
        counts,
        is(Map.of("", ROWS / 3, PlantTruth.OUTER_RACE, ROWS / 3, PlantTruth.INNER_RACE, ROWS / 3)));
    assertThat(judged, is(greaterThan(700)));
    // By the crudest of measures: the mildest damage of an inner race is at the limit.
    assertThat((double) wrong / judged, is(lessThan(0.03)));
  }
}
