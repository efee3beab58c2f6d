package io.crossdock.transforms.bundle;

import static java.util.Objects.requireNonNull;

import io.crossdock.schemas.coder.CompactCoder;
import io.crossdock.schemas.coder.PackedList;
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
 * Hands on what a bundle has for a key together: a runner's own work for an element (its key, its
 * state, its timers) costs more than ours for an event. In the global window.
 *
 * @param <T> what comes
 * @param <K> the key; its equality is that of its coder's bytes
 * @param <V> what goes on
 */
public abstract class GatherFn<T, K, V> extends DoFn<T, KV<K, List<V>>> {
  private static final long serialVersionUID = 1;

  /** A key's values go on at this many, before the bundle ends: bundles may be of any size. */
  private static final int MOST = 200;

  private final CompactCoder<V> coder;

  private transient @Nullable Map<K, Gathered<V>> bundle;

  /**
   * Gathers values.
   *
   * @param coder of a value, as it is written where the output goes
   */
  protected GatherFn(CompactCoder<V> coder) {
    this.coder = coder;
  }

  /** A key's values, with the earliest of their timestamps. */
  private static final class Gathered<V> {
    private final PackedList.Builder<V> values;
    private Instant earliest;

    Gathered(CompactCoder<V> coder, Instant first) {
      values = new PackedList.Builder<>(coder);
      earliest = first;
    }

    int add(V value, Instant timestamp) {
      earliest = timestamp.isBefore(earliest) ? timestamp : earliest;
      return values.add(value);
    }
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

  /** Takes in a value of a key. */
  protected void add(K key, V value, Instant timestamp, OutputReceiver<KV<K, List<V>>> out) {
    Map<K, Gathered<V>> all = requireNonNull(bundle);
    Gathered<V> gathered = all.get(key);
    if (gathered == null) {
      gathered = new Gathered<>(coder, timestamp);
      all.put(key, gathered);
    }
    if (gathered.add(value, timestamp) >= MOST) {
      all.remove(key);
      out.outputWithTimestamp(KV.of(key, gathered.values.build()), gathered.earliest);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    requireNonNull(bundle)
        .forEach(
            (key, gathered) ->
                context.output(
                    KV.of(key, gathered.values.build()), gathered.earliest, GlobalWindow.INSTANCE));
    bundle = null;
  }
}
