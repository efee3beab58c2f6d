package io.crossdock.transforms.barcode;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.CheckedScanCoder;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.transforms.time.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Distinct;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Sessions;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TimestampedValue;
import org.junit.Rule;
import org.junit.Test;

/**
 * Beam's own session windows as the oracle of ours. They differ in one thing: a window of Beam's
 * ends, exclusively, a gap after its last element, so two elements exactly a gap apart are two
 * sessions, whereas ours are apart when they are further than the gap. Times are whole
 * milliseconds, Beam's unit, so its gap of one millisecond more means the same.
 */
public class SessionsOracleTest {
  private static final long GAP_MS = BarcodeRules.DEFAULT.sessionGap().toMillis();
  private static final String[] ITEMS = {Scans.PALLET, Scans.CASE_CLASS, "(00)106141412345678915"};

  @Rule public final transient TestPipeline pipeline = TestPipeline.create();

  /** Items whose scans are often exactly a gap apart, or a millisecond more or less. */
  private static List<CheckedScan> randomScans(int seed) {
    Random random = new Random(seed);
    List<CheckedScan> scans = new ArrayList<>();
    for (String tenant : List.of("acme", "globex")) {
      for (String item : ITEMS) {
        long millis = random.nextInt(100_000);
        for (int i = 0; i < 60; i++) {
          long[] steps = {1, 3_000, GAP_MS - 1, GAP_MS, GAP_MS + 1, 2 * GAP_MS};
          millis += random.nextInt(3) == 0 ? random.nextInt(900_000) : steps[random.nextInt(6)];
          CheckedScan scan =
              Scans.scan(item, "s" + random.nextInt(2), "dock-1", Duration.ofMillis(millis));
          scans.add(RandomFleet.ofTenant(tenant, scan));
        }
      }
    }
    return scans;
  }

  private PCollection<String> ours(List<CheckedScan> scans) {
    // Without timestamps, so that none is told before all of its scans are known.
    return pipeline
        .apply("Ours", Create.of(scans).withCoder(CheckedScanCoder.of()))
        .apply(
            FlagScans.by(
                RulesByTenant.same(BarcodeRules.DEFAULT),
                RandomFleet.places(),
                2,
                Duration.ofMinutes(1)))
        .get(FlagScans.SESSIONS)
        .apply("OurLines", ParDo.of(new SessionLineFn()))
        .apply(Distinct.create()); // what is doubtful is said a second time
  }

  private PCollection<String> beams(List<CheckedScan> scans, long gapMillis) {
    List<TimestampedValue<KV<String, Long>>> times = new ArrayList<>();
    for (CheckedScan row : scans) {
      long micros = row.scan().eventTimeMicros();
      times.add(
          TimestampedValue.of(
              KV.of(row.scan().tenant() + " " + row.item(), micros), Micros.toInstant(micros)));
    }
    return pipeline
        .apply(
            "Beams",
            Create.timestamped(times)
                .withCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
        .apply(Window.into(Sessions.withGapDuration(org.joda.time.Duration.millis(gapMillis))))
        .apply(GroupByKey.create())
        .apply("BeamsLines", ParDo.of(new GroupLineFn()))
        .apply("Global", Window.into(new GlobalWindows()));
  }

  private void assertSame(PCollection<String> beams, PCollection<String> ours) {
    // No list of expected lines is at hand here: each side's lines become the other's.
    PCollection<KV<String, String>> both =
        PCollectionList.of(beams.apply("OfBeam", ParDo.of(new SideFn("beam"))))
            .and(ours.apply("OfOurs", ParDo.of(new SideFn("ours"))))
            .apply(Flatten.pCollections());
    PAssert.that(both.apply("BySession", GroupByKey.create()))
        .satisfies(
            groups -> {
              int count = 0;
              for (KV<String, Iterable<String>> group : groups) {
                count++;
                assertThat(group.getKey(), group.getValue(), containsInAnyOrder("beam", "ours"));
              }
              assertThat(count, greaterThan(80));
              return null;
            });
    pipeline.run().waitUntilFinish();
  }

  @Test
  public void sessionsAreThoseOfBeamsWindows() {
    List<CheckedScan> scans = randomScans(1);
    assertSame(beams(scans, GAP_MS + 1), ours(scans));
  }

  @Test
  public void sessionsAreThoseOfBeamsWindowsOnAnotherDay() {
    List<CheckedScan> scans = randomScans(2);
    assertSame(beams(scans, GAP_MS + 1), ours(scans));
  }

  @Test
  public void exactlyAGapApartBeamHasTwoSessionsAndWeHaveOne() {
    List<CheckedScan> scans =
        List.of(
            Scans.scan(Scans.PALLET, "s1", "dock-1", Duration.ZERO),
            Scans.scan(Scans.PALLET, "s1", "dock-1", Duration.ofMillis(GAP_MS)));
    String item = Scans.TENANT + " " + Scans.PALLET + " ";
    long first = Scans.SIX;
    long last = first + GAP_MS * 1_000;
    PAssert.that(beams(scans, GAP_MS))
        .containsInAnyOrder(item + first + ".." + first + " 1", item + last + ".." + last + " 1");
    PAssert.that(ours(scans)).containsInAnyOrder(item + first + ".." + last + " 2");
    pipeline.run().waitUntilFinish();
  }

  private static final class SessionLineFn extends DoFn<Session, String> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element Session session, OutputReceiver<String> out) {
      assertThat(session.count(), is(not(equalTo(0))));
      out.output(
          String.format(
              "%s %s %d..%d %d",
              session.tenant(),
              session.item(),
              session.firstMicros(),
              session.lastMicros(),
              session.count()));
    }
  }

  private static final class GroupLineFn extends DoFn<KV<String, Iterable<Long>>, String> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element KV<String, Iterable<Long>> group, OutputReceiver<String> out) {
      TreeSet<Long> times = new TreeSet<>();
      int count = 0;
      for (Long time : group.getValue()) {
        times.add(time);
        count++;
      }
      out.output(String.format("%s %d..%d %d", group.getKey(), times.first(), times.last(), count));
    }
  }

  private static final class SideFn extends DoFn<String, KV<String, String>> {
    private static final long serialVersionUID = 1;
    private final String side;

    SideFn(String side) {
      this.side = side;
    }

    @ProcessElement
    public void process(@Element String line, OutputReceiver<KV<String, String>> out) {
      out.output(KV.of(line, side));
    }
  }
}
