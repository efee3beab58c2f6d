package io.crossdock.transforms.barcode;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Spreads what belongs to one name of a tenant's over shards, and hands on what a bundle has for a
 * shard together: a runner's own work for an element (its key, its state, its timers) costs more
 * than ours for a scan. In the global window.
 *
 * @param <T> what comes
 * @param <V> what goes on
 */
abstract class ShardFn<T, V> extends DoFn<T, KV<Integer, List<V>>> {
  private static final long serialVersionUID = 1;

  /** A shard's elements go on at this many, before the bundle ends: bundles may be of any size. */
  private static final int MOST = 200;

  private final int shards;
  private transient @Nullable Map<Integer, Gathered<V>> bundle;

  /** A shard's values, with the earliest of their timestamps. */
  private static final class Gathered<V> {
    private final List<V> values = new ArrayList<>();
    private Instant earliest;

    Gathered(Instant first) {
      earliest = first;
    }

    void add(V value, Instant timestamp) {
      values.add(value);
      earliest = timestamp.isBefore(earliest) ? timestamp : earliest;
    }
  }

  ShardFn(int shards) {
    this.shards = shards;
  }

  /** What waited for the bundle's end is as early as it was: it holds the watermark until then. */
  @Override
  @SuppressWarnings("deprecation") // there is no other way to say so
  public Duration getAllowedTimestampSkew() {
    return Duration.millis(Long.MAX_VALUE);
  }

  @StartBundle
  public void start() {
    bundle = new HashMap<>();
  }

  void add(
      String tenant,
      String name,
      V value,
      Instant timestamp,
      OutputReceiver<KV<Integer, List<V>>> out) {
    int spread = (tenant.hashCode() * 31 + name.hashCode()) * 0x9E3779B9;
    int shard = Math.floorMod(spread >>> 8, shards);
    Map<Integer, Gathered<V>> all = requireNonNull(bundle);
    Gathered<V> gathered = all.get(shard);
    if (gathered == null) {
      gathered = new Gathered<>(timestamp);
      all.put(shard, gathered);
    }
    gathered.add(value, timestamp);
    if (gathered.values.size() >= MOST) {
      all.remove(shard);
      out.outputWithTimestamp(KV.of(shard, gathered.values), gathered.earliest);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    requireNonNull(bundle)
        .forEach(
            (shard, gathered) ->
                context.output(
                    KV.of(shard, gathered.values), gathered.earliest, GlobalWindow.INSTANCE));
    bundle = null;
  }
}
