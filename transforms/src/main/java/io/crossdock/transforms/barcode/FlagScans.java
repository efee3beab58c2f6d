package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.CompactListCoder;
import java.time.Duration;
import java.util.List;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Flags scans by what other scans say of them, and makes sessions: the whole stateful part of the
 * barcode pipeline. Elements carry the time of their arrival; the watermark follows it, and so no
 * device's clock can move it (R45).
 */
public final class FlagScans extends PTransform<PCollection<CheckedScan>, PCollectionTuple> {
  private static final long serialVersionUID = 1;

  /** Rows of scans, for the first time and restated. */
  public static final TupleTag<CheckedScan> ROWS = JudgeItems.ROWS;

  /** Sessions that are over, for the first time and restated. */
  public static final TupleTag<Session> SESSIONS = JudgeItems.SESSIONS;

  /** Further copies of scans. */
  public static final TupleTag<ScanCopy> COPIES = JudgeItems.COPIES;

  /** What was found wrong, and what of it no longer holds. */
  public static final TupleTag<Anomaly> ANOMALIES = JudgeItems.ANOMALIES;

  private final RulesByTenant rules;
  private final Places places;
  private final int shards;
  private final Duration tick;

  private FlagScans(RulesByTenant rules, Places places, int shards, Duration tick) {
    this.rules = rules;
    this.places = places;
    this.shards = shards;
    this.tick = tick;
  }

  /**
   * Flags by these rules.
   *
   * @param rules limits by tenant
   * @param places where the read points are
   * @param shards how many keys the state is spread over; part of a savepoint, so not to be changed
   *     for a running job
   * @param tick how exactly sessions are closed: a session is told within a tick of its end
   */
  public static FlagScans by(RulesByTenant rules, Places places, int shards, Duration tick) {
    return new FlagScans(rules, places, shards, tick);
  }

  @Override
  public PCollectionTuple expand(PCollection<CheckedScan> scans) {
    PCollection<KV<Integer, List<ItemInput>>> findings =
        scans
            .apply("ShardByScanner", ParDo.of(new ShardPicksFn(shards)))
            .setCoder(sharded(ScannerPick.ScannerPickCoder.of()))
            .apply("FlagTooFast", new FlagTooFast(rules, tick))
            .apply("ShardFindings", ParDo.of(new ShardFindingsFn(shards)))
            .setCoder(sharded(ItemInputCoder.of()));
    // Sharded before they are put together: a runner then sends them on without a step between.
    PCollection<KV<Integer, List<ItemInput>>> sightings =
        scans
            .apply("ShardByItem", ParDo.of(new ShardScansFn(shards)))
            .setCoder(sharded(ItemInputCoder.of()));
    return PCollectionList.of(sightings)
        .and(findings)
        .apply("WithFindings", Flatten.pCollections())
        .apply("JudgeItems", new JudgeItems(rules, places, tick));
  }

  private static <T> Coder<KV<Integer, List<T>>> sharded(CompactCoder<T> coder) {
    return KvCoder.of(BigEndianIntegerCoder.of(), CompactListCoder.of(coder));
  }

  private static final class ShardPicksFn extends ShardFn<CheckedScan, ScannerPick> {
    private static final long serialVersionUID = 1;

    ShardPicksFn(int shards) {
      super(shards, ScannerPick.ScannerPickCoder.of());
    }

    @ProcessElement
    public void process(
        @Element CheckedScan row,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<Integer, List<ScannerPick>>> out) {
      ScannerPick.of(row)
          .ifPresent(pick -> add(pick.tenant(), pick.scannerId(), pick, timestamp, out));
    }
  }

  private static final class ShardScansFn extends ShardFn<CheckedScan, ItemInput> {
    private static final long serialVersionUID = 1;

    ShardScansFn(int shards) {
      super(shards, ItemInputCoder.of());
    }

    @ProcessElement
    public void process(
        @Element CheckedScan row,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<Integer, List<ItemInput>>> out) {
      ItemInput input = ItemInput.of(row);
      add(input.tenant(), input.item(), input, timestamp, out);
    }
  }

  private static final class ShardFindingsFn extends ShardFn<ItemInput, ItemInput> {
    private static final long serialVersionUID = 1;

    ShardFindingsFn(int shards) {
      super(shards, ItemInputCoder.of());
    }

    @ProcessElement
    public void process(
        @Element ItemInput input,
        @Timestamp Instant timestamp,
        OutputReceiver<KV<Integer, List<ItemInput>>> out) {
      add(input.tenant(), input.item(), input, timestamp, out);
    }
  }
}
