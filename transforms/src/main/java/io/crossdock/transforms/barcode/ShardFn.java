package io.crossdock.transforms.barcode;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.transforms.bundle.GatherFn;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.joda.time.Instant;

/**
 * Spreads what belongs to one name of a tenant's over shards, and hands on what a bundle has for a
 * shard together.
 *
 * @param <T> what comes
 * @param <V> what goes on
 */
abstract class ShardFn<T, V> extends GatherFn<T, Integer, V> {
  private static final long serialVersionUID = 1;

  private final int shards;

  ShardFn(int shards, CompactCoder<V> coder) {
    super(coder);
    this.shards = shards;
  }

  void add(
      String tenant,
      String name,
      V value,
      Instant timestamp,
      OutputReceiver<KV<Integer, List<V>>> out) {
    int spread = (tenant.hashCode() * 31 + name.hashCode()) * 0x9E3779B9;
    add(Math.floorMod(spread >>> 8, shards), value, timestamp, out);
  }
}
