package io.crossdock.transforms.barcode;

import io.crossdock.schemas.barcode.Anomaly;
import io.crossdock.schemas.barcode.CheckedScan;
import io.crossdock.schemas.barcode.ScanCopy;
import io.crossdock.schemas.barcode.Session;
import java.time.Duration;
import org.apache.beam.sdk.coders.BigEndianIntegerCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

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
    PCollection<ItemInput> fast =
        scans
            .apply("ShardByScanner", ParDo.of(new ShardFn<>(shards, FlagScans::scannerKey)))
            .setCoder(sharded(scans.getCoder()))
            .apply("FlagTooFast", new FlagTooFast(rules, tick));
    PCollection<ItemInput> sightings =
        scans.apply("AsInput", ParDo.of(new AsInputFn())).setCoder(ItemInputCoder.of());
    return PCollectionList.of(sightings)
        .and(fast)
        .apply("WithFindings", Flatten.pCollections())
        .apply("ShardByItem", ParDo.of(new ShardFn<>(shards, FlagScans::itemKey)))
        .setCoder(sharded(ItemInputCoder.of()))
        .apply("JudgeItems", new JudgeItems(rules, places, tick));
  }

  private static <T> Coder<KV<Integer, T>> sharded(Coder<T> coder) {
    return KvCoder.of(BigEndianIntegerCoder.of(), coder);
  }

  private static int scannerKey(CheckedScan row) {
    return row.scan().tenant().hashCode() * 31 + row.scan().scannerId().hashCode();
  }

  private static int itemKey(ItemInput input) {
    return input.tenant().hashCode() * 31 + input.item().hashCode();
  }

  private static final class ShardFn<T> extends DoFn<T, KV<Integer, T>> {
    private static final long serialVersionUID = 1;
    private final int shards;
    private final SerializableFunction<T, Integer> hash;

    ShardFn(int shards, SerializableFunction<T, Integer> hash) {
      this.shards = shards;
      this.hash = hash;
    }

    @ProcessElement
    public void process(@Element T element, OutputReceiver<KV<Integer, T>> out) {
      int spread = hash.apply(element) * 0x9E3779B9;
      out.output(KV.of(Math.floorMod(spread >>> 8, shards), element));
    }
  }

  private static final class AsInputFn extends DoFn<CheckedScan, ItemInput> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void process(@Element CheckedScan row, OutputReceiver<ItemInput> out) {
      out.output(ItemInput.of(row));
    }
  }
}
