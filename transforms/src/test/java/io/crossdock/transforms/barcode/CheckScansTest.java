package io.crossdock.transforms.barcode;

import static io.crossdock.transforms.barcode.Scans.SIX;
import static io.crossdock.transforms.barcode.Scans.TENANT;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.Code;
import io.crossdock.schemas.barcode.CodeKind;
import io.crossdock.schemas.barcode.Scan;
import io.crossdock.schemas.barcode.Scan.Reading;
import io.crossdock.schemas.barcode.ScanCoder;
import io.crossdock.schemas.barcode.ScanFlag;
import io.crossdock.schemas.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

public class CheckScansTest {
  private static final String GOOD = "106141412345678908";
  private static final BarcodeRules RULES = BarcodeRules.DEFAULT;

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  private final List<Scan> scans = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  /** Expects these flags of a scan that arrives so long after it happened. */
  private void expect(
      String code, Duration delay, Reading reading, String tenant, ScanFlag... flags) {
    long arrival = SIX + delay.toNanos() / 1_000;
    String event = "e" + scans.size();
    scans.add(
        new Scan(
            tenant,
            Scan.identify(tenant, event, "s", "dock-1", code, SIX, ""),
            event,
            "s",
            "dock-1",
            code,
            SIX,
            arrival,
            "",
            reading,
            Source.kafka("scans", 0, scans.size())));
    expected.add(event + " " + new TreeSet<>(List.of(flags)));
  }

  private void expectCode(String code, ScanFlag... flags) {
    expect(code, Duration.ofSeconds(1), Reading.SINGLE, TENANT, flags);
  }

  private void expectDelay(Duration delay, Reading reading, ScanFlag... flags) {
    expect(GOOD, delay, reading, TENANT, flags);
  }

  private PCollection<CheckedScan> check(RulesByTenant rules) {
    return pipeline.apply(Create.of(scans).withCoder(ScanCoder.of())).apply(CheckScans.by(rules));
  }

  private void run(RulesByTenant rules) {
    String[] lines = expected.toArray(String[]::new);
    PAssert.that(check(rules))
        .satisfies(
            rows -> {
              List<String> found = new ArrayList<>();
              for (CheckedScan row : rows) {
                found.add(row.scan().eventId() + " " + ScanFlag.setOf(row.flags()));
                boolean faulty = (row.flags() & 0x1F) != 0;
                assertThat(row.scan().rawCode(), row.code().equals(Code.NONE), is(faulty));
                assertThat(row.scan().rawCode(), row.fault().isEmpty(), is(!faulty));
                assertThat(row.copies() + row.revision() + row.conflicts().size(), is(0));
              }
              assertThat(found, containsInAnyOrder(lines));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void eachFaultOfACodeHasItsReason() {
    expectCode("", ScanFlag.EMPTY_CODE);
    expectCode(" \t\r\n", ScanFlag.EMPTY_CODE);
    expectCode("]E0", ScanFlag.EMPTY_CODE);
    expectCode("41600033610A", ScanFlag.NOT_DIGITS);
    expectCode("416000 336108", ScanFlag.NOT_DIGITS);
    expectCode("1234567", ScanFlag.WRONG_LENGTH);
    expectCode("123456789012345", ScanFlag.WRONG_LENGTH);
    expectCode("416000336109", ScanFlag.WRONG_CHECK_DIGIT);
    expectCode("]E00416000336109", ScanFlag.WRONG_CHECK_DIGIT);
    expectCode("106141412345678909", ScanFlag.WRONG_CHECK_DIGIT);
    expectCode("(01)00416000336108(17)991399", ScanFlag.BAD_ELEMENTS);
    expectCode("]C100", ScanFlag.BAD_ELEMENTS);
    expectCode("416000336108");
    expectCode(GOOD);
    expectCode("]d1hello"); // is no GS1 code, and no fault
    run(RulesByTenant.same(RULES));
  }

  @Test
  public void timesAtTheirLimitsAreInOrder() {
    Duration ahead = RULES.futureTolerance().negated();
    expectDelay(ahead, Reading.SINGLE);
    expectDelay(ahead.minusNanos(1_000), Reading.SINGLE, ScanFlag.CLOCK_AHEAD);
    expectDelay(ahead.minusNanos(1_000), Reading.BULK, ScanFlag.CLOCK_AHEAD);
    expectDelay(Duration.ZERO, Reading.SINGLE);
    expectDelay(RULES.lateAfter(), Reading.SINGLE);
    expectDelay(RULES.lateAfter().plusNanos(1_000), Reading.SINGLE, ScanFlag.LATE);
    expectDelay(RULES.lateAfter().plusNanos(1_000), Reading.BULK, ScanFlag.LATE);
    expectDelay(Duration.ofDays(900), Reading.SINGLE, ScanFlag.LATE);
    run(RulesByTenant.same(RULES));
  }

  @Test
  public void aCorrectionsTimeIsNotItsOwn() {
    expectDelay(Duration.ofDays(3), Reading.CORRECTION, ScanFlag.CORRECTION);
    expectDelay(Duration.ofDays(-3), Reading.CORRECTION, ScanFlag.CORRECTION);
    run(RulesByTenant.same(RULES));
  }

  @Test
  public void aBadCodeAndABadTimeAreBothSaid() {
    Duration late = Duration.ofHours(1);
    expect("1", late, Reading.SINGLE, TENANT, ScanFlag.WRONG_LENGTH, ScanFlag.LATE);
    run(RulesByTenant.same(RULES));
  }

  @Test
  public void eachTenantIsCheckedByItsRules() {
    BarcodeRules patient =
        new BarcodeRules(
            RULES.sessionGap(),
            RULES.bounceWindow(),
            RULES.minScanInterval(),
            RULES.maxSpeedKmh(),
            RULES.clockError(),
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofDays(1),
            RULES.travelHorizon());
    expect(GOOD, Duration.ofHours(1), Reading.SINGLE, "patient");
    expect(GOOD, Duration.ofHours(1), Reading.SINGLE, "hasty", ScanFlag.LATE);
    expect(GOOD, Duration.ofHours(-1), Reading.SINGLE, "patient");
    expect(GOOD, Duration.ofHours(-1), Reading.SINGLE, "hasty", ScanFlag.CLOCK_AHEAD);
    run(new RulesByTenant(RULES, Map.of("patient", patient)));
  }

  @Test
  public void fiveNotationsOfACodeAreOneItem() {
    expectCode("416000336108");
    expectCode("]E00416000336108");
    expectCode("]C10100416000336108");
    expectCode("(01)00416000336108");
    expectCode("https://id.gs1.org/01/00416000336108");
    PAssert.that(check(RulesByTenant.same(RULES)))
        .satisfies(
            rows -> {
              int count = 0;
              for (CheckedScan row : rows) {
                count++;
                assertThat(
                    row.code(), equalTo(new Code(CodeKind.GTIN, "(01)00416000336108", false)));
                assertThat(row.item(), equalTo("(01)00416000336108"));
              }
              assertThat(count, is(5));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void copiesOfABadCodeStillMeet() {
    expectCode("12");
    expectCode("12");
    expectCode("13");
    PAssert.that(check(RulesByTenant.same(RULES)))
        .satisfies(
            rows -> {
              List<String> items = new ArrayList<>();
              for (CheckedScan row : rows) {
                assertThat(row.fault(), not(emptyString()));
                items.add(row.item());
              }
              assertThat(items, containsInAnyOrder("!s!12", "!s!12", "!s!13"));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }
}
