package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.Test;

public class BarcodeRulesTest {
  private static final Duration ZERO = Duration.ZERO;
  private static final Duration BELOW = Duration.ofNanos(-1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static BarcodeRules rules(Duration sessionGap, Duration others, double maxSpeedKmh) {
    return new BarcodeRules(
        sessionGap, others, others, maxSpeedKmh, others, others, others, others, others);
  }

  private static void assertRefused(String message, Runnable making) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, making::run);
    assertThat(refused.getMessage(), equalTo(message));
  }

  @Test
  public void onlyTheGapMustBeLongerThanNothing() {
    assertThat(rules(HOUR, ZERO, 1).allowedLateness(), equalTo(ZERO));
    assertRefused("sessionGap is PT0S: it must be longer than 0", () -> rules(ZERO, HOUR, 1));
    assertRefused(
        "sessionGap is PT-0.000000001S: it must be longer than 0", () -> rules(BELOW, HOUR, 1));
  }

  @Test
  public void eachLimitBelowZeroIsRefusedByName() {
    String[] names = {
      "bounceWindow",
      "minScanInterval",
      "clockError",
      "futureTolerance",
      "lateAfter",
      "allowedLateness",
      "travelHorizon"
    };
    for (int wrong = 0; wrong < names.length; wrong++) {
      Duration[] limits = new Duration[names.length];
      for (int i = 0; i < limits.length; i++) {
        limits[i] = i == wrong ? BELOW : ZERO;
      }
      assertRefused(
          names[wrong] + " is PT-0.000000001S: it must not be below 0",
          () ->
              new BarcodeRules(
                  HOUR, limits[0], limits[1], 1, limits[2], limits[3], limits[4], limits[5],
                  limits[6]));
    }
  }

  @Test
  public void theSpeedMustBeANumberAboveZero() {
    for (double wrong : new double[] {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertRefused(
          "maxSpeedKmh is " + wrong + ": it must be above 0", () -> rules(HOUR, HOUR, wrong));
    }
    assertThat(rules(HOUR, HOUR, Double.MIN_VALUE).maxSpeedKmh(), equalTo(Double.MIN_VALUE));
  }

  @Test
  public void lateIsSoonerThanTooLate() {
    BarcodeRules same = new BarcodeRules(HOUR, ZERO, ZERO, 1, ZERO, ZERO, HOUR, HOUR, ZERO);
    assertThat(same.lateAfter(), equalTo(HOUR));
    assertRefused(
        "lateAfter is PT1H0.000000001S, longer than allowedLateness PT1H:"
            + " no scan could ever be flagged late",
        () -> new BarcodeRules(HOUR, ZERO, ZERO, 1, ZERO, ZERO, HOUR.plusNanos(1), HOUR, ZERO));
  }

  @Test
  public void aTenantWithoutRulesOfItsOwnHasTheStandard() {
    BarcodeRules own = rules(HOUR, ZERO, 5);
    Map<String, BarcodeRules> map = new HashMap<>(Map.of("acme", own));
    RulesByTenant rules = new RulesByTenant(BarcodeRules.DEFAULT, map);
    map.put("globex", own); // too late: it has its own copy
    assertThat(rules.of("acme"), sameInstance(own));
    assertThat(rules.of("globex"), sameInstance(BarcodeRules.DEFAULT));
    assertThat(rules.of("Acme"), sameInstance(BarcodeRules.DEFAULT));
    assertThat(rules.of(""), sameInstance(BarcodeRules.DEFAULT));
    assertThat(RulesByTenant.same(own).of("anybody"), sameInstance(own));
  }

  @Test
  public void rulesTravelToWorkers() {
    RulesByTenant rules =
        new RulesByTenant(BarcodeRules.DEFAULT, Map.of("acme", rules(HOUR, ZERO, 5)));
    assertThat(SerializableUtils.clone(rules), equalTo(rules));
  }
}
