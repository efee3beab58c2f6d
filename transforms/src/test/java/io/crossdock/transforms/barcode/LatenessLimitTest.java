package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.PALLET;
import static io.crossdock.transforms.barcode.Scans.min;
import static io.crossdock.transforms.barcode.Scans.scan;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import java.time.Duration;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class LatenessLimitTest {
  private static final Duration LIMIT = BarcodeRules.DEFAULT.allowedLateness();
  private static final LatenessLimit STANDARD =
      new LatenessLimit(RulesByTenant.same(BarcodeRules.DEFAULT));

  private static Scan arrivingAfter(Duration delay, Reading reading) {
    return scan(PALLET, "s1", "dock-1", min(0), delay, "e", reading, 0).scan();
  }

  @Test
  public void exactlyTheLimitIsInTime() {
    assertThat(STANDARD.apply(arrivingAfter(LIMIT, Reading.SINGLE)), equalTo(""));
    assertThat(STANDARD.apply(arrivingAfter(LIMIT, Reading.BULK)), equalTo(""));
  }

  @Test
  public void aMicrosecondMoreIsTooLate() {
    Duration delay = LIMIT.plusNanos(1_000);
    String reason = "arrived PT2H after it happened, later than the allowed lateness of PT2H";
    assertThat(STANDARD.apply(arrivingAfter(delay, Reading.SINGLE)), equalTo(reason));
    assertThat(STANDARD.apply(arrivingAfter(delay, Reading.BULK)), equalTo(reason));
  }

  @Test
  public void aScanFromTheFutureIsNotLate() {
    assertThat(STANDARD.apply(arrivingAfter(Duration.ofDays(-900), Reading.SINGLE)), equalTo(""));
  }

  @Test
  public void aCorrectionIsNeverTooLate() {
    Scan correction = arrivingAfter(Duration.ofDays(90), Reading.CORRECTION);
    assertThat(STANDARD.apply(correction), equalTo(""));
  }

  @Test
  public void eachTenantHasItsOwnLimit() {
    BarcodeRules standard = BarcodeRules.DEFAULT;
    BarcodeRules strict =
        new BarcodeRules(
            standard.sessionGap(),
            standard.bounceWindow(),
            standard.minScanInterval(),
            standard.maxSpeedKmh(),
            standard.clockError(),
            standard.futureTolerance(),
            Duration.ZERO,
            min(1),
            standard.travelHorizon());
    Scan scan = arrivingAfter(min(2), Reading.SINGLE);
    assertThat(
        new LatenessLimit(new RulesByTenant(standard, Map.of(Scans.TENANT, strict))).apply(scan),
        equalTo("arrived PT2M after it happened, later than the allowed lateness of PT1M"));
    assertThat(
        new LatenessLimit(new RulesByTenant(strict, Map.of(Scans.TENANT, standard))).apply(scan),
        equalTo(""));
  }

  @Test
  public void theLimitTravelsToWorkers() {
    LatenessLimit limit = SerializableUtils.clone(STANDARD);
    assertThat(limit.apply(arrivingAfter(LIMIT, Reading.SINGLE)), equalTo(""));
  }
}
