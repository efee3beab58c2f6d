package io.crossdock.transforms.bundle;

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

  private transient @Nullable Map<K, Gathered<V>> bundle;

  /** A key's values, with the earliest of their timestamps. */
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
      gathered = new Gathered<>(timestamp);
      all.put(key, gathered);
    }
    gathered.add(value, timestamp);
    if (gathered.values.size() >= MOST) {
      all.remove(key);
      out.outputWithTimestamp(KV.of(key, gathered.values), gathered.earliest);
    }
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    requireNonNull(bundle)
        .forEach(
            (key, gathered) ->
                context.output(
                    KV.of(key, gathered.values), gathered.earliest, GlobalWindow.INSTANCE));
    bundle = null;
  }
}
