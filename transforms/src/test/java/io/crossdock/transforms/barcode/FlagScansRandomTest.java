package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.Rule;
import org.junit.Test;

/**
 * Several tenants' random days through the real transform: scans late by up to their tenant's
 * lateness, partitions read behind one another, the watermark in random steps. The tables end as
 * the naive models say.
 */
public class FlagScansRandomTest {
  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  @Test
  public void readInOrderOfArrival() {
    run(11, 0);
  }

  @Test
  public void aPartitionFiveMinutesBehind() {
    run(12, 300_000);
  }

  @Test
  public void aPartitionTwoHoursBehind() {
    run(13, 7_200_000);
  }

  @Test
  public void anotherDay() {
    run(14, 1_000);
  }

  private void run(int seed, int behindMillis) {
    Random random = new Random(seed);
    RandomFleet fleet = new RandomFleet(random, 250);
    List<CheckedScan> scans = inOrderOfReading(fleet.scans, behindMillis);
    PCollectionTuple out =
        pipeline
            .apply(stream(scans, random))
            .apply(
                FlagScans.by(RandomFleet.RULES, RandomFleet.places(), 3, Duration.ofSeconds(20)));
    String collected = Collected.into(out);
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    List<String> extra = Collected.take(collected).content();
    List<String> missing = new ArrayList<>();
    for (String line : fleet.expected()) {
      if (!extra.remove(line)) {
        missing.add(line);
      }
    }
    assertThat("missing, while too much is " + extra, missing, is(empty()));
    assertThat(extra, is(empty()));
    Counters.assertNothingRemembered(result);
  }

  /** By arrival, but that every third scanner's partition is read behind the others. */
  private static List<CheckedScan> inOrderOfReading(List<CheckedScan> scans, int behindMillis) {
    List<CheckedScan> order = new ArrayList<>(scans);
    order.sort(
        Comparator.comparingLong(
            row -> {
              boolean behind = Math.floorMod(row.scan().scannerId().hashCode(), 3) == 0;
              return row.scan().arrivalMicros() + (behind ? behindMillis * 1_000L : 0);
            }));
    return order;
  }

  /** The watermark stays at or before every arrival that is still to be read. */
  private static TestStream<CheckedScan> stream(List<CheckedScan> scans, Random random) {
    long[] earliest = new long[scans.size() + 1];
    earliest[scans.size()] = Long.MAX_VALUE;
    for (int i = scans.size() - 1; i >= 0; i--) {
      earliest[i] = Math.min(earliest[i + 1], scans.get(i).scan().arrivalMicros());
    }
    TestStream.Builder<CheckedScan> stream = TestStream.create(CheckedScanCoder.of());
    long watermark = Math.floorDiv(earliest[0], 1_000);
    stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(watermark));
    for (int i = 0; i < scans.size(); i++) {
      CheckedScan row = scans.get(i);
      long limit = Math.floorDiv(earliest[i], 1_000);
      if (random.nextInt(3) > 0 && limit > watermark + 1) {
        watermark = random.nextInt(4) == 0 ? random.nextLong(watermark + 1, limit) : limit;
        stream = stream.advanceWatermarkTo(Instant.ofEpochMilli(watermark));
      }
      stream =
          stream.addElements(
              TimestampedValue.of(row, Micros.toInstant(row.scan().arrivalMicros())));
    }
    return stream.advanceWatermarkToInfinity();
  }
}
