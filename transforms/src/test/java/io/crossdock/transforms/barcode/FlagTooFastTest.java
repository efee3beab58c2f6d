package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.transforms.barcode.ItemHistory.TooFast;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.Rule;
import org.junit.Test;

/** Against a model that compares every scan with every other, in shuffled orders of reading. */
public class FlagTooFastTest {
  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  @Test
  public void findsWhatComparingAllWithAllFinds() {
    findsTheSame(new RandomFleet(new Random(1), 300).scans, 1);
  }

  @Test
  public void findsTheSameInAnotherOrder() {
    findsTheSame(new RandomFleet(new Random(1), 300).scans, 2);
  }

  @Test
  public void findsTheSameInAThirdOrder() {
    findsTheSame(new RandomFleet(new Random(1), 300).scans, 3);
  }

  /** The scans of ten seconds lie together; pairs on both sides of a boundary must still meet. */
  @Test
  public void findsPairsAcrossTheBoundariesOfItsState() {
    List<CheckedScan> scans = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Duration boundary = Duration.ofSeconds(10L * i);
      scans.add(Scans.scan(Scans.PALLET, "s1", "dock-1", boundary.minusMillis(1 + i)));
      scans.add(Scans.scan(Scans.CASE_CLASS, "s1", "dock-1", boundary.plusMillis(2L * i)));
    }
    assertThat(RandomFleet.tooFast(scans, RandomFleet.RULES).size(), equalTo(50));
    findsTheSame(scans, 4);
  }

  private void findsTheSame(List<CheckedScan> scans, long order) {
    Set<UUID> expected = RandomFleet.tooFast(scans, RandomFleet.RULES);
    assertThat(expected.size(), greaterThan(10));
    List<CheckedScan> shuffled = new ArrayList<>(scans);
    Random random = new Random(order);
    Collections.shuffle(shuffled, random);
    TestStream.Builder<KV<Integer, List<ScannerPick>>> stream =
        TestStream.create(
            KvCoder.of(
                BigEndianIntegerCoder.of(), ListCoder.of(ScannerPick.ScannerPickCoder.of())));
    for (CheckedScan row : shuffled) {
      int shard = row.scan().scannerId().hashCode() & 1;
      ScannerPick pick = ScannerPick.of(row).orElse(null);
      if (pick != null) {
        stream =
            stream.addElements(
                TimestampedValue.of(
                    KV.of(shard, List.of(pick)), Micros.toInstant(row.scan().arrivalMicros())));
      }
    }
    PCollection<ItemInput> found =
        pipeline
            .apply(stream.advanceWatermarkToInfinity())
            .apply(new FlagTooFast(RandomFleet.RULES, Duration.ofMinutes(1)));
    UUID[] ids = expected.toArray(UUID[]::new);
    PAssert.that(found)
        .satisfies(
            inputs -> {
              List<UUID> told = new ArrayList<>();
              for (ItemInput input : inputs) {
                TooFast fast = Objects.requireNonNull(input.fast());
                told.add(fast.scanId());
              }
              assertThat("each is told once", told, containsInAnyOrder(ids));
              return null;
            });
    var result = pipeline.run();
    result.waitUntilFinish();
    Counters.assertNothingRemembered(result);
  }
}
